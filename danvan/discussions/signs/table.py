"""The table of signs: code, weight each time it is found, the most it may weigh, and the sentence a moderator reads."""

from dataclasses import dataclass

from danvan.errors import N_


@dataclass(frozen=True, slots=True)
class SignKind:
    """weight: for each time it was found, up to `most` in all. words: msgid, filled with `%(count)s`."""

    code: str
    weight: int
    most: int
    words: str


TABLE: dict[str, SignKind] = {
    kind.code: kind
    for kind in (
        SignKind("insults", 3, 9, N_("words that abuse somebody (%(count)s)")),
        SignKind("repeated", 3, 9, N_("the same text came before (%(count)s times)")),
        SignKind("links", 2, 6, N_("links (%(count)s)")),
        SignKind("numbers", 2, 4, N_("phone or identity numbers in the text (%(count)s): publish with numbers hidden")),
        SignKind("name", 2, 2, N_("a link or number in place of a name")),
        SignKind("broken", 2, 2, N_("letters lost on the way (%(count)s)")),
        SignKind("capitals", 1, 1, N_("mostly capitals (%(count)s %% of the letters)")),
        SignKind("flood", 1, 4, N_("many comments from one address in ten minutes (level %(count)s)")),
    )
}
