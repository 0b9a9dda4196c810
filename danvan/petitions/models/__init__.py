"""Petitions, what happens to them, and the tables officers keep."""

from danvan.petitions.models.after import Follower, Rating, Reopening, Support
from danvan.petitions.models.answer import Answer, ApprovalPass
from danvan.petitions.models.answering import AnsweringPath, AnswerTemplate, SigningDelegation
from danvan.petitions.models.choices import (
    AnswerStateChoice,
    ApprovalStep,
    Channel,
    FilingReason,
    Kind,
    Outcome,
    PetitionState,
    Score,
    SigningForm,
    TransferReason,
)
from danvan.petitions.models.handling import CaseHandOver, Cooperation, ExtensionReason, FieldCheck, InternalNote
from danvan.petitions.models.petition import MOVED, Petition
from danvan.petitions.models.publication import Publication
from danvan.petitions.models.routing import Route
from danvan.petitions.models.seen import Seen
from danvan.petitions.models.topic import Topic
from danvan.petitions.models.transfer import Transfer

__all__ = [
    "MOVED",
    "Answer",
    "AnswerStateChoice",
    "AnswerTemplate",
    "AnsweringPath",
    "ApprovalPass",
    "ApprovalStep",
    "CaseHandOver",
    "Channel",
    "Cooperation",
    "ExtensionReason",
    "FieldCheck",
    "FilingReason",
    "Follower",
    "InternalNote",
    "Kind",
    "Outcome",
    "Petition",
    "PetitionState",
    "Publication",
    "Rating",
    "Reopening",
    "Route",
    "Score",
    "Seen",
    "SigningDelegation",
    "SigningForm",
    "Support",
    "Topic",
    "Transfer",
    "TransferReason",
]
