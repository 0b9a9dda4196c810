"""Legal documents, their articles and clauses, the days on which they are law, and texts waiting for review."""

from danvan.legislation.models.article import Article
from danvan.legislation.models.clause import Clause
from danvan.legislation.models.document import Document
from danvan.legislation.models.draft import ImportDraft
from danvan.legislation.models.relation import Relation

__all__ = ["Article", "Clause", "Document", "ImportDraft", "Relation"]
