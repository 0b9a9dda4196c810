"""Whose request this is: the address of the client, believed only from whom we know."""

from collections.abc import Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "unknown"
Address = IPv4Address | IPv6Address


def client_address(request: HttpRequest) -> str:
    """The address nearest to us that is not one of our own proxies (TRUSTED_PROXIES: addresses or networks).

    X-Forwarded-For is read from the right and only as far as each hop is a trusted proxy: what a visitor wrote
    into it stays unread. "unknown" for a socket without an address.
    """
    return address_in(request.META)


def address_in(environ: Mapping[str, str]) -> str:
    """The same for a request that Django has not met yet."""
    nearest = _parsed(environ.get("REMOTE_ADDR", ""))
    if nearest is None:
        return UNKNOWN
    hops = environ.get("HTTP_X_FORWARDED_FOR", "").split(",")
    while hops and _is_ours(nearest):
        before = _parsed(hops.pop())
        if before is None:
            break
        nearest = before
    return str(nearest)


def same_household(address: str) -> str:
    """What is counted together: one IPv4 address, or the /64 that one IPv6 customer is given."""
    parsed = _parsed(address)
    if isinstance(parsed, IPv6Address):
        return str(ip_network((parsed, 64), strict=False))
    return str(parsed) if parsed else UNKNOWN


def _parsed(text: str) -> Address | None:
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        parsed = ip_address(text)
    except ValueError:
        return None
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped:
        return parsed.ipv4_mapped
    return parsed


def _is_ours(address: Address) -> bool:
    return any(address in ip_network(proxy, strict=False) for proxy in settings.TRUSTED_PROXIES)
