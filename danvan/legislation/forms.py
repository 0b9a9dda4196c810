"""The shape of what is typed about documents."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from danvan.legislation.facts import DocumentFacts
from danvan.legislation.models import Document

EARLIEST, LATEST = 1945, 2100


class DayInput(forms.DateInput):
    """The browser's own day picker."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DayForm(forms.Form):
    """The day on which a reader asks what is in force."""

    ngay = forms.DateField(label=_("In force on"), required=False, widget=DayInput)


class DocumentForm(forms.ModelForm[Document]):
    """The facts of a document; the official title only where it was read."""

    class Meta:
        model = Document
        fields = tuple(DocumentFacts.__dataclass_fields__)
        widgets = {
            "issued_on": DayInput,
            "in_force_from": DayInput,
            "in_force_to": DayInput,
            "title": forms.Textarea(attrs={"rows": 2}),
            "subject": forms.Textarea(attrs={"rows": 2}),
            "source": forms.Textarea(attrs={"rows": 2}),
            "remark": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "number": _("As printed, for example 31/2019/NĐ-CP."),
            "title": _("Leave empty until it was read in the document itself."),
            "subject": _("In your own words, one sentence."),
            "source": _("Address of the page where it was read."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].validators += [MinValueValidator(EARLIEST), MaxValueValidator(LATEST)]

    def _post_clean(self) -> None:
        """Only the shape is checked here; the action writes, so the instance is left alone."""

    def facts(self) -> DocumentFacts:
        return DocumentFacts(**self.cleaned_data)


class NewDocumentForm(DocumentForm):
    """A new document also needs the short name of its address."""

    slug = forms.SlugField(
        label=_("Short name"), max_length=80, help_text=_("Part of the address, for example nd-31-2019. It stays.")
    )
    field_order = ("slug",)

    def facts(self) -> DocumentFacts:
        return DocumentFacts(**{name: value for name, value in self.cleaned_data.items() if name != "slug"})
