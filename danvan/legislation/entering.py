"""A reviewed text written into the library: set-based, nothing that something may rest on is taken away."""

from danvan.legislation.models import Article, Clause, Document
from danvan.legislation.reading.pieces import ReadText

Place = tuple[str, str]


def enter_text(document: Document, read: ReadText) -> tuple[int, int]:
    """Articles and clauses by their numbers: new ones added, known ones brought up to date; (pieces, clauses).

    Places that the text no longer has stay: a rule, a mandate or an answer may rest on them.
    """
    articles = [
        Article(
            document=document,
            **{name: getattr(piece, name) for name in ("sort", "number", "chapter", "section", "heading", "text")},
        )
        for piece in read.pieces
    ]
    for article in articles:
        article.tidy()
    Article.objects.bulk_create(
        articles,
        update_conflicts=True,
        unique_fields=["document", "sort", "number"],
        update_fields=["chapter", "section", "heading", "text", "position"],
    )
    ids = _ids(document)
    clauses = [
        Clause(article_id=ids[piece.sort, article.number], number=clause.number, text=clause.text)
        for piece, article in zip(read.pieces, articles, strict=True)
        for clause in piece.clauses
    ]
    for row in clauses:
        row.tidy()
    Clause.objects.bulk_create(
        clauses, update_conflicts=True, unique_fields=["article", "number"], update_fields=["text", "position"]
    )
    return len(articles), len(clauses)


def left_over(document: Document, read: ReadText) -> list[Article]:
    """Articles of the document that the text does not have; they would stay as they are."""
    there = {(piece.sort, piece.number) for piece in read.pieces}
    return [row for row in document.articles.all() if row.number and (row.sort, row.number) not in there]


def _ids(document: Document) -> dict[Place, int]:
    rows = Article.objects.filter(document=document).values_list("sort", "number", "pk")
    return {(sort, number): pk for sort, number, pk in rows}
