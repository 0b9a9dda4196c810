"""What people type about themselves becomes one form, or a sentence that says what to do."""

import pytest

from danvan.accounts.errors import ContactNotUnderstood
from danvan.accounts.typed import (
    check_address,
    check_email,
    check_name,
    check_personal_id,
    check_phone,
    phone_for_people,
)


@pytest.mark.parametrize(
    "typed",
    ["0912345641", "0912 345 641", "0912.345.641", "+84 912 345 641", "84912345641", "(+84) 912-345-641"],
)
def test_one_mobile_number_has_one_form_however_typed(typed):
    assert check_phone(typed) == "+84912345641"


@pytest.mark.parametrize("typed", ["024 3825 3536", "(024) 38253536", "+84 24 3825 3536"])
def test_a_landline_of_the_city_is_understood(typed):
    assert check_phone(typed) == "+842438253536"


def test_a_number_from_abroad_begins_with_plus():
    assert check_phone("+33 1 42 68 53 00") == "+33142685300"


@pytest.mark.parametrize(
    "typed",
    ["0987 65", "1022", "113", "01689 123 456", "số điện thoại", "0912345641 máy lẻ 12", "9" * 41, "😀", "٠٩"],
)
def test_what_is_no_number_is_refused_without_repeating_it(typed):
    with pytest.raises(ContactNotUnderstood) as refused:
        check_phone(typed)
    assert refused.value.field == "phone"
    assert typed not in str(refused.value)


def test_a_number_is_shown_as_people_here_write_it():
    assert phone_for_people("+84912345641") == "0912 345 641"
    assert phone_for_people("+33142685300").startswith("+33 ")
    assert phone_for_people("") == ""


def test_an_address_of_mail_is_lower_case_and_composed():
    assert check_email("  Nam.Tran@Example.VN ") == "nam.tran@example.vn"
    assert check_email("") == ""


@pytest.mark.parametrize("typed", ["nam@", "nam", "a b@c.vn", "n" * 250 + "@example.vn", "nam@example.vn\nBcc: x@y.vn"])
def test_what_is_no_mail_address_is_refused(typed):
    with pytest.raises(ContactNotUnderstood):
        check_email(typed)


@pytest.mark.parametrize("typed", ["001190412345", "001 190 412 345", "001.190.412.345", " 001190412345 "])
def test_a_personal_number_is_twelve_digits(typed):
    assert check_personal_id(typed) == "001190412345"


@pytest.mark.parametrize("typed", ["012345678", "00119041234", "0011904123456", "000190412345", "097190412345", "abc"])
def test_other_numbers_are_no_personal_number(typed):
    with pytest.raises(ContactNotUnderstood):
        check_personal_id(typed)


def test_a_name_is_one_composed_line():
    assert check_name("  Nguye\u0302\u0303n   Thị\nHoa ") == "Nguyễn Thị Hoa"


@pytest.mark.parametrize("typed", ["", "  ", "\u202e\u200b", "N" * 121])
def test_a_name_must_be_there_and_fit(typed):
    with pytest.raises(ContactNotUnderstood):
        check_name(typed)


def test_an_address_must_fit():
    assert check_address("số 7\nngõ 99") == "số 7 ngõ 99"
    with pytest.raises(ContactNotUnderstood):
        check_address("x" * 301)
