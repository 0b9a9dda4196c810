"""Units, territories, mandates, posts and memberships: all of them in time."""

from danvan.organisations.models.mandate import Mandate
from danvan.organisations.models.membership import Membership, Role
from danvan.organisations.models.post import Post
from danvan.organisations.models.succession import Share, TerritorySuccession, UnitSuccession
from danvan.organisations.models.territory import Territory, TerritoryKind, Tier
from danvan.organisations.models.unit import Unit, UnitKind, UnitParent

__all__ = [
    "Mandate",
    "Membership",
    "Post",
    "Role",
    "Share",
    "Territory",
    "TerritoryKind",
    "TerritorySuccession",
    "Tier",
    "Unit",
    "UnitKind",
    "UnitParent",
    "UnitSuccession",
]
