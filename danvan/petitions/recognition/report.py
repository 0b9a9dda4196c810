"""The figures of the list as lines of text for people."""

from collections.abc import Iterator, Sequence

from danvan.petitions.recognition.measuring import Judged, Score, judge, labelled_texts, scores


def figures(*, errors: bool = False) -> Iterator[str]:
    """Precision and recall with their numbers, split by split; with `errors` the texts that were confused."""
    judged = judge(labelled_texts())
    yield f"{'split':10} {'kind':14} {'precision':>18} {'recall':>18}"
    for score in scores(judged):
        yield _line(score)
    if errors:
        yield from _confused(judged)


def _line(score: Score) -> str:
    precision = _share(score.precision, score.right, score.said)
    return f"{score.split:10} {score.kind:14} {precision:>18} {_share(score.recall, score.right, score.there):>18}"


def _share(value: float | None, part: int, whole: int) -> str:
    return "–" if value is None else f"{100 * value:.1f} % ({part}/{whole})"


def _confused(judged: Sequence[Judged]) -> Iterator[str]:
    for each in judged:
        if not each.right:
            cues = ", ".join(f"{cue.words} ({cue.weight})" for cue in each.said.cues) or "no cue"
            yield ""
            yield f"{each.labelled.split}: {each.labelled.kind} taken for {each.said.kind}; {cues}"
            yield f"  {each.labelled.text}"
