"""Who speaks for the sender (whoever holds the secret of a link, no officer in his place), who supports and follows."""

from datetime import date
from typing import Any

from danvan.events.actors import JobActor, LinkHolder
from danvan.permissions.rule import Rule


def _holds_link(actor: Any, obj: Any = None, *, on: date) -> bool:
    return isinstance(actor, LinkHolder)


def _ends(actor: Any, follower: Any = None, *, on: date) -> bool:
    return isinstance(actor, (LinkHolder, JobActor))


# The view has found the row by the secret; nobody who signs in has this right, so no desk page shows it.
MAY_SPEAK_AS_SENDER = Rule("petitions.speak_as_sender", enters=_holds_link, allows=_holds_link)
# Anyone may support or follow what is public: known by nothing but the form he sends.
MAY_JOIN_IN = Rule("petitions.join_in", enters=_holds_link, allows=_holds_link)
# Rows are followers; retention ends what was never confirmed.
MAY_END_FOLLOWING = Rule("petitions.end_following", enters=_ends, allows=_ends)
