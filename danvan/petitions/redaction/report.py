"""The figures of the redaction as lines of text for people."""

from collections.abc import Iterator

from danvan.petitions.redaction.measuring import HELD_OUT, TUNE, TYPINGS, Planted, Score, measure, planted_cases, totals


def figures(*, errors: bool = False) -> Iterator[str]:
    """Recall and precision per kind, part by part, with their numbers; with `errors` what was missed or wrong."""
    cases = planted_cases()
    for part in (TUNE, HELD_OUT):
        chosen = [case for case in cases if case.part == part]
        yield f"{part}: {len(chosen)} sentences"
        yield f"  {'kind':32} {'recall':>18} {'precision':>18}"
        yield from _per_kind(chosen, errors=errors)
        yield from _per_typing(chosen)
        yield ""


def _per_kind(cases: list[Planted], *, errors: bool) -> Iterator[str]:
    scores = measure(cases)
    for kind, score in scores.items():
        yield _line(str(kind), score.found, score.planted, score.right, score.removed)
        if errors:
            yield from _errors(score)
    every = totals(scores)
    yield _line("all", every["found"], every["planted"], every["right"], every["removed"])


def _per_typing(cases: list[Planted]) -> Iterator[str]:
    for name, typed in TYPINGS.items():
        every = totals(measure(cases, typed))
        yield _line(f"all, {name}", every["found"], every["planted"], every["right"], every["removed"])


def _errors(score: Score) -> Iterator[str]:
    yield from (f"    missed: {line}" for line in score.missed)
    yield from (f"    wrong: {line}" for line in score.wrong)


def _line(name: str, found: int, planted: int, right: int, removed: int) -> str:
    return f"  {name:32} {_share(found, planted):>18} {_share(right, removed):>18}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} % ({part}/{whole})" if whole else "–"
