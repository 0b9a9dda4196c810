"""What can be wrong with a term, a rule or a clock."""

from danvan.errors import N_, DomainError, NotThere


class TermNotUnderstood(DomainError):
    """A term was typed in no known form."""

    code = "deadlines.term-not-understood"
    message = N_("A term is a number and a unit: 10wd (working days), 30d (days) or 8wh (working hours).")
    status = 400


class TermTooLong(DomainError):
    """No term of the law is so long; a typing slip most likely."""

    code = "deadlines.term-too-long"
    message = N_("A term is between 1 and %(most)s; check the number.")
    status = 400


class MomentNotUnderstood(DomainError):
    """The moment of receipt was typed in no known form, or lies outside the years that can be computed."""

    code = "deadlines.moment-not-understood"
    message = N_("The moment of receipt is written like 2025-01-22T16:40+07:00, between 2000 and 2100.")
    status = 400


class NoSuchRule(NotThere):
    """No rule has this key."""

    code = "deadlines.no-such-rule"
    message = N_("There is no rule named “%(key)s”.")


class RuleNotInForce(NotThere):
    """The rule exists, but had no version in force on that day."""

    code = "deadlines.rule-not-in-force"
    message = N_("The rule “%(key)s” had no version in force on %(day)s.")


class RuleOrTerm(DomainError):
    """The question named no term, or two."""

    code = "deadlines.rule-or-term"
    message = N_("Name either a rule or a term of your own.")
    status = 400


class RuleIsNoTerm(DomainError):
    """A frequency or a threshold gives no date to count to."""

    code = "deadlines.rule-is-no-term"
    message = N_("The rule “%(key)s” is not a term that runs from a receipt.")
    status = 400


class NoSuchClock(NotThere):
    """This case has no clock for that stage."""

    code = "deadlines.no-such-clock"
    message = N_("This case has no clock for that step.")


class ClockAlreadyStarted(DomainError):
    """One step of one case has one clock."""

    code = "deadlines.clock-already-started"
    message = N_("The clock of this step runs already.")


class ClockClosed(DomainError):
    """The step is done: its clock moves no more."""

    code = "deadlines.clock-closed"
    message = N_("This step is done; its clock no longer changes.")


class ClockPaused(DomainError):
    """The clock stands still already."""

    code = "deadlines.clock-paused"
    message = N_("The clock is suspended already.")


class ClockNotPaused(DomainError):
    """Nothing to resume."""

    code = "deadlines.clock-not-paused"
    message = N_("The clock is not suspended.")


class ExtensionNotAllowed(DomainError):
    """The rule allows no extension, or none so long, or none more."""

    code = "deadlines.extension-not-allowed"
    message = N_("The rule allows at most %(times)s extension(s), %(most)s in all.")


class VersionsOverlap(DomainError):
    """A rule has one value on one day."""

    code = "deadlines.versions-overlap"
    message = N_("A new version begins after the first day of the version before it.")


class NothingChanged(DomainError):
    """The calendar says so already."""

    code = "deadlines.nothing-changed"
    message = N_("The calendar says so already; nothing was changed.")


class PairOfSwap(DomainError):
    """A swapped day is half of an exchange; the exchange is undone as a whole."""

    code = "deadlines.pair-of-swap"
    message = N_("This day was swapped with another; undo the swap first.")


class DayAlreadySpecial(DomainError):
    """A swap exchanges an ordinary weekday for an ordinary Saturday or Sunday."""

    code = "deadlines.day-already-special"
    message = N_("A swap takes an ordinary weekday off and works an ordinary Saturday or Sunday instead.")
