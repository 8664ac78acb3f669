"""`etl explore`: the pages served until stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable, Collection
from contextlib import suppress

from etl.catalogue import Catalogue
from etl.errors import ServingError
from etl.explore.guard import LOOPBACK
from etl.settings import Settings

PORT = 8010
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
    server.published.close()


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        remedy = "choose another one with --port, or end the program that has it"
        raise ServingError(f"{host}:{port}", f"it cannot be listened on ({error.strerror})", remedy) from None
