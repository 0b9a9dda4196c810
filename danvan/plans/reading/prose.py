"""Groups of tasks from running text without numbers: where a new thought begins, and which group it speaks of."""

import re
from dataclasses import dataclass, field

from danvan.plans.reading.cues import code_of, scores
from danvan.plans.reading.letters import CAPITALS, capitalised, cut, one_line, plain, trimmed
from danvan.plans.reading.outline import Text

#: What joins a sentence to the thought before and opens the next one, in compared form.
_OPENERS = (
    r"bên cạnh đó|ngoài ra|đồng thời|cùng với đó|cùng đó|song song với đó|song song đó|"
    r"mặt khác|hơn nữa|thêm vào đó|tiếp đó|tiếp theo|tiếp đến|sau đó|không chỉ vậy|không những vậy|"
    r"cũng theo kế hoạch|"
    r"đặc biệt|đáng chú ý|trong đó|theo đó|cụ thể|kế hoạch cũng|kế hoạch còn|về phía|cuối cùng|trước hết|trước tiên|"
    r"một mặt"
)
_OPENER = re.compile(rf"^(?:{_OPENERS})\s*(?:là\s*)?[,:]?\s+")
#: Openers after which the thought before goes on rather than ends.
_WEAK = re.compile(r"^(?:trong đó|cụ thể|đặc biệt|theo đó|đáng chú ý)")
_AIM = re.compile(r"^(?:để|nhằm|với mục tiêu|với tinh thần)\s[^,]{3,120},\s+")
_BESIDE = re.compile(r"^(?:song song(?: với)?|cùng với|bên cạnh|ngoài|không chỉ|vừa)\s+(?:việc\s+)?")
#: "…, thành phố cũng sẽ …": a second main clause inside one sentence.
_SECOND = re.compile(
    r"(?<=[,…])\s+(?:thành phố|tỉnh|ubnd|ủy ban|các (?:sở|cấp|cơ quan|đơn vị)|hà nội|kế hoạch|chính quyền|phường|xã|"
    r"quận|huyện|địa phương)"
    r"(?:\s+\S+){0,5}?\s+(?:cũng|còn|sẽ|phải|cần|tiếp tục|yêu cầu)\s"
)
_TOPIC = re.compile(r"^về\s+[^:.]{3,80}:\s+")
_SENTENCE = re.compile(rf"(?<=[.!?…])\s+(?=[{CAPITALS}“\"(])")
_LISTED = re.compile(r"(?:^|(?<=[\s:;,.(]))\(?(\d{1,2})[).]\s+(?=[^\W\d_])")
_SUBJECT = re.compile(
    r"^(?:(?:thành phố|tỉnh|ubnd|ủy ban|kế hoạch|hà nội|phường|xã|quận|huyện|chính quyền)(?:\s+\S+){0,5}?\s+)?"
    r"(?:(?:cũng|còn|sẽ|phải|cần|yêu cầu|đề ra)\s+)+"
)
_AND_ALSO = re.compile(r"^(?:đồng thời|cùng đó|và|bên cạnh đó)\s*,?\s+")
_CLAUSES = re.compile(r"\s*;\s*")
_SHORTEST = 40
LONGEST_TITLE = 300


@dataclass(slots=True)
class Saying:
    """One clause. words: without what only joins it; source: as it stands; line: counted from 1.

    code: the group it speaks of, or "". opens: a new thought begins with it.
    """

    words: str
    source: str
    line: int
    code: str = ""
    opens: bool = False


@dataclass(slots=True)
class ProseGroup:
    """Clauses that belong together."""

    code: str = ""
    sayings: list[Saying] = field(default_factory=list)

    @property
    def title(self) -> str:
        return cut(self.sayings[0].words, LONGEST_TITLE)


def is_prose(words: str) -> bool:
    """A paragraph of sentences, not a heading, a form or a menu."""
    return len(words) >= _SHORTEST and words.count(" ") >= 7 and bool(re.search(r"[.…;:!?”\"]$|\.\)$|/$", words))


def prose_groups(paragraphs: list[Text]) -> list[ProseGroup]:
    """Groups in the order in which they first appear."""
    groups: list[ProseGroup] = []
    listed = [saying for paragraph in paragraphs for saying in _listed(paragraph)]
    if len(listed) > 2:
        # "(1) …; (2) …": the text itself says where each begins.
        return [ProseGroup(code_of(saying.words), [saying]) for saying in listed]
    for saying in (saying for paragraph in paragraphs for saying in sayings_of(paragraph)):
        _join(groups, saying)
    return groups


def _join(groups: list[ProseGroup], saying: Saying) -> None:
    last = groups[-1] if groups else None
    if saying.code:
        known = next((group for group in groups if group.code == saying.code), None)
        if known is None and last is not None and not last.code and not saying.opens:
            last.code, known = saying.code, last
    else:
        known = None if last is None or (saying.opens and not last.code) else last
        if saying.opens and last is not None and last.code:
            known = None
    if known is None:
        known = ProseGroup(saying.code)
        groups.append(known)
    known.sayings.append(saying)


def _listed(paragraph: Text) -> list[Saying]:
    """The points of "(1) …; (2) …" inside one paragraph; [] where the numbers do not count up from one."""
    marks = list(_LISTED.finditer(paragraph.words))
    if [int(mark.group(1)) for mark in marks] != list(range(1, len(marks) + 1)) or len(marks) < 3:
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(paragraph.words)]
    pieces = [paragraph.words[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]
    return [Saying(capitalised(trimmed(piece)), piece, paragraph.line, "", True) for piece in pieces]


def sayings_of(paragraph: Text) -> list[Saying]:
    """The clauses of a paragraph, without the words that only join them."""
    found: list[Saying] = []
    for sentence in _SENTENCE.split(one_line(paragraph.words)):
        for part, source, opens in _main_clauses(sentence):
            begins = not found and not _WEAK.match(plain(sentence))
            found += _clauses(part, source, paragraph.line, opens or begins)
    return found


def _main_clauses(sentence: str) -> list[tuple[str, str, bool]]:
    """(clause, as it stands, does a new thought begin?): "cùng với A, thành phố cũng sẽ B" holds two."""
    words, opens = _opened(sentence)
    second = _SECOND.search(plain(words))
    if second and (beside := _BESIDE.match(plain(words))):
        cut_at = len(sentence) - len(words) + second.start()
        return [
            (words[beside.end() : second.start()], sentence[:cut_at], opens),
            (_bare(words[second.start() :]), sentence[cut_at:], True),
        ]
    return [(_bare(words), sentence, opens)]


def _opened(sentence: str) -> tuple[str, bool]:
    """Without the words that join it to the sentence before; whether those begin a new thought."""
    words, opens = sentence, False
    for pattern in (_OPENER, _AIM, _OPENER, _TOPIC):
        match = pattern.match(plain(words))
        if match is None:
            continue
        opens = opens or (pattern is not _AIM and not _WEAK.match(match.group()))
        words = words if pattern is _TOPIC else words[match.end() :]
    return words, opens or bool(_BESIDE.match(plain(words)))


def _bare(words: str) -> str:
    words = words.strip()
    match = _SUBJECT.match(plain(words))
    return words[match.end() :] if match else words


def _clauses(part: str, source: str, line: int, opens: bool) -> list[Saying]:
    found: list[Saying] = []
    for piece, written in zip(_CLAUSES.split(part), _CLAUSES.split(source), strict=False):
        if not trimmed(piece):
            continue
        joined = _AND_ALSO.match(plain(piece)) if found else None
        words = capitalised(trimmed(piece[joined.end() :] if joined else piece))
        code = code_of(words)
        if found and found[-1].code and code != found[-1].code and _is_weaker(words, code, found[-1].code):
            code = found[-1].code
        found.append(Saying(words, one_line(written), line, code, opens and not found))
    return found


def _is_weaker(words: str, code: str, before: str) -> bool:
    """Within one sentence a thought goes on unless the other group is clearly meant."""
    ranked = scores(words)
    return not code or ranked.get(code, 0) < 6 or (ranked.get(code, 0) - ranked.get(before, 0) < 3)
