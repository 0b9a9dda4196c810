"""What a document's page shows."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from danvan.legislation.models import Article, Clause, Document, Relation
from danvan.legislation.models.validity import Validity


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """An article and its standing on the day asked; `whole` is the clause that stands for all of it."""

    article: Article
    validity: Validity
    whole: Clause | None
    clauses: list[Clause]


def articles_of(document: Document, *, on: date) -> list[ShownArticle]:
    """Every listed place of the document, the whole of it first; two queries however many."""
    rows = document.articles.prefetch_related(Prefetch("clauses", queryset=Clause.objects.all()))
    shown = []
    for article in rows:
        article.document = document
        clauses = list(article.clauses.all())
        for clause in clauses:
            clause.article = article
        whole = next((clause for clause in clauses if not clause.number), None)
        numbered = [clause for clause in clauses if clause.number]
        shown.append(ShownArticle(article, article.validity(on), whole, numbered))
    return shown


def relations_of(document: Document) -> tuple[list[Relation], list[Relation]]:
    """(what this document does to others, what others did to it), newest first."""
    does = list(document.touches.select_related("older").order_by("-older__year", "older__slug"))
    suffers = list(document.touched_by.select_related("newer").order_by("-newer__year", "newer__slug"))
    return does, suffers
