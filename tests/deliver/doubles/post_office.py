"""A mail server that wants a secured line and a login, as those of providers do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.deliver.doubles.certificates import Certificate
from tests.deliver.receivers import a_free_port


@dataclass
class PostOffice:
    """What came in, and who may hand it in."""

    user: str = "newsmon"
    password: str = "right-horse"
    port: int = 0
    messages: list[EmailMessage] = field(default_factory=list)
    logged_in: list[bool] = field(default_factory=list)

    def admit(self, _server: SMTP, _session: Session, _envelope: Envelope, _way: str, who: LoginPassword) -> AuthResult:
        """Let in who knows the password."""
        known = (who.login.decode(), who.password.decode()) == (self.user, self.password)
        return AuthResult(success=known, handled=False)

    async def handle_DATA(self, _: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  # aiosmtpd's name
        """Take a message."""
        self.messages.append(message_from_bytes(envelope.content or b"", policy=default))  # type: ignore[arg-type]
        self.logged_in.append(session.authenticated is True)
        return "250 taken"


@contextmanager
def a_post_office(certificate: Certificate, *, implicit: bool = False) -> Iterator[PostOffice]:
    """Run one on loopback: with STARTTLS, or secured from the first byte (``implicit``)."""
    office = PostOffice()
    line: dict[str, Any] = {"ssl_context": certificate.context()} if implicit else {}
    tls: dict[str, Any] = {} if implicit else {"tls_context": certificate.context(), "require_starttls": True}
    controller = Controller(
        office,
        hostname="127.0.0.1",
        port=a_free_port(),
        authenticator=office.admit,
        auth_required=not implicit,  # aiosmtpd does not see that the line was secured before it began
        auth_require_tls=not implicit,
        **line,
        **tls,
    )
    controller.start()
    office.port = controller.port
    try:
        yield office
    finally:
        controller.stop()
