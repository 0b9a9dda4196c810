"""The address of a client is believed only from proxies we know."""

import pytest

from danvan.captcha.client import client_address, same_household
from tests.captcha.factories import request_from


def test_without_a_trusted_proxy_what_the_visitor_writes_is_ignored(settings):
    settings.TRUSTED_PROXIES = []
    request = request_from("203.0.113.7", HTTP_X_FORWARDED_FOR="1.2.3.4", HTTP_X_REAL_IP="1.2.3.4")
    assert client_address(request) == "203.0.113.7"


def test_a_trusted_proxy_tells_the_address_of_the_visitor(settings):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    assert client_address(request_from("10.0.0.2", HTTP_X_FORWARDED_FOR="203.0.113.7")) == "203.0.113.7"


def test_what_a_visitor_puts_before_the_proxys_own_word_stays_unread(settings):
    settings.TRUSTED_PROXIES = ["10.0.0.1", "10.0.0.2"]
    spoofed = "1.2.3.4, 203.0.113.7, 10.0.0.1"
    assert client_address(request_from("10.0.0.2", HTTP_X_FORWARDED_FOR=spoofed)) == "203.0.113.7"


def test_a_direct_visitor_cannot_pretend_to_be_behind_the_proxy(settings):
    settings.TRUSTED_PROXIES = ["10.0.0.1"]
    assert client_address(request_from("203.0.113.9", HTTP_X_FORWARDED_FOR="198.51.100.1")) == "203.0.113.9"


@pytest.mark.parametrize("header", ["", "rubbish", "'; drop table", "203.0.113.7:443", "[2001:db8::1]:443"])
def test_rubbish_in_the_header_harms_nothing(settings, header):
    settings.TRUSTED_PROXIES = ["10.0.0.1"]
    assert client_address(request_from("10.0.0.1", HTTP_X_FORWARDED_FOR=header)) in {
        "10.0.0.1",
        "203.0.113.7",
        "2001:db8::1",
    }


def test_a_socket_without_an_address_is_unknown():
    assert client_address(request_from("")) == "unknown"


def test_one_ipv6_customer_is_one_household():
    assert same_household("2001:db8:1:2:3::4") == same_household("2001:db8:1:2:ffff::1")
    assert same_household("2001:db8:1:2::1") != same_household("2001:db8:1:3::1")
    assert same_household("::ffff:203.0.113.7") == "203.0.113.7"
