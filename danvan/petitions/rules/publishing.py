"""Who lets a redacted copy through to everyone."""

from django.db.models import Q

from danvan.organisations.models import Role
from danvan.petitions.lifecycle import State
from danvan.petitions.rules.reading import at_lead

READING_OVER = frozenset({Role.RECEIVER, Role.HANDLER, Role.HEAD})
SHOWABLE = frozenset({State.ACCEPTED, State.ANSWERED})

# A sender who refused is never published; nor is what only one person may read.
MAY_PUBLISH = at_lead("petitions.publish", READING_OVER, SHOWABLE, also=Q(may_publish=True, restricted=False))
# Taking down is always possible.
MAY_TAKE_DOWN = at_lead(
    "petitions.take_down",
    READING_OVER,
    frozenset(State),
    also=Q(publication__taken_down_at__isnull=True, publication__isnull=False),
)
