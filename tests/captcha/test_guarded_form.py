"""A guarded form: proof or code, once, without losing a word of what was typed."""

import re

import pytest
from django.core.cache import cache
from django.template import Context, Template
from django.utils import timezone, translation

from danvan.captcha.codes import new_code, read_token
from danvan.captcha.forms import ProofForm
from danvan.captcha.work import new_challenge
from tests.captcha.factories import ACTION, letter, request_from
from tests.captcha.solve import payload_of, solved, solved_code

pytestmark = pytest.mark.django_db
GOOD = {"text": "xin chào"}


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def drawn(form):
    return Template("{% load captcha %}{% proof form %}").render(Context({"form": form}))


def proof():
    return solved(action=ACTION)


def test_work_done_lets_the_form_through():
    assert letter({**GOOD, **proof()}).is_valid()


def test_without_proof_the_form_asks_for_the_code_beside_its_box():
    form = letter(GOOD)
    assert not form.is_valid()
    assert list(form.errors) == ["proof_code"]
    html = drawn(form)
    assert "<noscript>" not in html
    assert 'aria-invalid="true"' in html or "bad" in html


def test_a_fresh_form_shows_the_code_only_without_script():
    html = drawn(letter())
    assert re.search(r"<noscript>.*proof_token.*</noscript>", html, re.S)


def test_who_cannot_see_the_picture_reads_a_question_instead():
    form = letter(GOOD)
    list(form)  # as a summary of errors does, before the guard is drawn
    html = drawn(form)
    code = read_token(re.search(r'name="proof_token" value="([^"]+)"', html)[1])
    assert code.question in html


def test_a_proof_counts_once():
    sent = {**GOOD, **proof()}
    assert letter(sent).is_valid()
    again = letter(sent)
    assert not again.is_valid()
    assert list(again.errors) == ["proof_code"]


def test_the_same_form_sent_twice_is_not_refused():
    sent = {**GOOD, **proof()}
    assert letter(sent, holder="form-1").is_valid()
    assert letter(sent, holder="form-1").is_valid()
    assert not letter(sent, holder="form-2").is_valid()


def test_correcting_another_field_costs_no_second_proof():
    sent = proof()
    wrong = letter({"text": "x" * 30, **sent})
    assert not wrong.is_valid()
    assert list(wrong.errors) == ["text"]
    assert sent["proof"] in drawn(wrong)
    assert letter({**GOOD, **sent}).is_valid()


def test_a_proof_for_another_form_is_refused():
    assert not letter({**GOOD, **solved(action="tests.other")}).is_valid()


def test_an_old_proof_is_refused_and_not_carried_along(monkeypatch):
    monkeypatch.setattr("danvan.captcha.work.LIFETIME", timezone.timedelta(seconds=-5))
    old = payload_of(new_challenge(ACTION, most=20, at=timezone.now()))
    form = letter({**GOOD, "proof": old})
    assert not form.is_valid()
    assert "two hours" in str(form.errors["proof_code"]) or form.errors["proof_code"]
    assert old not in drawn(form)


def test_the_digits_of_the_picture_let_the_form_through():
    assert letter({**GOOD, **solved_code(drawn(letter()))}).is_valid()


def test_the_sum_serves_instead_of_the_picture():
    typed = solved_code(drawn(letter()))
    total = str(sum(read_token(typed["proof_token"]).numbers))
    assert letter({**GOOD, **typed, "proof_code": f" {total} "}).is_valid()


def test_a_wrong_code_burns_it_and_brings_a_new_one():
    typed = solved_code(drawn(letter()))
    wrong = letter({**GOOD, **typed, "proof_code": "0"})
    assert not wrong.is_valid()
    html = drawn(wrong)
    assert typed["proof_token"] not in html
    assert 'value="0"' not in html
    assert not letter({**GOOD, **typed}).is_valid()


def test_a_right_code_survives_an_error_elsewhere():
    typed = solved_code(drawn(letter()))
    wrong = letter({"text": "", **typed})
    assert not wrong.is_valid()
    html = drawn(wrong)
    assert typed["proof_token"] in html
    assert typed["proof_code"] in html
    assert letter({**GOOD, **typed}).is_valid()


def test_a_code_counts_once():
    typed = {**GOOD, **solved_code(drawn(letter()))}
    assert letter(typed).is_valid()
    assert not letter(typed).is_valid()


def test_asking_for_another_code_keeps_what_was_typed_and_refuses_nothing():
    form = letter({"text": "một lá thư dở dang rất dài", "proof_again": "1"})
    assert not form.is_valid()
    assert not form.errors
    assert form["text"].value() == "một lá thư dở dang rất dài"
    assert "<noscript>" not in drawn(form)


def test_a_code_for_another_form_is_refused():
    code = new_code("tests.other", level=0)
    assert not letter({**GOOD, "proof_token": code.token, "proof_code": code.digits}).is_valid()


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "😀" * 50, "../../etc/passwd", "x" * 100_000])
def test_a_forged_token_is_refused(token):
    assert not letter({**GOOD, "proof_token": token, "proof_code": "12345"}).is_valid()


def test_a_machine_that_fills_every_box_is_caught():
    form = letter({**GOOD, **proof(), "website": "http://spam.example"})
    assert not form.is_valid()
    assert "website" in form.errors


def test_the_token_tells_neither_digits_nor_sum():
    code = new_code(ACTION, level=0)
    assert code.digits not in code.token


def test_under_pressure_codes_are_longer_and_sums_have_three_numbers():
    assert len(new_code(ACTION, level=0).digits) == 5
    assert len(new_code(ACTION, level=2).digits) == 7
    assert len(new_code(ACTION, level=9).digits) == 8
    assert len(new_code(ACTION, level=1).numbers) == 3


def test_the_sum_is_asked_in_the_readers_language():
    code = new_code(ACTION, level=0)
    with translation.override("en"):
        english = code.question
    with translation.override("vi"):
        assert code.question != english


def test_the_guard_alone_serves_a_page_of_several_forms():
    form = ProofForm({**proof()}, request=request_from(), action=ACTION, holder="k")
    assert form.is_valid()


def test_no_rendered_guard_has_inline_script_or_style():
    html = drawn(letter(GOOD))
    assert "style=" not in html
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert " on" not in re.sub(r">[^<]*<", "><", html).replace(" one", "")
