"""A petition's whole road as a state machine: every act of every person in any order, and what must always hold."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from danvan.deadlines.models import Clock
from danvan.errors import DomainError
from danvan.events.models import RecordedEvent
from danvan.legislation.models import Document
from danvan.organisations.models import Mandate, Unit
from danvan.petitions.lifecycle import LIFECYCLE, SETTLEMENT_RUNS, UNFINISHED, State
from danvan.petitions.links import new_form_token
from danvan.petitions.models import Answer, Cooperation, Petition
from tests.petitions.factories import MORNING, a_petition
from tests.petitions.road.acts import ACTS, Act

MOST_PETITIONS = 3
BY_NAME = {act.name: act for act in ACTS}
ANY = st.integers(0, 60)


@dataclass
class World:
    """What stands before the first petition: three units that pass petitions on, and who works there."""

    ward: Any
    units: list[Unit]
    mandates: dict[int, Mandate]
    officers: dict[int, Any]
    coordinator: Any
    document: Document


class Road(RuleBasedStateMachine):
    """Each act goes through the real action; a refusal must change nothing and record nothing."""

    world: ClassVar[World]
    #: Told at the end of each walk, for tests of figures.
    at_the_end: ClassVar[list[Callable[["Road"], None]]] = []
    #: (act, done or refused) -> how often, over all walks.
    tally: ClassVar[Counter[tuple[str, bool]]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.around = transaction.atomic()
        self.around._from_testcase = True  # as the test client does: actions are durable
        self.around.__enter__()
        self.now: datetime = MORNING
        self.known: dict[int, State] = {}
        self.done: Counter[str] = Counter()

    def teardown(self) -> None:
        for check in self.at_the_end:
            check(self)
        transaction.set_rollback(True)
        self.around.__exit__(None, None, None)

    # The acts

    @initialize()
    def first(self) -> None:
        self._send()

    @rule(choice=st.integers(0, 19), act=ANY, which=ANY, other=ANY)
    def next(self, choice: int, act: int, which: int, other: int) -> None:
        """Mostly something that fits; now and then time passes, another arrives, or someone tries the impossible."""
        keys = sorted(self.known)
        pk = keys[which % len(keys)]
        if choice == 0 and len(keys) < MOST_PETITIONS:
            self._send()
        elif choice == 1:
            self.now += timedelta(hours=(1, 5, 30, 24 * 9)[other % 4])
        elif choice == 2:
            self._several(pk, "accept", "draft", "submit", "sign", "issue")
        elif choice == 3 and other % 2:
            self._several(pk, *["transfer"] * 6)
        elif choice in (4, 5):
            self._try(ACTS[act % len(ACTS)], pk, other)
        else:
            self._something_fitting(act + 61 * which, other)

    def _something_fitting(self, choice: int, other: int) -> None:
        """An act that some petition calls for; those seldom done in this walk come first."""
        rows = list(Petition.objects.filter(pk__in=self.known).order_by("pk"))
        fitting = [(one, row.pk) for one in ACTS for row in rows if State(row.state) in one.within and one.ready(row)]
        fitting.sort(key=lambda pair: self.done[pair[0].name])
        if fitting:
            one, pk = fitting[0 if choice % 2 else choice % len(fitting)]
            self._try(one, pk, other)

    def _several(self, pk: int, *names: str) -> None:
        for other, name in enumerate(names):
            self._try(BY_NAME[name], pk, 4 * other if name == "draft" else other)

    # What always holds

    @invariant()
    def every_state_followed_from_the_one_before(self) -> None:
        for petition in Petition.objects.filter(pk__in=self.known):
            state, before = State(petition.state), self.known[petition.pk]
            if state is not before:
                assert reachable(before, state), f"{before} to {state}"
                self.known[petition.pk] = state

    @invariant()
    def an_open_petition_has_its_clock_and_a_closed_one_has_none(self) -> None:
        for petition in Petition.objects.filter(pk__in=self.known):
            clocks = {clock.stage: clock for clock in Clock.objects.of(petition)}
            settle = clocks[petition.settle_stage]
            assert (settle.closed_at is None) is petition.is_open
            assert petition.due_at == settle.due_at
            intake = clocks[petition.intake_stage]
            assert (intake.closed_at is None) is (petition.state == State.RECEIVED.value)
            running = [clock for stage, clock in clocks.items() if clock.closed_at is None]
            assert set(running) <= {settle, intake}, "a clock of an earlier step still runs"

    @invariant()
    def whoever_is_attached_hangs_on_one_that_is_open(self) -> None:
        for petition in Petition.objects.filter(pk__in=self.known, state=State.ATTACHED.value).select_related("main"):
            assert petition.main is not None
            assert State(petition.main.state) in SETTLEMENT_RUNS - {State.ATTACHED}

    @invariant()
    def only_who_settles_writes_an_answer_and_asks_others(self) -> None:
        away = Petition.objects.filter(pk__in=self.known).exclude(state=State.ACCEPTED.value)
        assert not Answer.objects.filter(petition__in=away, state__in=list(UNFINISHED)).exists()
        assert not Cooperation.objects.filter(petition__in=away, ended_at__isnull=True).exists()

    # How an act is tried

    def _send(self) -> None:
        petition = a_petition(self.world.ward, token=new_form_token(), at=self.now)
        self.known[petition.pk] = State.RECEIVED

    def _try(self, act: "Act", pk: int, other: int) -> None:
        petition = Petition.objects.get(pk=pk)
        before = _picture(petition)
        try:
            act.do(self, petition, other)
        except DomainError:
            assert _picture(petition) == before, f"{act.name} was refused and left something behind"
            self.tally[act.name, False] += 1
            return
        self.tally[act.name, True] += 1
        self.done[act.name] += 1
        petition.refresh_from_db()
        assert State(petition.state) in act.leads_to, f"{act.name} led to {petition.state}"
        self.every_state_followed_from_the_one_before()

    def officer(self, petition: Petition) -> Any:
        """Who holds every role at the petition's unit."""
        return self.world.officers.get(petition.unit_id, self.world.coordinator)

    def unit(self, other: int) -> Unit:
        return self.world.units[other % len(self.world.units)]


def reachable(before: State, state: State) -> bool:
    """One move, or two: an act may end one petition and free another in the same breath."""
    following = LIFECYCLE.following(before)
    return state in following or any(state in LIFECYCLE.following(one) for one in following)


def _picture(petition: Petition) -> tuple[Any, ...]:
    """Everything that a refused act must leave as it was."""
    row = Petition.objects.filter(pk=petition.pk).values_list().get()
    answers = tuple(Answer.objects.filter(petition=petition).order_by("pk").values_list())
    clocks = tuple(Clock.objects.of(petition).order_by("pk").values_list("stage", "due_at", "closed_at", "outcome"))
    return row, answers, clocks, RecordedEvent.objects.about(petition).count(), petition.transfers.count()
