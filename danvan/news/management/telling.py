"""The report in words: one line a row, one sentence a reason."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from danvan.news.importing.outcome import Kind, Outcome
from danvan.news.importing.row import Reason

KINDS = {
    Kind.BROUGHT: gettext_lazy("published"),
    Kind.DRAFT: gettext_lazy("draft"),
    Kind.CHANGED: gettext_lazy("changed"),
    Kind.UNCHANGED: gettext_lazy("unchanged"),
    Kind.CONFLICT: gettext_lazy("conflict"),
    Kind.REFUSED: gettext_lazy("refused"),
}
REMOVED = {
    "scripts": gettext_lazy("scripts"),
    "frames": gettext_lazy("frames"),
    "styles": gettext_lazy("styles"),
    "handlers": gettext_lazy("event handlers"),
    "links": gettext_lazy("links that run code"),
    "other": gettext_lazy("forms and embedded objects"),
}
FIELD_NAMES = {
    "title": gettext_lazy("title"),
    "lead": gettext_lazy("lead"),
    "body": gettext_lazy("text"),
    "author": gettext_lazy("author"),
    "source": gettext_lazy("source"),
}
_FILES = {
    "not-there": gettext_lazy("%(file)s does not exist."),
    "unknown-kind": gettext_lazy("%(file)s cannot be read: give a folder or a file that ends in %(kinds)s."),
    "nothing-to-read": gettext_lazy("There is no CSV, JSON or HTML file in it."),
    "unknown-section": gettext_lazy("There is no section “%(section)s”. There are: %(sections)s."),
    "file-too-large": gettext_lazy("%(file)s is larger than %(megabytes)s MB."),
    "zip-damaged": gettext_lazy("%(file)s is damaged: make the ZIP again."),
    "zip-too-large": gettext_lazy(
        "%(file)s holds more than %(files)s files or %(gigabytes)s GB: divide it and import the parts one by one."
    ),
    "zip-locked": gettext_lazy("%(file)s is locked with a password: make it again without one."),
    "zip-bomb": gettext_lazy("%(file)s is not opened: %(name)s in it would grow far beyond its size."),
    "no-title-column": gettext_lazy(
        "%(file)s has no column for the title. Name it “tiêu đề” or “title”. Columns found: %(columns)s."
    ),
    "no-json-list": gettext_lazy("%(file)s is neither a list of objects nor one object a line."),
    "unreadable-file": gettext_lazy("The file cannot be read to its end."),
    "unreadable-encoding": gettext_lazy("The letters cannot be read from here on: save the file as UTF-8."),
    "empty-page": gettext_lazy("There is no text on the page."),
}
_ROWS = {
    "no-title": gettext_lazy("The title is missing."),
    "bad-csv": gettext_lazy("The row is no CSV: look at its quotation marks."),
    "too-few-cells": gettext_lazy("The row has %(found)s cells, the heading names %(wanted)s."),
    "row-too-large": gettext_lazy("The row holds more than %(megabytes)s MB of text."),
    "never-ends": gettext_lazy(
        "The row goes on for more than %(megabytes)s MB: a quotation mark or bracket is not closed. The file was not "
        "read beyond it."
    ),
    "bad-json": gettext_lazy("This is no JSON. In a list, nothing behind it could be read."),
    "json-ends-early": gettext_lazy("The list is not closed: the file was cut off."),
    "json-too-deep": gettext_lazy("The JSON is nested too deep."),
    "not-an-object": gettext_lazy("An article must be an object with a title."),
    "not-text": gettext_lazy("“%(field)s” must be text."),
    "too-deep": gettext_lazy("The HTML is nested %(depth)s levels deep; at most %(most)s can be read."),
    "same-key-other-text": gettext_lazy("It has the same address, or title and date, as %(first)s but another text."),
    "no-section": gettext_lazy("The row names no section: add one, or import with --section."),
    "row-in-unknown-section": gettext_lazy(
        "There is no section “%(section)s”: make it in the newsroom, or import with --section."
    ),
    "not-accepted": gettext_lazy("The newsroom does not take it: %(told)s"),
}
_CONFLICTS = {
    "edited-since": gettext_lazy("The article was edited in the newsroom since; it stays as it is."),
    "deleted-since": gettext_lazy("The article was deleted in the newsroom since; it is not brought again."),
    "addresses-differ": gettext_lazy("Two addresses that led to one article now say different things."),
    "in-approval": gettext_lazy("The article is locked or being approved; it stays as it is."),
}
_DRAFTS = {
    "letters-lost": gettext_lazy("Letters are lost (%(place)s): “%(piece)s”."),
    "nul-removed": gettext_lazy("NUL characters were removed; look whether the text is whole."),
    "no-text": gettext_lazy("There is no text."),
    "no-lead": gettext_lazy("There is no lead: the title stands for it."),
    "no-date": gettext_lazy("There is no date."),
    "date-unreadable": gettext_lazy("“%(date)s” is no date: write day/month/year."),
    "date-ahead": gettext_lazy("The date “%(date)s” is still to come."),
    "cut": gettext_lazy("“%(field)s” is longer than %(most)s characters; the whole stands at the end of the text."),
    "no-alt": gettext_lazy("The picture %(picture)s has no words for those who do not see it."),
    "picture-missing": gettext_lazy("The picture %(picture)s is not in the import; its name stands in the text."),
    "picture-damaged": gettext_lazy("The picture %(picture)s cannot be opened; its name stands in the text."),
    "picture-too-large": gettext_lazy("The picture %(picture)s has more than %(megapixels)s million pixels."),
    "too-many-pictures": gettext_lazy("There are more than %(most)s pictures."),
}
_NOTES = {
    "mended": gettext_lazy("letters read as %(writing)s"),
    "no-address": gettext_lazy("“%(address)s” is no web address"),
    "address-too-long": gettext_lazy("no redirect, longer than %(most)s characters: %(address)s"),
    "address-taken": gettext_lazy("no redirect, the address already leads elsewhere: %(address)s"),
    "address-in-use": gettext_lazy("no redirect, this site shows a page there: %(address)s"),
    "address-is-new-one": gettext_lazy("no redirect needed, the address stays: %(address)s"),
    "second-address": gettext_lazy("a second address of an article that is here"),
    "views-unreadable": gettext_lazy("“%(views)s” is no number of views"),
}
SENTENCES: Mapping[str, Any] = {**_FILES, **_ROWS, **_CONFLICTS, **_DRAFTS, **_NOTES}


def sentence(reason: Reason) -> str:
    """The reason in words; fields by the names that people use."""
    told = {
        name: FIELD_NAMES.get(value, value) if name in {"field", "place"} else value
        for name, value in reason.params.items()
    }
    return str(SENTENCES[reason.code]) % told


def line_of(outcome: Outcome) -> str:
    """One row: where, what became of it, and why."""
    told = [*map(sentence, outcome.reasons), *map(sentence, outcome.notes), *_removed(outcome.removed)]
    where = f"{outcome.file}:{outcome.line}"
    parts = [where, str(KINDS[outcome.kind]), outcome.title[:80], outcome.address, " · ".join(told)]
    return "  ".join(part for part in parts if part)


def as_json(outcome: Outcome) -> dict[str, Any]:
    """The same for programs: codes stay, sentences may be worded anew."""
    return {
        "file": outcome.file,
        "line": outcome.line,
        "outcome": outcome.kind.value,
        "title": outcome.title,
        "address": outcome.address,
        "reasons": [_reason(reason) for reason in outcome.reasons],
        "notes": [_reason(reason) for reason in outcome.notes],
        "removed": dict(outcome.removed),
    }


def summary(counts: Mapping[Kind, int]) -> str:
    """How many of each."""
    rows = sum(counts.values())
    told = ", ".join(f"{KINDS[kind]} {counts[kind]}" for kind in Kind if counts.get(kind))
    return (ngettext("%(rows)s row: %(told)s", "%(rows)s rows: %(told)s", rows) % {"rows": rows, "told": told}).rstrip(
        ": "
    )


def _reason(reason: Reason) -> dict[str, Any]:
    return {"code": reason.code, "sentence": sentence(reason), **{"params": dict(reason.params)}}


def _removed(removed: Mapping[str, int]) -> list[str]:
    told = ", ".join(f"{REMOVED[kind]} {count}" for kind, count in removed.items() if count)
    return [_("taken out: %(what)s") % {"what": told}] if told else []
