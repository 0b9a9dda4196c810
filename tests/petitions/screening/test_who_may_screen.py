"""Person by stage: who may take which step of screening; the list of rows and the single row always agree."""

from datetime import date

import pytest

from danvan.petitions.actions.accept import accept_petition
from danvan.petitions.actions.attach import attach_petition
from danvan.petitions.models import Petition
from danvan.petitions.rules import screening as rules
from tests.organisations.cast import CAST
from tests.petitions.factories import MORNING, a_petition
from tests.petitions.screening.test_transfer_petition import disputed

pytestmark = pytest.mark.django_db
ON = date(2026, 9, 9)
UNIT = {"receiver", "head"}
NOBODY: set[str] = set()
ALLOWED = {
    "received": {rules.MAY_FILE: UNIT, rules.MAY_TRANSFER: UNIT, rules.MAY_ATTACH: UNIT, rules.MAY_ACCEPT: UNIT},
    "accepted": {rules.MAY_TRANSFER: UNIT, rules.MAY_ATTACH: UNIT},
    "attached": {rules.MAY_DETACH: UNIT},
    "undecided": {rules.MAY_DECIDE: {"coordinator"}},
}
RULES = sorted({rule for stage in ALLOWED.values() for rule in stage}, key=lambda rule: rule.name)


def at_stage(stage, ward, bodies):
    petition = a_petition(ward)
    by = bodies.receivers["ward_committee"]
    if stage == "accepted":
        accept_petition(petition.pk, by=by, at=MORNING)
    elif stage == "attached":
        main = a_petition(ward, token="form-token-of-the-main")
        attach_petition(petition.pk, main=main.reference, by=by, at=MORNING)
    elif stage == "undecided":
        disputed(petition, bodies)
    petition.refresh_from_db()
    assert petition.state == stage
    return petition


@pytest.mark.parametrize("stage", ALLOWED)
@pytest.mark.parametrize("who", CAST)
def test_the_table_of_rights(who, stage, ward, bodies, play):
    person = play(who)
    petition = at_stage(stage, ward, bodies)
    for rule in RULES:
        allowed = rule.allows(person, petition, on=ON)
        assert allowed is (who in ALLOWED[stage].get(rule, NOBODY)), rule.name
        listed = rule.rows(Petition.objects.all(), person, on=ON).filter(pk=petition.pk).exists()
        assert listed is allowed, rule.name


@pytest.mark.parametrize("who", CAST)
def test_nobody_of_a_unit_concerned_takes_any_step(who, ward, bodies, play):
    person = play(who)
    petition = a_petition(ward)
    petition.about_unit = petition.unit
    petition.save()
    assert not any(rule.allows(person, petition, on=ON) for rule in RULES)
