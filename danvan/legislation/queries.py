"""What a document's page shows."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch

from danvan.legislation.models import Article, Clause, Document, Relation
from danvan.legislation.models.validity import Validity
from danvan.legislation.standing import Group, left_without_basis, standing_on


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause and what stands on it."""

    clause: Clause
    groups: list[Group]


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """An article and its standing on the day asked; `whole` is the clause that stands for all of it."""

    article: Article
    validity: Validity
    whole: ShownClause | None
    clauses: list[ShownClause] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RelatedDocuments:
    """What documents do in one way: "replaces", then those it does it to."""

    deed: str
    label: object
    documents: list[Document]


def articles_of(document: Document, *, on: date) -> list[ShownArticle]:
    """Every listed place of the document, the whole of it first; two queries and one for each ground."""
    rows = list(document.articles.prefetch_related(Prefetch("clauses", queryset=Clause.objects.all())))
    standing = standing_on(Clause.objects.filter(article__document=document)) if rows else {}
    shown = []
    for article in rows:
        article.document = document
        clauses = list(article.clauses.all())
        for clause in clauses:
            clause.article = article
        places = [ShownClause(clause, standing.get(clause.pk, [])) for clause in clauses]
        whole = next((place for place in places if not place.clause.number), None)
        numbered = [place for place in places if place.clause.number]
        shown.append(ShownArticle(article, article.validity(on), whole, numbered))
    return shown


def relations_of(document: Document) -> tuple[list[Relation], list[Relation]]:
    """(what this document does to others, what others did to it), newest first."""
    does = list(document.touches.select_related("older").order_by("deed", "-older__year", "older__slug"))
    suffers = list(document.touched_by.select_related("newer").order_by("deed", "-newer__year", "newer__slug"))
    return does, suffers


def leaves_behind(document: Document) -> list[Group]:
    """What will stand without a basis once the document has ended; nothing where no end is known."""
    if document.in_force_to is None:
        return []
    return left_without_basis({document.pk: document.in_force_to}).get(document.pk, [])
