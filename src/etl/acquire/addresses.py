"""Addresses of pages: made absolute, cleaned, refused where they cannot be fetched. Nothing is requested here."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import httpx

from etl.catalogue.area_names import slug
from etl.errors import FetchError

_LONGEST = 2_000  # characters; browsers and servers take no more
_NAME = 60


def checked(url: str) -> str:
    """`url` in one spelling: host in lower case, signs escaped, without the part behind "#".

    Raises FetchError for another scheme than http(s), a name and password in it, or what is no address at all.
    """
    text = url.strip()
    shown = text if len(text) <= 200 else f"{text[:200]}…"
    if len(text) > _LONGEST or not text.isprintable():
        raise FetchError(shown, "is no address that can be asked", "write a plain http(s) address")
    try:
        parsed = httpx.URL(text)
        port, host = parsed.port, parsed.host  # the host is decoded when it is asked for: "xn--" may hold anything
    except (httpx.InvalidURL, ValueError, UnicodeError):
        raise FetchError(shown, "is no address that can be asked", "write a plain http(s) address") from None
    if not parsed.scheme:
        raise FetchError(shown, "is no whole address", "write it as in https://example.vn/page")
    if parsed.scheme not in ("http", "https"):
        raise FetchError(shown, f"is an address of {parsed.scheme}", "only http and https are fetched")
    if not host or not 0 < (port or 80) < 65_536:
        raise FetchError(shown, "names no host", "write it as in https://example.vn/page")
    if parsed.userinfo:
        where = str(parsed.copy_with(userinfo=b""))  # what is secret is not repeated
        raise FetchError(where, "has a name or password in it", "leave them out; pages behind a log-in are not fetched")
    return str(parsed.copy_with(fragment=None))


def resolved(link: str, base: str) -> str | None:
    """The address that `link` means on the page `base`; None for mail, scripts and whatever else cannot be fetched."""
    try:
        return checked(urljoin(base, "".join(link.split("\n")).strip()))
    except (FetchError, ValueError):
        return None


def host_of(url: str) -> str:
    """The host of a checked address, in lower case and without its port."""
    return urlsplit(url).hostname or ""


def origin_of(url: str) -> str:
    """Scheme, host and port, as in `https://example.vn`: what one robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def is_front_page(url: str) -> bool:
    """Whether the address is that of a whole site."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def suffix_of(url: str) -> str:
    """The suffix of the last part of the path, in lower case: ".pdf", "" where there is none."""
    return PurePosixPath(unquote(urlsplit(url).path)).suffix.lower()


def name_for(url: str) -> str:
    """A file's name from the words of an address: letters a–z, digits and hyphens only, never empty."""
    parts = urlsplit(url)
    last = PurePosixPath(unquote(parts.path)).stem
    words = slug(f"{last} {unquote(parts.query)}")[:_NAME].strip("-")
    return words or slug(parts.hostname or "")[:_NAME].strip("-") or "report"
