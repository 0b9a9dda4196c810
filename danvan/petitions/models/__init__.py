"""Petitions and the tree of topics."""

from danvan.petitions.models.petition import Channel, Kind, Petition
from danvan.petitions.models.topic import Topic

__all__ = ["Channel", "Kind", "Petition", "Topic"]
