"""What a sender, a neighbour or the unit above is told when something after the answer cannot be done."""

from danvan.errors import N_, DomainError


class NothingToRate(DomainError):
    """There is no answer of that round, or it is being answered anew."""

    code = "petitions.nothing-to-rate"
    message = N_("There is no answer to rate now. Open the page of your petition to see where it stands.")


class RatingNeedsReason(DomainError):
    """Who is not satisfied says why, so that it can be answered better."""

    code = "petitions.rating-needs-reason"
    message = N_("Write what is wrong with the answer, so that the office knows what to do better.")
    status = 422


class CannotBeReopened(DomainError):
    """Only an answered or filed petition is answered anew, and only once."""

    code = "petitions.cannot-be-reopened"
    message = N_("This petition cannot be answered anew now. Its page says where it stands and what you can do.")


class ReopeningNeedsReason(DomainError):
    """An objection without a word could not be answered."""

    code = "petitions.reopening-needs-reason"
    message = N_("Write what the answer leaves open, so that it can be answered anew.")
    status = 422


class CannotBeWithdrawn(DomainError):
    """It is answered or filed already."""

    code = "petitions.cannot-be-withdrawn"
    message = N_("This petition is closed already, so there is nothing to withdraw.")


class NobodyAnswersThere(DomainError):
    """The unit that takes over has nobody who could draft and sign: the petition would lie there."""

    code = "petitions.nobody-answers-there"
    message = N_(
        "Nobody in your unit answers petitions yet, so it would lie there unseen. Ask the administrator to enter a "
        "head of the unit first. Nothing was changed."
    )
