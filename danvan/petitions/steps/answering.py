"""The answer's own steps: draft, submit, approve, return, sign, issue."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.petitions.actions.draft_answer import draft_answer
from danvan.petitions.actions.issue_answer import issue_answer
from danvan.petitions.actions.pass_answer import pass_answer
from danvan.petitions.actions.return_answer import return_answer
from danvan.petitions.actions.sign_answer import sign_answer
from danvan.petitions.actions.submit_answer import submit_answer
from danvan.petitions.forms.answering import IssueForm, PassForm, ReturnForm, ReviewForm, SignForm
from danvan.petitions.forms.drafting import DraftForm
from danvan.petitions.models import Petition
from danvan.petitions.queries.answer_view import in_the_making
from danvan.petitions.queries.approval import right_to_sign
from danvan.petitions.rules.answering import MAY_APPROVE, MAY_DRAFT, MAY_ISSUE, MAY_RETURN, MAY_SIGN, MAY_SUBMIT
from danvan.petitions.steps.step import DeskStep

READ = "petitions/desk/answer_step.html"


def _draft(petition: Petition, form: DraftForm, user: User, at: datetime) -> object:
    answer = draft_answer(
        petition.pk,
        form.draft(),
        files_token=form.token,
        revision=form.cleaned_data["revision"],
        by=user,
        at=at,
    )
    return submit_answer(petition.pk, revision=answer.revision, by=user, at=at) if form.submits else answer


def _making(petition: Petition, form: Any, user: User, at: datetime) -> dict[str, Any]:
    """The answer as it stands, beside or above the form."""
    return {"making": in_the_making(petition, on=timezone.localdate(at))}


def _drafting(petition: Petition, form: DraftForm, user: User, at: datetime) -> dict[str, Any]:
    context = _making(petition, form, user, at)
    making = context["making"]
    seen = str(form["revision"].value() or 0)
    newer = form.is_bound and making is not None and str(making.shown.answer.revision) != seen
    return context | {"newer": making.shown.answer if newer else None}


def _signing(petition: Petition, form: Any, user: User, at: datetime) -> dict[str, Any]:
    right = right_to_sign(user, petition.unit, timezone.localdate(at))
    return _making(petition, form, user, at) | {"right": right}


STEPS = (
    DeskStep(
        name="draft",
        path="soan-tra-loi",
        rule=MAY_DRAFT,
        title=_("Draft the answer"),
        button=_("Save the draft"),
        form=DraftForm,
        act=_draft,
        done=_("Saved. The petition’s page shows how far the answer is."),
        group="main",
        key="s",
        icon="pen",
        template="petitions/desk/draft.html",
        more=_drafting,
    ),
    DeskStep(
        name="submit-answer",
        path="trinh-tra-loi",
        rule=MAY_SUBMIT,
        title=_("Submit the answer for approval"),
        button=_("Submit for approval"),
        hint=_("It goes to the next step of the unit’s path. Until it comes back nobody writes on it."),
        form=ReviewForm,
        act=lambda petition, form, user, at: submit_answer(
            petition.pk, revision=form.cleaned_data["revision"], by=user, at=at
        ),
        done=_("Submitted. The next step of the path was told."),
        group="main",
        key="r",
        icon="send",
        template=READ,
        more=_making,
    ),
    DeskStep(
        name="pass-answer",
        path="duyet-tra-loi",
        rule=MAY_APPROVE,
        title=_("Approve the answer"),
        button=_("Approve and send on"),
        form=PassForm,
        act=lambda petition, form, user, at: pass_answer(petition.pk, **_decided(form), by=user, at=at),
        done=_("Approved. The next step of the path was told."),
        group="main",
        key="u",
        icon="check",
        template=READ,
        more=_making,
    ),
    DeskStep(
        name="sign-answer",
        path="ky-tra-loi",
        rule=MAY_SIGN,
        title=_("Sign the answer"),
        button=_("Sign"),
        form=SignForm,
        act=lambda petition, form, user, at: sign_answer(
            petition.pk, files_token=form.token, revision=form.cleaned_data["revision"], by=user, at=at
        ),
        done=_("Signed. The clerk was told to number and issue it."),
        group="main",
        key="i",
        icon="pen",
        template=READ,
        more=_signing,
    ),
    DeskStep(
        name="issue-answer",
        path="phat-hanh-tra-loi",
        rule=MAY_ISSUE,
        title=_("Number and issue the answer"),
        button=_("Issue"),
        hint=_(
            "It gets the next number of the unit’s register, and the sender can read it at once. It cannot be undone."
        ),
        form=IssueForm,
        act=lambda petition, form, user, at: issue_answer(
            petition.pk, reason=form.why, revision=form.cleaned_data["revision"], by=user, at=at
        ),
        done=_("Issued. The sender can read it now and was told."),
        group="main",
        key="o",
        icon="paper",
        template=READ,
        more=_making,
    ),
    DeskStep(
        name="return-answer",
        path="tra-lai-du-thao",
        rule=MAY_RETURN,
        title=_("Return the answer with remarks"),
        button=_("Return"),
        hint=_("It goes back to who drafted it; a signature not yet issued is taken back with it."),
        form=ReturnForm,
        act=lambda petition, form, user, at: return_answer(petition.pk, **_decided(form), by=user, at=at),
        done=_("Returned. Who drafted it was told."),
        key="b",
        icon="swap",
        template=READ,
        more=_making,
    ),
)


def _decided(form: Any) -> dict[str, Any]:
    return {"remarks": form.cleaned_data["remarks"], "revision": form.cleaned_data["revision"]}
