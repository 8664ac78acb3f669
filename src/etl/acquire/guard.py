"""Which machines may be asked: those with public addresses, private ones where a source allows it for its own hosts."""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable
from typing import Any

from etl.errors import FetchError

Lookup = Callable[..., list[tuple[Any, ...]]]
"""`socket.getaddrinfo`, or a replacement for it."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet.

    Not public are private, loopback, link-local, shared, reserved and multicast ones, and IPv6 addresses that carry
    such an IPv4 address (mapped, 6to4, Teredo, NAT64).
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        carried = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if any(each is not None and not is_public(str(each)) for each in carried):
            return False
        if ip.ipv4_mapped is not None:
            return True
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


def addresses_of(host: str, port: int, seconds: float, private: bool, lookup: Lookup = socket.getaddrinfo) -> list[str]:
    """The IP addresses of `host`, every one of them allowed.

    One lookup: who connects takes an address of the answer, so that a name cannot mean another machine afterwards.
    Raises FetchError when the name is unknown, takes longer than `seconds`, or means a machine that is not public and
    `private` does not allow it. Odd spellings of an address (decimal, octal) come out of the lookup as what they mean.
    """
    found = _in_time(host, port, seconds, lookup)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not addresses:
        raise FetchError(host, "has no address", "check the name", passing=True)
    for address in addresses:
        if not private and not is_public(address):
            what = f"means the private address {address}"
            raise FetchError(host, what, "only public machines are asked; a source of your own can say private = true")
    return addresses


def _in_time(host: str, port: int, seconds: float, lookup: Lookup) -> list[tuple[Any, ...]]:
    """The answer of `lookup`, which itself takes no limit of time."""
    answers: queue.SimpleQueue[list[tuple[Any, ...]] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(lookup(host, port, type=socket.SOCK_STREAM))
        except Exception as error:
            answers.put(error)

    threading.Thread(target=ask, name="lookup", daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise FetchError(
            host, f"the host {host} was not found in {seconds:.0f} s", "try again later", passing=True
        ) from None
    if isinstance(answer, Exception):
        reason = getattr(answer, "strerror", None) or str(answer)
        raise FetchError(
            host, f"the host {host} cannot be found ({reason})", "check the name and the network", passing=True
        ) from answer
    return answer
