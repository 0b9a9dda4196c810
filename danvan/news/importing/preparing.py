"""From a row to an article: fields cut to size without losing a word, the body cleaned, every doubt a reason."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape, unescape

import nh3

from danvan.language import normalise, normalise_line
from danvan.news.importing.addresses import LONGEST, addresses_in, is_address, path_of
from danvan.news.importing.dates import read_date
from danvan.news.importing.letters import lost_letters
from danvan.news.importing.markup import taken_out
from danvan.news.importing.parts import Part, Shown, Text, parts_of, words_of
from danvan.news.importing.prepared import Identity, Prepared
from danvan.news.importing.row import Reason, Refused, Row

_TITLE, _LEAD, _LINE = 200, 600, 160
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&#?\w{2,8};")
_DIGITS = re.compile(r"\d[\d.,\s]*", re.ASCII)
_MOST_VIEWS = 2**40
_FIRST_PARAGRAPH = re.compile(r"\A<p>(.*?)</p>", re.DOTALL)


@dataclass(slots=True)
class _Doubts:
    drafts: list[Reason] = field(default_factory=list)
    notes: list[Reason] = field(default_factory=list)
    #: What did not fit its field and is kept as a paragraph of the body.
    rest: list[str] = field(default_factory=list)


def prepare(row: Row, identity: Identity, *, cleaner: nh3.Cleaner, now: datetime) -> Prepared:
    """`now` is aware; its zone is that of dates without one. Raises Refused when there is no article in the row."""
    doubts = _Doubts(notes=list(row.notes))
    said = {name: _plain(text) for name, text in row.fields.items() if name != "body"}
    title = normalise_line(said.get("title", ""))
    if not title:
        raise Refused("no-title")
    addresses = _addresses(row.fields.get("address", ""), doubts)
    parts = parts_of(_body(row, doubts), cleaner, address=addresses[0] if addresses else "")
    _look_for_lost_letters(said, title, parts, doubts)
    lead, parts = _lead(said.get("lead", ""), title, parts, doubts)
    author, source = (
        _fitting(normalise_line(said.get(name, "")), _LINE, name, doubts) for name in ("author", "source")
    )
    return Prepared(
        file=row.file,
        line=row.line,
        identity=identity,
        title=_fitting(title, _TITLE, "title", doubts),
        lead=lead,
        parts=(*parts, *_kept(doubts)),
        dated_at=_date(said.get("date", ""), now, doubts),
        author=author,
        source=source,
        section=normalise_line(said.get("section", "")),
        addresses=addresses,
        views=_views(said.get("views", ""), doubts),
        picture=_picture(row, said),
        drafts=tuple(doubts.drafts),
        notes=tuple(doubts.notes),
        removed=Counter(row.removed) + taken_out(row.fields.get("body", "")),
        near=row.near,
    )


def _plain(text: str) -> str:
    """A line of text: markup and entities of an export are read, signs of a sentence stay."""
    if _MARKUP.search(text):
        text = unescape(nh3.clean(text, tags=set()))
    return normalise(text)


def _body(row: Row, doubts: _Doubts) -> str:
    body = row.fields.get("body", "")
    if any("\0" in text for text in row.fields.values()):
        doubts.drafts.append(Reason("nul-removed"))
    return normalise(body)


def _look_for_lost_letters(said: dict[str, str], title: str, parts: list[Part], doubts: _Doubts) -> None:
    places = {"title": title, "lead": said.get("lead", ""), "author": said.get("author", ""), "body": words_of(parts)}
    for place, text in places.items():
        piece = lost_letters(text, allowed=1 if place == "body" else 0)
        if piece:
            doubts.drafts.append(Reason("letters-lost", {"place": place, "piece": piece}))


def _lead(lead: str, title: str, parts: list[Part], doubts: _Doubts) -> tuple[str, list[Part]]:
    """The lead of the row; without one the first paragraph, which then stands no second time in the body."""
    if not words_of(parts).strip() and not any(isinstance(part, Shown) for part in parts):
        doubts.drafts.append(Reason("no-text"))
    if lead:
        return _fitting(normalise_line(lead), _LEAD, "lead", doubts), parts
    first = parts[0] if parts and isinstance(parts[0], Text) else None
    found = _FIRST_PARAGRAPH.match(first.html) if first else None
    if first is None or found is None:
        doubts.drafts.append(Reason("no-lead"))
        return title[:_LEAD], parts
    told = normalise_line(words_of([Text(found[0])]))
    if len(told) > _LEAD or "<a " in found[0]:
        return _cut(told, _LEAD), parts
    rest = first.html[found.end() :]
    return told, ([Text(rest)] if rest else []) + parts[1:]


def _fitting(text: str, most: int, name: str, doubts: _Doubts) -> str:
    if len(text) <= most:
        return text
    doubts.drafts.append(Reason("cut", {"field": name, "most": most}))
    doubts.rest.append(text)
    return _cut(text, most)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 2].rsplit(" ", 1)[0] + " …"


def _kept(doubts: _Doubts) -> list[Part]:
    return [Text("".join(f"<p>{escape(text, quote=False)}</p>" for text in doubts.rest))] if doubts.rest else []


def _date(text: str, now: datetime, doubts: _Doubts) -> datetime | None:
    dated = read_date(text, now.tzinfo or UTC)
    if dated is None:
        reason = Reason("date-unreadable", {"date": text[:40]}) if text else Reason("no-date")
        doubts.drafts.append(reason)
    elif dated > now:
        doubts.drafts.append(Reason("date-ahead", {"date": text[:40]}))
    return dated


def _addresses(cell: str, doubts: _Doubts) -> tuple[str, ...]:
    good = []
    for address in addresses_in(cell):
        if not is_address(address):
            doubts.notes.append(Reason("no-address", {"address": address[:120]}))
        elif len(path_of(address)) > LONGEST:
            doubts.notes.append(Reason("address-too-long", {"address": address[:80], "most": LONGEST}))
        else:
            good.append(address)
    return tuple(good)


def _views(text: str, doubts: _Doubts) -> int:
    """ "1.234" and "1,234 lượt" are 1234: portals group thousands either way."""
    found = _DIGITS.match(text[:40].strip())
    count = int(re.sub(r"\D", "", found[0])) if found else -1
    if text and not 0 <= count <= _MOST_VIEWS:
        doubts.notes.append(Reason("views-unreadable", {"views": text[:40]}))
    return count if 0 <= count <= _MOST_VIEWS else 0


def _picture(row: Row, said: dict[str, str]) -> Shown | None:
    src = row.fields.get("picture", "").strip()
    return Shown(src, normalise_line(said.get("picture_alt", ""))[:255]) if src else None
