"""Asks the pages as a browser does, and takes apart what they answer."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import lxml.html

from etl.explore.app import Server, create_app

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # about which client it will ask for one day
    from fastapi.testclient import TestClient


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer: its status, headers, bytes, and as a page its tree."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def text(self) -> str:
        """The words of the page, with one space between them."""
        return " ".join(self.tree.text_content().split())

    @property
    def tree(self) -> Any:
        """The page as lxml reads it."""
        return lxml.html.fromstring(self.content.decode("utf-8"))

    def texts(self, selector: str) -> list[str]:
        """The words of the elements at an XPath."""
        return [" ".join(element.text_content().split()) for element in self.tree.xpath(selector)]

    def links(self) -> list[str]:
        """Where the page leads."""
        return [str(link) for link in self.tree.xpath("//a/@href")]


class Pages:
    """The server of some pages, and a client of it."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._client = TestClient(create_app(server), base_url="http://127.0.0.1:8010", raise_server_exceptions=False)

    def get(self, path: str, **headers: str) -> Shown:
        """What is answered at a path."""
        answer = self._client.get(path, headers=headers, follow_redirects=False)
        return Shown(answer.status_code, answer.headers, answer.content)

    def send(self, method: str, path: str) -> Shown:
        """What is answered to another method."""
        answer = self._client.request(method, path)
        return Shown(answer.status_code, answer.headers, answer.content)
