"""What an officer is told when progress cannot be reported, confirmed or done for somebody so."""

from danvan.errors import N_, DomainError


class NoEvidence(DomainError):
    """What nobody can check is not finished."""

    code = "plans.no-evidence"
    message = N_("100 per cent needs evidence: add a file or a link, or choose a measure. Then send the report again.")


class LinkRefused(DomainError):
    """Only pages of the web can be opened by who checks."""

    code = "plans.link-refused"
    message = N_("This link cannot be opened as evidence. Give an address that begins with https:// or http://.")


class NothingReported(DomainError):
    """A report says what was done."""

    code = "plans.nothing-reported"
    message = N_("Write what was done. A few words are enough.")


class NotAPercent(DomainError):
    """Progress is a whole number."""

    code = "plans.not-a-percent"
    message = N_("Progress is a whole number from 0 to 100. Correct it and send the report again.")


class ProgressWouldFall(DomainError):
    """A lower figure than the last is said on purpose or not at all."""

    code = "plans.progress-would-fall"
    message = N_(
        "Progress would fall from %(before)s to %(after)s per cent. If that is right, write why in “What was done” and "
        "tick that it falls."
    )


class ProgressIsOfParts(DomainError):
    """A task with parts is as far as its parts."""

    code = "plans.progress-is-of-parts"
    message = N_("This task has parts: its progress is theirs and is not typed. Write what was done, without a figure.")


class PartsNotDone(DomainError):
    """The whole is finished after its parts."""

    code = "plans.parts-not-done"
    message = N_(
        "Parts of this task are not done yet (%(count)s). Finish or cancel them first; until then report without "
        "finishing."
    )


class OthersNotDone(DomainError):
    """It depends on tasks that are still open."""

    code = "plans.others-not-done"
    message = N_(
        "This task depends on another that is not done yet: %(tasks)s. Report below 100 per cent now, and finish once "
        "that is done."
    )


class ReportDecided(DomainError):
    """Somebody was faster, or the page is old."""

    code = "plans.report-decided"
    message = N_("This report was decided already. Open the task again to see what stands now.")


class RemarkMissing(DomainError):
    """Who reported must know what is missing."""

    code = "plans.remark-missing"
    message = N_("Write what is missing, so that the unit can complete it.")


class AboveIsFinished(DomainError):
    """A finished whole has no open part."""

    code = "plans.above-is-finished"
    message = N_(
        "The task above it is finished or reported as finished. Open that one again first, or return its report."
    )


class StandInDaysWrong(DomainError):
    """An absence has days, from today on, and an end."""

    code = "plans.stand-in-days-wrong"
    message = N_("The days are not right: from today or later, the last not before the first, at most %(days)s days.")


class StandInNotOfUnit(DomainError):
    """Who stands in knows the unit's work."""

    code = "plans.stand-in-not-of-unit"
    message = N_("Both must work in this unit or one of its rooms on the first of these days. Choose another person.")


class StandInOverlaps(DomainError):
    """One person stands in on a day, so that it is clear who."""

    code = "plans.stand-in-overlaps"
    message = N_("Somebody stands in for this person on one of these days already. Take that back first.")


class StandInEndedAlready(DomainError):
    """Nothing is left to take back."""

    code = "plans.stand-in-ended-already"
    message = N_("This stand-in has ended already. Nothing was changed.")
