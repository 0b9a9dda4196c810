"""The form of a picture in the newsroom's store."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm


class PictureForm(BaseImageForm):
    """Asks for what the picture shows: without it the picture waits, and the question stands beside its field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "description" in self.fields:
            field = self.fields["description"]
            field.required = True
            field.error_messages["required"] = _("Say in a few words what the picture shows: not everybody sees it.")
