"""Documents, articles and clauses for tests."""

from typing import Any

from danvan.legislation.kinds import Kind
from danvan.legislation.models import Article, Clause, Document


def document(slug: str = "nd-1-2020", **facts: Any) -> Document:
    facts = {"kind": Kind.DECREE, "number": "01/2020/NĐ-CP", "subject": "Đất đai", "year": 2020, **facts}
    return Document.objects.create(slug=slug, **facts)


def article(of: Document, number: str = "1", **facts: Any) -> Article:
    return Article.objects.create(document=of, number=number, **facts)


def clause(of: Article, number: str = "1", text: str = "") -> Clause:
    return Clause.objects.create(article=of, number=number, text=text)
