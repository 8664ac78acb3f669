"""https: certificates are checked for the name, though the connection goes to an address that was looked up by us."""

from __future__ import annotations

import http.server
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.acquire.site import page

NAME = "bao.example"
FETCH = """
import socket, sys
from pathlib import Path
from etl.acquire import Source, fetch_source
from etl.settings import FetchBounds, Settings

lookup = lambda host, port, **_: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
source = Source(name="bao", publisher="Báo Thử", urls=(sys.argv[2],), private=True, delay=0.0)
report = fetch_source(Settings(raw=Path(sys.argv[1]), fetching=FetchBounds(attempts=1)), source, lookup=lookup)
print(len(report.new), *report.failed)
"""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for NAME, signed by itself, in one file."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    path.write_bytes(private + signed.public_bytes(pem))
    return path


@pytest.fixture
def port(certificate: Path) -> Iterator[int]:
    """Of a server that shows the certificate and serves one report everywhere but at robots.txt."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(404 if self.path == "/robots.txt" else 200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page())

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            pass  # the fetcher hangs up on a certificate it does not trust

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with Server(("127.0.0.1", 0), Handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server.server_port
        server.shutdown()


def fetched(tmp_path: Path, url: str, trusted: Path | None, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    if trusted is None:
        monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    else:
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    command = [sys.executable, "-c", FETCH, str(tmp_path / "raw"), url]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=True).stdout.strip()


def test_a_page_over_https(tmp_path: Path, port: int, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fetched(tmp_path, f"https://{NAME}:{port}/a", certificate, monkeypatch) == "1"


def test_a_certificate_nobody_vouches_for(tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    told = fetched(tmp_path, f"https://{NAME}:{port}/a", None, monkeypatch)
    assert told.startswith("0 ")
    assert "shows a certificate that cannot be trusted" in told


def test_the_certificate_of_another_name(
    tmp_path: Path, port: int, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = fetched(tmp_path, f"https://other.example:{port}/a", certificate, monkeypatch)
    assert "shows a certificate that cannot be trusted" in told
