"""A picture of an article: never without words for those who do not see it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition


class Picture(AbstractImage):
    """A picture in the newsroom's store; `description` says what it shows.

    Retention: as long as an article shows it.
    """

    # As Wagtail's own, but people know nothing of pictures.
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    credit = models.CharField(_("photographer or source"), max_length=160, blank=True)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        constraints = [
            models.CheckConstraint(
                name="picture_says_what_it_shows",
                condition=~models.Q(description=""),
                violation_error_message=_("Say in a few words what the picture shows: not everybody sees it."),
            )
        ]


class PictureRendition(AbstractRendition):
    """One size and format of a picture. Retention: made anew when needed."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
