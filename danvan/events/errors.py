"""What can go wrong with the trail."""

from danvan.errors import N_, DomainError


class NothingToForget(DomainError):
    """The trail holds no event of this subject."""

    code = "events.nothing-to-forget"
    message = N_("There is no record of this to remove.")
    status = 404


class DeliveriesWaiting(DomainError):
    """Someone is still to be told what happened: first tell, then forget."""

    code = "events.deliveries-waiting"
    message = N_("Messages about this are still waiting to be delivered. Remove it once they are.")


class DeliveryNotStuck(DomainError):
    """Only what stopped needs a push."""

    code = "events.delivery-not-stuck"
    message = N_("This delivery is not stuck any more.")


class CheckpointsOutOfOrder(DomainError):
    """Checkpoints form a chain of days; a day once passed cannot be sealed afterwards."""

    code = "events.checkpoints-out-of-order"
    message = N_("A later day already has its checkpoint.")
