"""What an action says afterwards: done in passing, refused where it is read."""

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string


def said(template: str) -> str:
    messages = [Message(constants.SUCCESS, "Đã gửi giấy mời."), Message(constants.ERROR, "Chưa lưu được.")]
    return render_to_string(template, {"messages": messages})


def test_what_was_done_is_a_toast_read_politely():
    html = said("ui/parts/toast.html")
    assert 'class="toast" role="status"' in html
    assert "Đã gửi giấy mời." in html


def test_an_error_is_never_a_toast():
    assert "Chưa lưu được." not in said("ui/parts/toast.html")
    html = said("ui/parts/refusals.html")
    assert 'role="alert"' in html
    assert "Chưa lưu được." in html
    assert "Đã gửi" not in html


def test_nothing_said_leaves_nothing_on_the_page():
    assert render_to_string("ui/parts/toast.html", {}).strip() == ""
    assert render_to_string("ui/parts/refusals.html", {}).strip() == ""
