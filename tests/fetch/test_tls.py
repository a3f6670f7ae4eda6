import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from monitor.domain.pages import FailureKind
from tests.fetch.conftest import Visitor
from tests.fetch.loopback import RawSite


def self_signed(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    text, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    pem = key.private_bytes(text, serialization.PrivateFormat.PKCS8, plain) + certificate.public_bytes(text)
    (folder / "site.pem").write_bytes(pem)
    return folder / "site.pem"


@pytest.fixture
def secure_site(tmp_path: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed(tmp_path))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # the client leaves in anger
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"https://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(
    visitor: Visitor, secure_site: str, capfd: pytest.CaptureFixture[str]
) -> None:
    failure = visitor.failure(secure_site)
    assert failure.kind is FailureKind.TLS
    assert "certificate" in failure.reason
    assert capfd.readouterr().err == ""


def test_a_site_that_speaks_no_tls_is_a_failure_of_tls(visitor: Visitor) -> None:
    site = RawSite(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    failure = visitor.failure(site.url("/").replace("http:", "https:"))
    site.close()
    assert failure.kind is FailureKind.TLS
