"""A text under review as its page shows it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.forms.boundfield import BoundField
from django.utils.functional import Promise

from danvan.legislation.models import Article, ImportDraft
from danvan.legislation.problems import SENTENCES
from danvan.legislation.reading.pieces import Problem, ReadPiece, ReadText

PIECES_ON_A_PAGE = 40
MOST_PROBLEMS = 200


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A field and the passage it was read in; no passage: read nowhere."""

    bound: BoundField
    passage: str
    line: int


@dataclass(frozen=True, slots=True)
class ShownPiece:
    place: int
    name: str
    piece: ReadPiece


@dataclass(frozen=True, slots=True)
class ShownProblem:
    sentence: str | Promise
    grave: bool
    problem: Problem


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """One page of the pieces, with all facts and problems."""

    read: ReadText
    facts: list[ShownFact]
    problems: list[ShownProblem]
    more_problems: int
    pieces: list[ShownPiece]
    pages: "Page[Any]"

    @property
    def grave(self) -> list[ShownProblem]:
        """What needs a decision before the text is entered."""
        return [shown for shown in self.problems if shown.grave]

    @property
    def slight(self) -> list[ShownProblem]:
        return [shown for shown in self.problems if not shown.grave]


def review_page(read: ReadText, form: forms.BaseForm, number: str) -> ReviewPage:
    """The page `number` ("" is the first) of what was read."""
    pages = Paginator(range(len(read.pieces)), PIECES_ON_A_PAGE).get_page(number)
    problems = [_problem(problem) for problem in read.problems[:MOST_PROBLEMS]]
    return ReviewPage(
        read=read,
        facts=[_fact(bound, read) for bound in form],
        problems=problems,
        more_problems=max(len(read.problems) - MOST_PROBLEMS, 0),
        pieces=[ShownPiece(place, piece_name(read.pieces[place]), read.pieces[place]) for place in pages.object_list],
        pages=pages,
    )


def piece_name(piece: ReadPiece) -> str:
    """ "Article 5. Heading" as the library would name it; "" for the text as a whole."""
    named = Article(sort=piece.sort, number=piece.number).named
    return ". ".join(part for part in (named, piece.heading) if part)


def place_of_page(draft: ImportDraft, place: int) -> str:
    """The address of the piece in the list of pieces."""
    number = place // PIECES_ON_A_PAGE + 1
    return f"{draft.get_absolute_url()}?trang={number}#phan-{place}"


def _fact(bound: BoundField, read: ReadText) -> ShownFact:
    fact = read.facts.get(bound.name)
    return ShownFact(bound, fact.passage if fact else "", fact.line if fact else 0)


def _problem(problem: Problem) -> ShownProblem:
    sentence, grave = SENTENCES.get(problem.code, (problem.code, True))
    return ShownProblem(sentence, grave, problem)
