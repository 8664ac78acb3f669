"""`etl explore`: the pages served until stopped."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress

from etl.catalogue import Catalogue
from etl.errors import ServingError
from etl.explore.guard import LOOPBACK
from etl.location import Lake
from etl.processes import end_with_parent
from etl.settings import ENV_RAW, ENV_WAREHOUSE, Settings

HOST, PORT = "127.0.0.1", 8010
SECONDS_TO_STOP = 5
"""How long requests that are being answered may take after Ctrl-C."""


def serve(
    settings: Settings, catalogue: Catalogue, host: str, port: int, names: Collection[str], tell: Callable[[str], None]
) -> None:
    """Serves the pages on `host` and `port` until Ctrl-C; beyond this machine also under `names`.

    The warehouse need not exist yet: until then the pages say what to do. Raises ServingError where the port is taken.
    """
    import uvicorn

    from etl.explore.app import Server, create_app

    listening = _listening(host, port)
    server = Server(settings, catalogue)
    app = create_app(server, {*LOOPBACK, host, *names})
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=SECONDS_TO_STOP
    )
    shown = f"[{host}]" if ":" in host else host
    tell(f"pages at http://{shown}:{listening.getsockname()[1]}; stop with Ctrl-C")
    with suppress(KeyboardInterrupt), listening:
        uvicorn.Server(config).run(sockets=[listening])
    server.close()


@contextmanager
def beside(settings: Settings, port: int, tell: Callable[[str], None]) -> Iterator[None]:
    """The pages on this machine while a block runs, in a process of their own: a fault there leaves this one alone.

    Raises ServingError where the port is taken.
    """
    _listening(HOST, port).close()
    where = settings.warehouse
    known = {
        ENV_RAW: str(settings.raw.absolute()),
        ENV_WAREHOUSE: where.address if isinstance(where, Lake) else str(where.absolute()),
    }
    # A session of its own: Ctrl-C reaches the others first, and it is ended after them.
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "etl", "explore", "--port", str(port)],
        env={**os.environ, **known},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=end_with_parent,
    )
    tell(f"pages at http://{HOST}:{port}")
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(2 * SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        remedy = "choose another one with --port, or end the program that has it"
        if error.errno is not None and (error.errno < 0 or error.errno == errno.EADDRNOTAVAIL):  # < 0: of no name
            remedy = "give with --host an address of this machine, as 127.0.0.1"
        raise ServingError(f"{host}:{port}", f"it cannot be listened on ({error.strerror})", remedy) from None
