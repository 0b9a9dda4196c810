"""Files in a form: staged before anything else is judged, removed by a button, hints offered once."""

from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.datastructures import MultiValueDict

from danvan.attachments.forms import AttachmentsMixin
from danvan.attachments.models import StagedFile
from tests.attachments.factories import NOW, pdf, photo, upload

pytestmark = pytest.mark.django_db


class Letter(AttachmentsMixin):
    content = forms.CharField()


def sent(*files: Any, **data: str) -> Letter:
    fields = QueryDict(mutable=True)
    fields.update(data)
    form = Letter(fields, MultiValueDict({"attachments": list(files)}))
    form.keep_files(at=NOW)
    return form


def test_a_file_survives_an_error_beside_another_field():
    first = sent(upload("ảnh.jpg", photo()))
    assert not first.is_valid()
    assert set(first.errors) == {"content"}
    again = sent(content="Nắp cống vỡ", files_token=first.token)
    assert again.is_valid()
    assert [file.name for file in again.staged] == ["ảnh.jpg"]
    assert again.token == first.token


def test_a_refused_file_is_named_beside_the_field_and_the_others_stay():
    form = sent(upload("ảnh.jpg", photo()), upload("virus.jpg", b"MZ\0\0"), upload("đơn.pdf", pdf()), content="x")
    assert not form.is_valid()
    assert form.errors["attachments"][0].startswith("“virus.jpg”: ")
    assert [file.name for file in form.staged] == ["ảnh.jpg", "đơn.pdf"]


def test_every_refusal_speaks_vietnamese():
    with translation.override("vi"):
        form = sent(upload("a.jpg", b""), content="x")
        assert "Tệp rỗng" in form.errors["attachments"][0]


def test_remove_lets_one_file_go_and_judges_nothing_else():
    first = sent(upload("ảnh.jpg", photo()), upload("đơn.pdf", pdf()))
    form = sent(files_token=first.token, files_remove=first.staged[0].key)
    assert form.only_files
    assert [file.name for file in form.staged] == ["đơn.pdf"]


def test_the_place_of_a_photo_is_offered_once_and_kept_nowhere():
    form = sent(upload("ảnh.jpg", photo()), files_add="1")
    assert form.only_files
    [offer] = form.offered
    assert offer.value == "21.028500,105.804800;2026-11-20T08:15"
    assert "21.02" not in str(StagedFile.objects.values().get())
    assert sent(files_token=form.token).offered == []
    assert sent(files_token=form.token, take=offer.value).only_files


def test_a_photo_without_place_offers_its_time_alone():
    form = sent(upload("ảnh.jpg", photo(gps={1: "N"})))
    assert form.offered[0].value == ";2026-11-20T08:15"


@pytest.mark.parametrize("token", ["", "short", "x" * 44, "../" * 14 + "a", "<script>"])
def test_a_token_that_is_none_of_ours_is_replaced(token: str):
    assert sent(files_token=token).token != token


def test_two_blank_forms_have_two_tokens():
    assert Letter().token != Letter().token


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_field_works_without_a_script_and_escapes_every_name(language: str, rf: Any):
    form = sent(upload("a<b>&.jpg", photo()))
    with translation.override(language):
        html = render_to_string("attachments/field.html", {"form": form}, rf.get("/"))
    assert f'name="files_token" value="{form.token}"' in html
    assert f'name="files_remove" value="{form.staged[0].key}"' in html
    assert "multiple" in html
    assert "<b>&" not in html
    assert "style=" not in html
