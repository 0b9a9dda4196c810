"""Codes that stand in rows of petitions, with their words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.petitions.lifecycle import AnswerState, State


class Kind(models.TextChoices):
    """The two kinds the public form takes; complaints and denunciations go another way."""

    FEEDBACK = "feedback", _("Report of a fact (phản ánh)")
    PROPOSAL = "proposal", _("Proposal (kiến nghị)")


class Channel(models.TextChoices):
    """How it reached the city."""

    WEB = "web", _("This site")
    PAPER = "paper", _("On paper")
    PHONE = "phone", _("By telephone")
    COUNTER = "counter", _("At the counter")
    IHANOI = "ihanoi", _("iHanoi")
    HOTLINE = "1022", _("Hotline 1022")
    FRONT = "front", _("Fatherland Front")


#: Where a code of another system belongs to the petition.
FROM_ELSEWHERE = frozenset({Channel.IHANOI, Channel.HOTLINE})


class PetitionState(models.TextChoices):
    """The states of the lifecycle in people's words."""

    RECEIVED = State.RECEIVED.value, _("New, not yet screened")
    UNDECIDED = State.UNDECIDED.value, _("The coordinator decides who is competent")
    ACCEPTED = State.ACCEPTED.value, _("Being settled")
    ATTACHED = State.ATTACHED.value, _("Settled together with another")
    ANSWERED = State.ANSWERED.value, _("Answered")
    FILED = State.FILED.value, _("Filed without settlement")
    WITHDRAWN = State.WITHDRAWN.value, _("Withdrawn by the sender")


class FilingReason(models.TextChoices):
    """Why a petition is kept on file and not settled; each says to the sender what he can do."""

    UNCLEAR = "unclear", _("What is reported cannot be understood")
    NO_FACTS = "no_facts", _("No place, time or fact that could be checked")
    ALREADY_ANSWERED = "already_answered", _("The same matter was answered before, and nothing new is stated")
    NOT_PETITION = "not_petition", _("It asks nothing and reports nothing (advertising, a test)")
    COMPLAINT = "complaint", _("It is a complaint or denunciation, which has a way of its own")


class TransferReason(models.TextChoices):
    """Why a petition is passed on."""

    FIELD = "field", _("The matter belongs to another unit’s field")
    PLACE = "place", _("It happened in another ward")
    LEVEL = "level", _("It is for a higher level to decide")
    CONCERNED = "concerned", _("It is about this unit or its people")


class AnswerStateChoice(models.TextChoices):
    """The states of an answer in officers' words."""

    DRAFT = AnswerState.DRAFT.value, _("Draft")
    IN_APPROVAL = AnswerState.IN_APPROVAL.value, _("Waits for approval")
    RETURNED = AnswerState.RETURNED.value, _("Returned with remarks")
    SIGNED = AnswerState.SIGNED.value, _("Signed, to be issued")
    ISSUED = AnswerState.ISSUED.value, _("Issued")
    DROPPED = AnswerState.DROPPED.value, _("Dropped")


class Outcome(models.TextChoices):
    """What came of it."""

    SETTLED = "settled", _("Settled")
    PLANNED = "planned", _("Accepted, to be done by a plan")
    EXPLAINED = "explained", _("Explained by the rules in force")
    UNFOUNDED = "unfounded", _("Checked, not found as reported")
    REFUSED = "refused", _("Refused: another body is competent")
    ELSEWHERE = "elsewhere", _("Answered in another system")


class ApprovalStep(models.TextChoices):
    """Who looks at an answer, in the order a unit chooses."""

    SPECIALIST = "specialist", _("specialist")
    ROOM_HEAD = "room_head", _("head of room")
    OFFICE = "office", _("office")
    LEADER = "leader", _("leader")


class SigningForm(models.TextChoices):
    """In whose name a signature stands."""

    SELF = "self", _("in person")
    KT = "KT", _("KT. (ký thay: deputy in place of the head)")
    TL = "TL", _("TL. (thừa lệnh: by order)")
    TUQ = "TUQ", _("TUQ. (thừa ủy quyền: by authorisation)")


class Score(models.TextChoices):
    """How the sender rates the answer."""

    SATISFIED = "satisfied", _("Satisfied")
    ACCEPTABLE = "acceptable", _("Acceptable")
    DISSATISFIED = "dissatisfied", _("Not satisfied")
