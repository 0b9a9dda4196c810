"""Who lets a redacted copy through to everyone."""

from django.db.models import Q

from danvan.organisations.models import Role
from danvan.petitions.lifecycle import State
from danvan.petitions.rules.reading import at_lead

READING_OVER = frozenset({Role.RECEIVER, Role.HANDLER, Role.HEAD})
SHOWABLE = frozenset({State.ACCEPTED, State.ANSWERED})

# A sender who refused is never published; nor is what only one person may read.
MAY_PUBLISH = at_lead("petitions.publish", READING_OVER, SHOWABLE, also=Q(may_publish=True, restricted=False))
_SHOWN = Q(publication__isnull=False, publication__taken_down_at__isnull=True)
# A copy once shown may be corrected and completed at every stage, as long as the sender lets it stand.
MAY_CHANGE_PUBLICATION = at_lead(
    "petitions.change_publication",
    READING_OVER,
    frozenset(State),
    also=_SHOWN & Q(may_publish=True, restricted=False),
)
# Taking down is always possible.
MAY_TAKE_DOWN = at_lead("petitions.take_down", READING_OVER, frozenset(State), also=_SHOWN)
