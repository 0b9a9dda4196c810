"""What is filled in on the way of an answer: remarks, the signed paper, the issue."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.attachments.forms import AttachmentsMixin
from danvan.attachments.kinds import FROM_STAFF
from danvan.petitions.forms.fields import TextField
from danvan.petitions.forms.steps import StepForm
from danvan.petitions.models import Answer, TransferReason
from danvan.petitions.queries.answers import hands_over, unfinished

LONGEST_REMARKS = 4_000


class ReviewForm(StepForm):
    """A decision about the answer as it was read."""

    revision = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False, widget=forms.HiddenInput)

    def prepare(self) -> None:
        self.answer: Answer | None = unfinished(self.petition)
        self.fields["revision"].initial = self.answer.revision if self.answer else None


class PassForm(ReviewForm):
    """Approve; a remark is kept with it."""

    remarks = TextField(
        label=_("Remark"), required=False, max_length=LONGEST_REMARKS, widget=forms.Textarea(attrs={"rows": 2})
    )


class ReturnForm(ReviewForm):
    """What has to be changed."""

    remarks = TextField(
        label=_("What has to be changed"),
        max_length=LONGEST_REMARKS,
        help_text=_("Goes to who drafted the answer; the sender never sees it."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class SignForm(AttachmentsMixin, ReviewForm):
    """Sign here; or attach the scan of what was signed by hand."""

    accepts = FROM_STAFF

    def prepare(self) -> None:
        super().prepare()
        self.fields["attachments"].label = gettext("Signed by hand? The scan of the signed and sealed paper")


class IssueForm(ReviewForm):
    """Issue; for a refusal that hands over, why it is passed on."""

    reason = forms.ChoiceField(
        label=_("Why it is passed on"),
        choices=TransferReason.choices,
        initial=TransferReason.FIELD.value,
        required=False,
    )

    def prepare(self) -> None:
        super().prepare()
        if self.answer is None or not hands_over(self.answer):
            del self.fields["reason"]

    @property
    def why(self) -> TransferReason:
        return TransferReason(self.cleaned_data.get("reason") or TransferReason.FIELD)
