"""The figures of the list: printed with their numbers, and not worse than what was measured."""

from collections import Counter

import pytest
from django.core.management import call_command

from danvan.petitions.recognition.cues import cue
from danvan.petitions.recognition.measuring import Labelled, judge, labelled_texts, scores
from danvan.petitions.recognition.recognising import Looks, Recogniser


def test_the_set_is_large_and_no_text_stands_twice():
    texts = labelled_texts()
    assert len({each.text for each in texts}) == len(texts) >= 200
    there = Counter((each.split, each.kind) for each in texts)
    assert {split for split, _kind in there} == {"tune", "held_out"}
    assert all(count >= 25 for count in there.values())


def test_precision_and_recall_are_counted_from_what_was_said():
    own = Recogniser([cue("tố cáo", "denunciation", 3, "named")])
    texts = [
        Labelled("tôi tố cáo", Looks.DENUNCIATION, "tune"),
        Labelled("ông ta lấy tiền", Looks.DENUNCIATION, "tune"),
        Labelled("tố cáo tiếng ồn", Looks.NONE, "tune"),
    ]
    found = {(score.split, score.kind): score for score in scores(judge(texts, own))}
    score = found["tune", "denunciation"]
    assert (score.right, score.said, score.there) == (1, 2, 2)
    assert (score.precision, score.recall) == (0.5, 0.5)
    assert found["held_out", "denunciation"].recall is None


@pytest.mark.parametrize(
    ("split", "kind", "precision", "recall"),
    [
        ("tune", "complaint", 0.95, 0.95),
        ("tune", "denunciation", 0.95, 0.95),
        ("held_out", "complaint", 0.95, 0.75),
        ("held_out", "denunciation", 0.95, 0.70),
        ("held_out", "asked", 0.95, 0.74),
    ],
)
def test_the_list_is_not_worse_than_it_was(split, kind, precision, recall):
    found = {(score.split, score.kind): score for score in scores(judge(labelled_texts()))}[split, kind]
    assert found.precision >= precision
    assert found.recall >= recall


def test_the_command_prints_numerators_and_denominators(capsys):
    call_command("petitions", "recognition")
    out = capsys.readouterr().out
    texts = [each for each in labelled_texts() if each.split == "held_out" and each.kind is Looks.COMPLAINT]
    assert f"/{len(texts)})" in out
    assert "taken for" not in out


def test_the_confused_texts_are_shown_when_asked_for(capsys):
    call_command("petitions", "recognition", "--errors")
    out = capsys.readouterr().out
    wrong = [each.labelled.text for each in judge(labelled_texts()) if not each.right]
    assert wrong
    assert all(text in out for text in wrong)
