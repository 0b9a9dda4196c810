"""Names of people: said to be one, behind a word of address, or a family name with what follows it."""

from collections.abc import Iterator

from danvan.petitions.redaction import words
from danvan.petitions.redaction.flat import Line, Token
from danvan.petitions.redaction.places import KNOWN_PLACES

LONGEST_NAME = 5


def names_in(line: Line) -> Iterator[tuple[int, int]]:
    """(start, end) of each name of the line, left to right."""
    reader = _Reader(line)
    at = 0
    while at < len(line.tokens):
        end = reader.name_at(at)
        if end is None:
            at = reader.behind_place_at(at)
            continue
        yield line.tokens[at].start, line.tokens[end - 1].end
        at = end
        reader.last_name = end


class _Reader:
    """Reads one line. Positions are indexes of its tokens; a name is told by the index behind its last token."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.tokens = line.tokens
        self.last_name = -1
        self.place_until = -1

    def name_at(self, at: int) -> int | None:
        """The end of the name that begins here, or None."""
        if self._introduced(at):
            return self._called(at, alone=True)
        title = self._title_before(at)
        if title == "strong" and not self._behind_place(at - 1):
            return self._called(at, alone=True)
        if title == "weak":
            return self._full(at)
        if self._one_more(at):
            return at + 1
        return self._bare(at)

    def behind_place_at(self, at: int) -> int:
        """Where to read on: behind the whole of a place, which makes the street joined to it one too."""
        end = self._capitals(at)
        if end > at and (self._behind_place(at) or self._is_place(at, end)):
            self.place_until = end
            return end
        return at + 1

    # how a name is announced

    def _introduced(self, at: int) -> bool:
        for length in range(words.LONGEST_INTRODUCTION, 1, -1):
            if at >= length and self._phrase(at - length, at) in words.INTRODUCTIONS:
                return True
        return at >= 2 and self._phrase(at - 2, at) == "lien he" and self._is_surname(at)

    def _title_before(self, at: int) -> str:
        if at == 0 or not self.tokens[at].joined:
            return ""
        pair = self._phrase(at - 2, at) if at >= 2 else ""
        if pair in words.PAIRED_TITLES or self.tokens[at - 1].toned == "đ/c":
            return "strong"
        if pair in words.WEAK_TITLES:
            return "weak"
        if self.tokens[at - 1].toned in words.SHORT_TITLES and self._capital(at) and not self._capital(at - 1):
            return "strong"
        return "strong" if self._known(at - 1, words.TITLES, words.FLAT_TITLES) else ""

    def _one_more(self, at: int) -> bool:
        """ "anh Sơn, Dũng": one more given name behind a name."""
        if at != self.last_name or not self._capital(at) or not self._known(at, words.GIVEN, words.FLAT_GIVEN):
            return False
        follows = at + 1 < len(self.tokens) and self.tokens[at + 1].joined and self.tokens[at + 1].capital
        return not follows and not self.tokens[at].joined

    # how far it goes

    def _called(self, at: int, *, alone: bool) -> int | None:
        """A name that was announced: whatever is written with capitals, else what is known as a name."""
        if self._capital(at) and not self._no_name(at):
            return self._capitals(at)
        return self._written_small(at, announced=True) or (self._given_alone(at) if alone else None)

    def _full(self, at: int) -> int | None:
        """A family name with at least one more word."""
        if self._capital(at):
            end = self._capitals(at)
            return end if self._is_surname(at) and end - at >= 2 and not self._is_place(at, end) else None
        return self._written_small(at, announced=True)

    def _bare(self, at: int) -> int | None:
        """A name nothing announces."""
        if not self._is_surname(at) or self._behind_place(at) or self._place_word(at):
            return None
        if not self._capital(at):
            return self._written_small(at)
        if self.tokens[at].shouted and self.tokens[at].toned not in words.CLEAR_SURNAMES:
            return None
        end = self._capitals(at)
        if end - at < 2 or (self._is_place(at, end) and not self._person_before(at)):
            return None
        return end if end - at > 2 or self.tokens[at + 1].toned in words.GIVEN else None

    def _capitals(self, at: int) -> int:
        """The end of the run of capitals that begins here; `at` itself when there is none."""
        end = at
        while end < len(self.tokens) and end - at < LONGEST_NAME and self._capital(end):
            if end > at and not self.tokens[end].joined:
                break
            end += 1
        return end

    def _written_small(self, at: int, *, announced: bool = False) -> int | None:
        """A full name without capitals, or in a line of capitals only: family name, middle name, given name."""
        if not self._known(at, words.SURNAMES, words.FLAT_SURNAMES):
            return None
        if not self._middle(at + 1, after=self.tokens[at], announced=announced):
            return None
        end = at + 2
        if not self._goes_on(end) or self._phrase(at + 1, at + 3) in words.FLAT_NOT_BEHIND:
            return None
        end += 1
        while end - at < LONGEST_NAME and self._goes_on(end) and self._known(end, words.GIVEN, words.FLAT_GIVEN):
            end += 1
        return None if self._begins_place(at, end) and not announced else end

    def _given_alone(self, at: int) -> int | None:
        """ "chị hằng", "cháu minh khuê"."""
        if self._capital(at):
            return None
        last = at + 1
        pair = last < len(self.tokens) and self._goes_on(last) and self._known(last, words.SAFE_GIVEN, frozenset())
        if pair and self._known(at, words.MIDDLES | words.GIVEN, frozenset()):
            return at + 2
        known = self._known(at, words.SAFE_GIVEN, words.FLAT_SAFE_GIVEN)
        if self.line.bare and at and self.tokens[at - 1].flat == "ba":
            known = False  # also the number three
        return last if known and self._phrase(last, last + 1) not in words.NOT_GIVEN_BEFORE else None

    # what a token is

    def _known(self, at: int, toned: frozenset[str], bare: frozenset[str]) -> bool:
        """In a line without any tone mark the words are known without theirs."""
        token = self.tokens[at]
        return token.flat in bare if self.line.bare else token.toned in toned

    def _no_name(self, at: int) -> bool:
        pair = self._phrase(at, at + 2)
        return self._known(at, words.NO_NAMES, words.FLAT_NO_NAMES) or pair in words.NO_NAME_PAIRS

    def _capital(self, at: int) -> bool:
        token = self.tokens[at]
        return token.capital and not self.line.shouted and not self._abbreviation(token)

    def _abbreviation(self, token: Token) -> bool:
        return len(token.flat) > 1 and token.flat in {
            "ubnd",
            "hdnd",
            "mttq",
            "csgt",
            "cccd",
            "cmnd",
            "sdt",
            "tp",
            "ktt",
        }

    def _is_surname(self, at: int) -> bool:
        token = self.tokens[at]
        if token.capital and token.toned == token.flat and self._phrase(at + 1, at + 2) in words.FLAT_SURE_MIDDLES:
            return token.flat in words.FLAT_SURNAMES
        return self._known(at, words.SURNAMES, words.FLAT_SURNAMES)

    def _middle(self, at: int, *, after: Token, announced: bool) -> bool:
        if at >= len(self.tokens) or not self.tokens[at].joined:
            return False
        if self._known(at, words.SURE_MIDDLES, words.FLAT_SURE_MIDDLES):
            return True
        if announced and self._known(at, words.MIDDLES | words.GIVEN | {"bá", "gia", "cẩm"}, words.FLAT_MIDDLES):
            return True
        clear = after.flat in words.FLAT_CLEAR_SURNAMES if self.line.bare else after.toned in words.CLEAR_SURNAMES
        return clear and self._known(at, words.MIDDLES, words.FLAT_MIDDLES)

    def _goes_on(self, at: int) -> bool:
        if at >= len(self.tokens) or not self.tokens[at].joined:
            return False
        token = self.tokens[at]
        if token.flat[0].isdigit():
            return False
        return token.flat not in words.ENDS or (not self.line.bare and token.toned in words.GIVEN)

    # what is a place

    def _behind_place(self, at: int) -> bool:
        """A word of place, a house number or a joint between two streets stands before."""
        if at == 0:
            return False
        joint = self._known(at - 1, words.PLACE_JOINTS, words.FLAT_PLACE_JOINTS)
        if (self.place_until == at and not self.tokens[at].joined) or (self.place_until == at - 1 and joint):
            return True
        if self.tokens[at].gap == "] " and self.tokens[at - 1].flat in {"nha", "so"}:
            return True  # the number of a house, already taken out
        if not self.tokens[at].joined:
            return False
        if self.tokens[at - 1].flat[0].isdigit() or self._phrase(at - 2, at) in words.PLACE_PAIRS:
            return True
        return self._known(at - 1, words.PLACE_BEFORE, words.FLAT_PLACE_BEFORE)

    def _place_word(self, at: int) -> bool:
        if not self.line.bare or self.tokens[at].flat not in words.FLAT_PLACE_SURNAMES:
            return False
        return self._phrase(at + 1, at + 2) not in words.FLAT_SURE_MIDDLES

    def _is_place(self, at: int, end: int) -> bool:
        return tuple(token.flat for token in self.tokens[at:end]) in KNOWN_PLACES

    def _begins_place(self, at: int, end: int) -> bool:
        return any(self._is_place(at, stop) for stop in range(end, at + 1, -1))

    def _person_before(self, at: int) -> bool:
        return at > 0 and self.tokens[at].joined and self.tokens[at - 1].flat in words.PERSON_BEFORE

    def _phrase(self, start: int, end: int) -> str:
        return " ".join(token.flat for token in self.tokens[max(0, start) : end])
