"""Files in a form: what was chosen stays chosen, whatever else is wrong with the form."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.attachments.checking import check
from danvan.attachments.errors import FileRefused
from danvan.attachments.exif import PhotoHints
from danvan.attachments.kinds import FROM_CITIZENS, Accepts
from danvan.attachments.models import StagedFile
from danvan.attachments.staging import keep_checked, new_token, unstage
from danvan.language import normalise_line

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_SHOWN_NAME = 60


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.Field):
    """Takes any number of files; `AttachmentsMixin.keep_files` has already judged them."""

    widget = FilesInput


@dataclass(frozen=True, slots=True)
class OfferedHints:
    """Place and time that a photo just received carries: shown once, kept nowhere unless the sender takes them."""

    file: StagedFile
    hints: PhotoHints

    @property
    def value(self) -> str:
        """Value of the button that takes them: "21.028500,105.804800;2026-11-20T08:15", either part may be empty."""
        place = "" if self.hints.lat is None else f"{self.hints.lat:.6f},{self.hints.lon:.6f}"
        taken = "" if self.hints.taken_at is None else f"{timezone.localtime(self.hints.taken_at):%Y-%m-%dT%H:%M}"
        return f"{place};{taken}"


class AttachmentsMixin(forms.Form):
    """Adds `attachments` to a form. In the view, before `is_valid()`: `form.keep_files(at=now)`.

    `only_files`: the sender pressed "add files", "remove" or took a photo's place: show the form again, judge
    nothing. `place_taken` is then that place. Hand `token` to `uploads.adopt` inside the action.
    Template: `{% include "attachments/field.html" %}` with `form`; the form tag needs `enctype="multipart/form-data"`.
    """

    accepts: ClassVar[Accepts] = FROM_CITIZENS

    attachments = FilesField(label=_("Photos and files"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sent = self._sent("files_token")
        self.token = sent if _TOKEN.fullmatch(sent) else new_token()
        self.staged: list[StagedFile] = []
        self.offered: list[OfferedHints] = []
        self._refusals: list[str] = []
        picker = self.fields["attachments"]
        picker.widget.attrs["accept"] = self.accepts.accept
        picker.help_text = _("%(words)s At most %(count)s files of %(size)s MB each. The place where a photo was "
                             "taken and the name of the device are removed before it is kept.") % {
            "words": self.accepts.words,
            "count": settings.ATTACHMENT_MAX_FILES,
            "size": settings.ATTACHMENT_MAX_BYTES // (1024 * 1024),
        }  # fmt: skip

    @property
    def file_names(self) -> dict[str, str]:
        """Names of the hidden token and of the buttons, with the form's prefix."""
        names = {"token": "files_token", "add": "files_add", "remove": "files_remove", "take": "take"}
        return {word: self.add_prefix(name) for word, name in names.items()}

    @property
    def only_files(self) -> bool:
        """True when a button of the file field was pressed, not the one that sends the form."""
        return any(self._sent(button) for button in ("files_add", "files_remove", "take"))

    def keep_files(self, *, at: datetime) -> None:
        """Stage what was chosen, let go what was removed; a refused file becomes an error beside the field."""
        if not self.is_bound:
            return
        if key := self._sent("files_remove"):
            unstage(key, self.token)
        for file in self.files.getlist(self.add_prefix("attachments")) if self.files else []:
            self._keep(file, at)
        self.staged = list(StagedFile.objects.of(self.token, at=at))

    def clean_attachments(self) -> list[StagedFile]:
        if self._refusals:
            raise ValidationError(list(self._refusals))
        return self.staged

    def _keep(self, file: Any, at: datetime) -> None:
        try:
            checked = check(file, accepts=self.accepts)
            row = keep_checked(checked, self.token, at=at)
        except FileRefused as refusal:
            name = normalise_line(file.name or "")[:_SHOWN_NAME]
            self._refusals.append(f"“{name}”: {gettext(refusal.message) % refusal.params}")
            return
        if checked.hints:
            self.offered.append(OfferedHints(row, checked.hints))

    def _sent(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name), "")) if self.is_bound else ""
