"""The shape of what is sent in to be read, and of what a reviewer corrects."""

from typing import Any

from django import forms
from django.core.files.base import File
from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.legislation.actions.correct_import_piece import PieceWords
from danvan.legislation.citing import read_citation
from danvan.legislation.facts import DocumentFacts
from danvan.legislation.forms import DocumentForm
from danvan.legislation.models import Clause, Document
from danvan.legislation.models.article import Sort
from danvan.legislation.models.relation import Deed
from danvan.legislation.reading.lines import LARGEST_MB
from danvan.legislation.reading.pieces import ReadPiece
from danvan.legislation.reading.refusals import TextTooBig
from danvan.legislation.reading.splitting import typed

LONGEST_PIECE = 1_000_000


class TextFileForm(forms.Form):
    """One file to be read."""

    tep = forms.FileField(
        label=_("File of the document"),
        help_text=_("Word (DOCX), web page (HTML) or plain text, up to 20 MB. Nothing is entered before you approve."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".docx,.html,.htm,.txt"}),
    )

    def clean_tep(self) -> File[bytes]:
        file: File[bytes] = self.cleaned_data["tep"]
        if file.size > LARGEST_MB * 1024 * 1024:
            raise forms.ValidationError(gettext(TextTooBig.message) % {"limit": LARGEST_MB})
        return file


class ReviewForm(DocumentForm):
    """The facts of a text under review, and whether it becomes a new document or brings a known one up to date."""

    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    slug = forms.SlugField(
        label=_("Short name"), max_length=80, help_text=_("Part of the address, for example nd-31-2019. It stays.")
    )
    anew = forms.BooleanField(
        label=_("Enter as a document of its own"),
        help_text=_("Leave empty to bring the known document up to date."),
        required=False,
    )
    field_order = ("edition", "kind", "number", "title", "issuer", "issued_on", "year", "signer", "signer_office")

    def __init__(self, *args: Any, known: Document | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        if known is None:
            del self.fields["anew"]
        else:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("Only for a document of its own.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("anew") and not data.get("slug") and "slug" not in self.errors:
            self.add_error("slug", gettext("Write the short name of the new document."))
        return data

    def facts(self) -> DocumentFacts:
        names = DocumentFacts.__dataclass_fields__
        return DocumentFacts(**{name: value for name, value in self.cleaned_data.items() if name in names})

    def new_slug(self) -> str:
        """The short name of a new document, "" to bring the known one up to date."""
        anew = self.known is None or self.cleaned_data.get("anew")
        return str(self.cleaned_data["slug"]) if anew else ""


class PieceForm(forms.Form):
    """One piece of a text under review."""

    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    sort = forms.ChoiceField(label=_("kind of piece"), choices=Sort.choices)
    number = forms.CharField(
        label=_("number"),
        max_length=12,
        required=False,
        validators=[RegexValidator(r"^[\w-]*$", _("Write letters, digits and hyphens only, for example 27a."))],
        help_text=_("Empty: the text as a whole."),
    )
    heading = forms.CharField(label=_("heading"), max_length=400, required=False)
    chapter = forms.CharField(label=_("chapter"), max_length=400, required=False)
    section = forms.CharField(label=_("section"), max_length=400, required=False)
    text = forms.CharField(
        label=_("text"),
        max_length=LONGEST_PIECE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("A line that begins with the next number and a full stop opens a clause: “2. …”."),
    )

    @staticmethod
    def first_values(piece: ReadPiece, edition: int) -> dict[str, Any]:
        """The piece as it is shown to be edited."""
        words = {name: getattr(piece, name) for name in ("sort", "number", "heading", "chapter", "section")}
        return {**words, "text": typed(piece.text, piece.clauses), "edition": edition}

    def words(self) -> PieceWords:
        return PieceWords(**{name: value for name, value in self.cleaned_data.items() if name != "edition"})


class EditionForm(forms.Form):
    """Which edition of the draft the reviewer saw."""

    edition = forms.IntegerField(min_value=0, max_value=2**31 - 1)


class RelationForm(forms.Form):
    """What this document does to another, or the other to it."""

    deed = forms.ChoiceField(label=_("Relation"))
    other = forms.CharField(
        label=_("The other document"),
        max_length=400,
        help_text=_("Its number, for example 61/2018/NĐ-CP, or its short name in the library."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        does = [(f"does.{deed.value}", deed.label) for deed in Deed]
        suffers = [(f"suffers.{deed.value}", deed.suffered) for deed in Deed]
        field: Any = self.fields["deed"]
        field.choices = [(_("This document …"), does), (_("This document is …"), suffers)]

    def clean_other(self) -> Document:
        found = read_citation(self.cleaned_data["other"])
        if isinstance(found, Clause):
            found = found.article.document
        if not isinstance(found, Document):
            words = gettext("The library has no such document, or several. Write its number or its short name.")
            raise forms.ValidationError(words)
        return found

    def ends(self, document: Document) -> tuple[Document, str, Document]:
        """(newer, deed, older) of the relation with `document`."""
        side, _dot, deed = self.cleaned_data["deed"].partition(".")
        other = self.cleaned_data["other"]
        return (document, deed, other) if side == "does" else (other, deed, document)
