"""What a keeper of plans is told when a review, a draft or a change after issue cannot go on so."""

from danvan.errors import N_, DomainError


class ReviewSettled(DomainError):
    """The plan under review was taken over or discarded meanwhile."""

    code = "plans.review-settled"
    message = N_("This plan was taken over or discarded meanwhile. Open the list of files to see what became of it.")


class ReviewChanged(DomainError):
    """Two reviewers at once: the second must see what the first did."""

    code = "plans.review-changed"
    message = N_("Someone corrected this plan while you were looking at it. Load the page again, then correct it.")


class PieceMissing(DomainError):
    code = "plans.piece-missing"
    message = N_("This piece is no longer there. Go back to the list of pieces.")
    status = 404


class NothingToSplit(DomainError):
    code = "plans.nothing-to-split"
    message = N_("Write each task on a line of its own: at least two lines.")


class NotADraft(DomainError):
    code = "plans.not-a-draft"
    message = N_("The plan is issued. Change its tasks one by one with a reason; nothing of it is removed any more.")


class NotIssued(DomainError):
    code = "plans.not-issued"
    message = N_("This plan is not being carried out: it is still a draft, or summed up already.")


class TaskChangedMeanwhile(DomainError):
    code = "plans.task-changed"
    message = N_("Someone changed this meanwhile. Load the page again, look at the new state, then change it.")


class NoTasks(DomainError):
    code = "plans.no-tasks"
    message = N_("The plan has no task yet. Add its groups and tasks, then issue it.")


class PlanDatesReversed(DomainError):
    code = "plans.dates-reversed"
    message = N_("The last day lies before the first. Correct one of the two.")


class NothingChanged(DomainError):
    code = "plans.nothing-changed"
    message = N_("Nothing is different from before, so no new version was made. Change something, or go back.")


class ReasonMissing(DomainError):
    code = "plans.reason-missing"
    message = N_("Write the reason: the units that have the task read it.")


class TaskOver(DomainError):
    code = "plans.task-over"
    message = N_("This task is done or cancelled. Open it again first, then change it.")


class WaitsForConfirmation(DomainError):
    code = "plans.waits-for-confirmation"
    message = N_(
        "The lead reported this task as done. Confirm or return the report first, then give it to another unit."
    )


class RecurrenceStays(DomainError):
    """Its periods are under way."""

    code = "plans.recurrence-stays"
    message = N_("How often a task comes again stays once it is sent. Cancel it and add a new one with the new rhythm.")


class LeadMissing(DomainError):
    code = "plans.lead-missing"
    message = N_("A task that was sent needs exactly one lead unit. Choose its name from the list.")


class NotOfThePlan(DomainError):
    """What a unit broke down is changed by that unit."""

    code = "plans.not-of-the-plan"
    message = N_("This task was made by a unit when it broke down its own. That unit changes it; propose it there.")
