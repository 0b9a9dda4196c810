"""What an officer is told when the work on a petition cannot be divided, lengthened or handed over so."""

from danvan.errors import N_, DomainError


class RoomNotTheirs(DomainError):
    """The room stands under another unit."""

    code = "petitions.room-not-theirs"
    message = N_("This room does not belong to the unit in charge. Choose one of its rooms.")


class OfficerNotThere(DomainError):
    """The officer has no such role in the unit or the room on that day."""

    code = "petitions.officer-not-there"
    message = N_("This officer does not settle petitions in the unit or room chosen. Choose someone who does.")


class OfficerIsConcerned(DomainError):
    """The officer belongs to the unit complained about."""

    code = "petitions.officer-is-concerned"
    message = N_("This officer belongs to the unit the petition is about. Choose someone else.")


class LeadIsNotAsked(DomainError):
    """The lead unit cannot cooperate with itself."""

    code = "petitions.lead-is-not-asked"
    message = N_("This unit is in charge of the petition itself. To give the work to a room, assign it.")


class AskedAlready(DomainError):
    """The unit was asked and has not answered yet."""

    code = "petitions.asked-already"
    message = N_("This unit was asked already and has not contributed yet. Release it first to ask it anew.")


class InnerDateNotPossible(DomainError):
    """The inner due date lies in the past, or after the day by which the sender is answered."""

    code = "petitions.inner-date-not-possible"
    message = N_("Choose a day from %(first)s to %(last)s: the petition itself must be answered in time.")


class TermIsOver(DomainError):
    """The term ended before anybody extended it."""

    code = "petitions.term-is-over"
    message = N_("The term ended on %(day)s. A term that has ended is not extended: answer now and say why it is late.")


class HandsOverToSelf(DomainError):
    """The same person on both sides of the list."""

    code = "petitions.hands-over-to-self"
    message = N_("Whoever hands over and whoever takes over are two people. Choose another officer.")


class NotOfTheUnit(DomainError):
    """One of the two does not work in the unit or its rooms on that day."""

    code = "petitions.not-of-the-unit"
    message = N_("Both officers must work in the unit in charge or one of its rooms. Choose someone who does.")


class NoCaseChosen(DomainError):
    """A list without cases."""

    code = "petitions.no-case-chosen"
    message = N_("The list is empty. Choose at least one case.")


class CaseNotHeld(DomainError):
    """A case of the list is closed or with somebody else by now."""

    code = "petitions.case-not-held"
    message = N_("Some of these cases are closed or no longer with this officer. Look at the list again.")


class NotYourSignature(DomainError):
    """Someone else than the two tried to sign."""

    code = "petitions.not-your-signature"
    message = N_("Only the two officers named on the list sign it.")
    status = 403


class SignsAfterLeaving(DomainError):
    """Who takes over signs second."""

    code = "petitions.signs-after-leaving"
    message = N_("Whoever hands over signs first. You can sign after that.")


class ListIsCancelled(DomainError):
    """The list was given up."""

    code = "petitions.list-is-cancelled"
    message = N_("This list was cancelled. Prepare a new one.")


class ListIsSigned(DomainError):
    """Both signed: the cases have moved."""

    code = "petitions.list-is-signed"
    message = N_("Both have signed, so the cases have moved. Prepare a new list to hand them back.")
