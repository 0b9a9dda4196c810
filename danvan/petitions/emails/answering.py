"""Mails about the answer: that there is one, never what it says."""

from datetime import UTC, date, datetime

from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import Contact
from danvan.notifications import previews
from danvan.notifications.composing import compose
from danvan.notifications.message import Message
from danvan.organisations.models import Unit
from danvan.petitions.models import Answer, Petition
from danvan.petitions.queries.answers import hands_over

ANSWERED = "petitions.answered"
HANDED_OVER = "petitions.handed_over"


def tell_sender_petition_was_answered(petition: Petition, answer: Answer) -> Message:
    """The answer is there: number, day, office. `petition` may be one that was settled together with the answered."""
    return _message(ANSWERED, "petitions/emails/answered.txt", petition, answer)


def tell_sender_petition_was_handed_over(petition: Petition, answer: Answer) -> Message:
    """The office is not competent, says so by a numbered letter, and has passed the petition on; the term stays."""
    return _message(HANDED_OVER, "petitions/emails/handed_over.txt", petition, answer)


def tell_sender_of_answer(petition: Petition, answer: Answer) -> Message:
    """The one of the two that fits."""
    tell = tell_sender_petition_was_handed_over if hands_over(answer) else tell_sender_petition_was_answered
    return tell(petition, answer)


def _message(kind: str, template: str, petition: Petition, answer: Answer) -> Message:
    subject, text = compose(
        template,
        language=petition.language,
        reference=petition.reference,
        unit=answer.unit.name,
        competent=answer.competent_unit.name if answer.competent_unit else "",
        number=answer.number,
        day=answer.issued_on,
        due_at=petition.due_at,
    )
    return Message(
        kind,
        subject,
        text,
        once=f"{kind}:{petition.reference}:{answer.pk}",
        to_contact=petition.contact,
        language=petition.language,
        about=petition if petition.pk else None,
    )


def _sample(language: str, *, competent: Unit | None = None) -> Message:
    petition = Petition(
        reference="H26.PAKN.20261124.0042",
        contact=Contact(),
        due_at=datetime(2026, 12, 15, 16, 59, 59, tzinfo=UTC),
        language=language,
    )
    answer = Answer(
        unit=Unit(name="Ủy ban nhân dân phường Ví Dụ"),
        competent_unit=competent,
        number="07/UBND-PAKN",
        issued_on=date(2026, 12, 2),
    )
    tell = tell_sender_petition_was_handed_over if competent else tell_sender_petition_was_answered
    return tell(petition, answer)


def _sample_of_handing_over(language: str) -> Message:
    return _sample(language, competent=Unit(name="Sở Ví Dụ"))


previews.register(ANSWERED, _("To the sender: the petition was answered"), _sample)
previews.register(
    HANDED_OVER, _("To the sender: the office is not competent and passed it on"), _sample_of_handing_over
)
