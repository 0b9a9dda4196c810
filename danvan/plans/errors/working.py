"""What a unit is told when a task cannot be shared out, changed or made dependent so."""

from danvan.errors import N_, DomainError


class GivenElsewhere(DomainError):
    """The page was open while the task went to another unit."""

    code = "plans.given-elsewhere"
    message = N_("This task was given to another unit or cancelled meanwhile. Open it to see who has it now.")


class NoParts(DomainError):
    code = "plans.no-parts"
    message = N_("Nobody was chosen. Choose at least one unit and write what it is to do.")


class TooManyParts(DomainError):
    code = "plans.too-many-parts"
    message = N_("These are %(count)s parts; at most %(most)s are made at once. Make them in several steps.")


class UnitNotPossible(DomainError):
    """Nobody gives work to whoever stands above; the Party body receives reports only."""

    code = "plans.unit-not-possible"
    message = N_(
        "%(unit)s cannot be given this: it stands above your unit, only receives reports, or does not stand any more. "
        "Choose another unit."
    )


class DueAfterWhole(DomainError):
    """The whole is finished after its parts."""

    code = "plans.due-after-whole"
    message = N_(
        "The task above is due on %(day)s; no part of it can be due later. Choose an earlier day, or first ask for "
        "another date of the task above."
    )


class DueBeforeStart(DomainError):
    code = "plans.due-before-start"
    message = N_("The due date lies before the first day. Correct one of the two.")


class WeightOutOfBounds(DomainError):
    code = "plans.weight-out-of-bounds"
    message = N_("A weight is a whole number from 0 to 1000. Correct it.")


class OfficerNotOfUnit(DomainError):
    code = "plans.officer-not-of-unit"
    message = N_("This officer does not work in %(unit)s today. Choose somebody who does.")


class PostNotOfUnit(DomainError):
    code = "plans.post-not-of-unit"
    message = N_("%(unit)s does not have this post today. Choose one of its posts.")


class OwnPart(DomainError):
    code = "plans.own-part"
    message = N_("Your unit made this part itself. Change it directly; nobody else needs to agree.")


class NothingProposed(DomainError):
    code = "plans.nothing-proposed"
    message = N_("Nothing is different from what stands now. Change something, or go back.")


class WhyMissing(DomainError):
    code = "plans.why-missing"
    message = N_("Write the reason: whoever decides reads it.")


class WhyNotMissing(DomainError):
    code = "plans.why-not-missing"
    message = N_("Write why not: the unit that proposed it reads it.")


class ProposalDecided(DomainError):
    code = "plans.proposal-decided"
    message = N_("This was decided already. Open the task to see what stands now.")


class ProposalOutdated(DomainError):
    """What it would change is no longer what it was."""

    code = "plans.proposal-outdated"
    message = N_(
        "The task was changed after this was proposed. Decline it with a remark, so that it can be proposed anew."
    )


class DependencyCircle(DomainError):
    """Each would wait for the next for ever."""

    code = "plans.dependency-circle"
    message = N_(
        "This would be a circle in which each waits for the next: %(circle)s. Remove one of these dependencies first, "
        "or choose another task."
    )


class DependencyElsewhere(DomainError):
    code = "plans.dependency-elsewhere"
    message = N_("A task depends only on open tasks of its own plan that are no part of it. Choose another one.")
