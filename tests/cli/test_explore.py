"""`etl explore`: what cannot be served is one line. That it serves is tested in tests/explore/test_serve.py."""

from __future__ import annotations

import socket

from tests.cli.conftest import one_line
from tests.conftest import Etl


def test_a_taken_port_is_one_line(etl: Etl) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = etl("explore", "--port", str(taken.getsockname()[1]))
    assert (ran.code, one_line(ran.err)) == (1, True)


def test_a_port_that_is_none_is_refused(etl: Etl) -> None:
    for host in ("999.1.1.1", "192.0.2.1", "không.có.invalid"):
        told = etl("explore", "--host", host).err
        assert "it cannot be listened on" in told and "give with --host an address of this machine" in told
    assert etl("explore", "--port", "99999").code == 2
