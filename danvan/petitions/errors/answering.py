"""What an officer is told when an answer cannot take its next step."""

from danvan.errors import N_, DomainError


class AnswerChangedMeanwhile(DomainError):
    """Somebody saved it since this page was opened; nothing is overwritten."""

    code = "petitions.answer-changed-meanwhile"
    message = N_(
        "Somebody else saved this answer since you opened it. Your text is still here: compare, then save again."
    )


class AnswerIncomplete(DomainError):
    """`parts` names in words what is missing."""

    code = "petitions.answer-incomplete"
    message = N_("The answer is not complete. Still missing: %(parts)s. Open the draft and add it.")
    status = 422


class NoAnswerInTheMaking(DomainError):
    """It was issued or dropped in the meantime."""

    code = "petitions.no-answer-in-the-making"
    message = N_("There is no answer in the making at this step. Open the petition again to see where it stands.")


class AnswerAlreadySigned(DomainError):
    """Two signed at one moment, or one twice."""

    code = "petitions.answer-already-signed"
    message = N_("This answer is already signed. It waits to be issued.")


class NobodySignsToday(DomainError):
    """The unit has no head and no delegation that day: submitted, it would wait for nobody."""

    code = "petitions.nobody-signs-today"
    message = N_(
        "Nobody may sign for this unit today. Ask its administrator to enter the head or a delegation, then submit."
    )


class RemarksMissing(DomainError):
    """Who returns an answer says why."""

    code = "petitions.remarks-missing"
    message = N_("Write what has to be changed: the remarks go to who drafted the answer.")
    status = 422


class OneSignedPaper(DomainError):
    """Which of several files bears the signature?"""

    code = "petitions.one-signed-paper"
    message = N_("Attach one file only: the signed and sealed paper. Remove the others.")
    status = 422


class PathNotWhole(DomainError):
    """Specialist first, leader last, no step twice."""

    code = "petitions.path-not-whole"
    message = N_("The approval path begins with the specialist, ends with the leader, and has no step twice.")
    status = 422


class SignNotUsable(DomainError):
    """The sign stands in the number of every answer."""

    code = "petitions.sign-not-usable"
    message = N_("The sign of the register holds capitals, digits, hyphens and dots only, for example UBND-PAKN.")
    status = 422


class DelegateNotOfUnit(DomainError):
    """Only who works on cases of the unit, or of a unit below it, signs for its head."""

    code = "petitions.delegate-not-of-unit"
    message = N_("On the first day this person works neither in this unit nor in one below it. Give the role first.")


class NoDelegationToOneself(DomainError):
    """Nobody gives the right to sign to himself."""

    code = "petitions.no-delegation-to-oneself"
    message = N_("Nobody gives himself the right to sign. Ask another head or administrator of the unit.")


class DelegationDaysWrong(DomainError):
    """A delegation looks forward, and ends after it begins."""

    code = "petitions.delegation-days-wrong"
    message = N_("A delegation begins today or later, and its last day does not lie before the first.")
    status = 422


class DelegationOverlaps(DomainError):
    """One person, one unit, one form on a day: which one was used is never in doubt."""

    code = "petitions.delegation-overlaps"
    message = N_(
        "This person may already sign for this unit on some of these days. End that delegation first, "
        "or choose other days."
    )


class DelegationEndedAlready(DomainError):
    """It ended, by its last day or by an earlier word."""

    code = "petitions.delegation-ended-already"
    message = N_("This delegation has already ended.")


class UnknownTextField(DomainError):
    """A ready text asks for something it cannot be given."""

    code = "petitions.unknown-text-field"
    message = N_("The text holds {%(field)s}, which cannot be filled. Use only: {reference} {place} {unit} {due}.")
    status = 422
