"""Any rows at all, drawn by hypothesis: petitions with answers, ratings, reopenings and transfers of many days."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from hypothesis import strategies as st

from danvan.accounts.models import User
from danvan.deadlines.models import Clock, LegalRule
from danvan.organisations.models import Territory, Unit
from danvan.petitions.models import Answer, Petition, Rating, Reopening, Topic, Transfer
from tests.petitions.factories import HANOI

#: Where the drawn days begin; a scope of some weeks lies inside and cuts through.
ORIGIN = datetime(2026, 8, 1, 0, 0, tzinfo=HANOI)
# Quarters of an hour over forty days: near midnight as often as elsewhere.
MOMENT = st.integers(0, 40 * 24 * 4).map(lambda quarter: ORIGIN + timedelta(minutes=15 * quarter))
WHERE = st.integers(0, 2)
ISSUED = st.fixed_dictionaries(
    {
        "unit": WHERE,
        "at": MOMENT,
        "due": MOMENT,
        "outcome": st.sampled_from(["settled", "refused", "elsewhere"]),
        "score": st.sampled_from(["", "satisfied", "acceptable", "dissatisfied"]),
        "rated": MOMENT,
    }
)
HOP = st.fixed_dictionaries({"unit": WHERE, "at": MOMENT, "days": st.integers(0, 9)})
CASE = st.fixed_dictionaries(
    {
        "unit": WHERE,
        "first": WHERE,
        "topic": WHERE,
        "ward": st.integers(0, 1),
        "received": MOMENT,
        "due": MOMENT,
        "closed": st.none() | MOMENT,
        "intake": st.none() | st.tuples(MOMENT, st.sampled_from(["done", "dropped"])),
        "answers": st.lists(ISSUED, max_size=2),
        "reopened": st.none() | st.tuples(MOMENT, WHERE),
        "hops": st.lists(HOP, max_size=3),
    }
)
CASES = st.lists(CASE, max_size=7)


@dataclass
class Places:
    """What rows point to."""

    units: list[Unit]
    topics: list[Topic]
    wards: list[Territory]
    officer: User
    rule: LegalRule


def write(cases: list[dict[str, Any]], places: Places) -> None:
    """The drawn rows in the database."""
    for number, case in enumerate(cases):
        petition = _petition(number, case, places)
        _intake(petition, case, places)
        for round_number, drawn in enumerate(case["answers"], 1):
            _answer(petition, round_number, drawn, places)
        for hop, drawn in enumerate(case["hops"], 1):
            Transfer.objects.create(
                petition=petition, hop=hop, from_unit=places.units[drawn["unit"]], decided=True, reason="field",
                at=drawn["at"], moved_on=timezone.localdate(drawn["at"]), days_lost=drawn["days"],
            )  # fmt: skip
        if case["reopened"]:
            at, unit = case["reopened"]
            Reopening.objects.create(
                petition=petition, unit=places.units[unit], reason="Chưa", at=at, reopened_on=timezone.localdate(at)
            )


def _petition(number: int, case: dict[str, Any], places: Places) -> Petition:
    closed, received = case["closed"], case["received"]
    return Petition.objects.create(
        reference=f"H26.PAKN.20260801.{number:04d}", kind="feedback", channel="web",
        state="answered" if closed else "accepted", title="Nắp cống", content="Vỡ", folded="",
        topic=places.topics[case["topic"]], territory=places.wards[case["ward"]], unit=places.units[case["unit"]],
        unit_since=received, received_unit=places.units[case["first"]], received_at=received,
        received_on=timezone.localdate(received), due_at=case["due"], closed_at=closed, changed_at=received,
        round=2 if case["reopened"] else 1, consent_version="1", link_hash=f"l{number}", form_hash=f"f{number}",
    )  # fmt: skip


def _intake(petition: Petition, case: dict[str, Any], places: Places) -> None:
    closed, outcome = case["intake"] or (None, "")
    Clock.objects.create(
        subject_type=Petition._meta.label_lower, subject_id=petition.pk, stage="intake", rule=places.rule,
        started_at=case["received"], due_at=case["received"] + timedelta(hours=9), closed_at=closed, outcome=outcome,
    )  # fmt: skip


def _answer(petition: Petition, round_number: int, drawn: dict[str, Any], places: Places) -> None:
    unit, at = places.units[drawn["unit"]], drawn["at"]
    Answer.objects.create(
        petition=petition, round=round_number, unit=unit, state="issued", outcome=drawn["outcome"], text="Đã thay",
        next_step="Theo dõi", competent_body="Cơ quan khác", drafted_by=places.officer, drafted_at=at,
        number=f"{petition.pk}.{round_number}/PAKN", year=2026, issued_at=at, issued_on=timezone.localdate(at),
        due_at=drawn["due"], on_time=at <= drawn["due"],
    )  # fmt: skip
    if drawn["score"]:
        Rating.objects.create(
            petition=petition, round=round_number, unit=unit, score=drawn["score"], reason="Chưa rõ",
            at=drawn["rated"], rated_on=timezone.localdate(drawn["rated"]),
        )  # fmt: skip
