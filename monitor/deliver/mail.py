"""mailto:// as newsmon sends it: one id for all attempts, threads, text and HTML, and each step's answer."""

# mypy: disable-error-code="no-untyped-call, override"
# Apprise says that it is typed, and is so in part.

import re
import smtplib
import warnings
from base64 import b64encode
from collections.abc import Iterable, Iterator
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, formataddr
from hashlib import sha256
from typing import Any

from apprise.exception import AppriseException

from monitor.deliver.plugins import PARCEL, Parcel
from monitor.deliver.service_answers import of_smtp
from monitor.domain.deliveries import Failed, Outcome, Sent, Unclear

with warnings.catch_warnings():
    # Apprise asks for a module of the standard library that Python 3.13 no longer has.
    warnings.filterwarnings("ignore", "'imghdr' is deprecated", DeprecationWarning)
    from apprise.plugins.email.base import NotifyEmail, PGPMode
    from apprise.plugins.email.smtp import SMTP_EXCEPTIONS, AppriseSMTPController

GO_ON = 354
COMPLETED = range(200, 300)
ROOM = 39  # bytes of UTF-8 in an encoded word: with base64, what is around it and "Subject: ", a line of 76
_WORD = re.compile(r"\s*\S+\s*$|\s*\S+\s")  # a word with the blank behind it


class Mail(NotifyEmail):
    """Apprise's mail channel with our message; mail that PGP is to protect goes Apprise's own way."""

    socket_connect_timeout = 10  # of every step, not of connecting alone

    def send(self, body: str, title: str = "", **options: Any) -> bool:  # noqa: ANN401  # the signature is Apprise's
        """Send one letter to one recipient, with those in copy."""
        if self.pgp_mode != PGPMode.NONE:
            return bool(super().send(body, title=title, **options))
        parcel = PARCEL.get()
        return parcel.note(self._hand_over(self._message(parcel), parcel))

    def _hand_over(self, message: EmailMessage, parcel: Parcel) -> Outcome:
        line = MailConnection(
            host=str(self.smtp_host),
            port=int(self.port or 0),
            secure_mode=str(self.secure_mode),
            user=self.user,
            password=self.password,
            verify_certificate=self.verify_certificate,
            socket_connect_timeout=self.socket_connect_timeout,
        )
        try:
            with line:
                thread = parcel.letter.thread or self._id(parcel)
                return line.hand_over(str(self.from_addr[1]), self._envelope(), message, thread)
        except smtplib.SMTPResponseException as refused:
            return of_smtp(refused.smtp_code, refused.smtp_error, "its greeting or our login")
        except (*SMTP_EXCEPTIONS, AppriseException) as error:
            return Failed(reason=f"no connection to the mail server: {type(error).__name__}")

    def _message(self, parcel: Parcel) -> EmailMessage:
        message = EmailMessage(policy=POLICY)
        message["From"] = _person(*self.from_addr)
        message["To"] = _person(*self.targets[0])
        message["Subject"] = parcel.rendered.subject
        message["Date"] = format_datetime(parcel.now)
        message["Message-ID"] = self._id(parcel)
        for name, value in self._more_headers(parcel).items():
            message[name] = value
        message.set_content(parcel.rendered.text + "\n")
        message.add_alternative(parcel.rendered.html, subtype="html")
        return message

    def _more_headers(self, parcel: Parcel) -> dict[str, str]:
        thread = {"In-Reply-To": parcel.letter.thread, "References": parcel.letter.thread}
        copies = {"Cc": ", ".join(sorted(self.cc)), "Reply-To": ", ".join(sorted(self.reply_to))}
        own = {"X-Alert-Id": parcel.letter.key, "Auto-Submitted": "auto-generated"}
        return {name: value for name, value in (self.headers | copies | thread | own).items() if value}

    def _envelope(self) -> list[str]:
        return list(dict.fromkeys([self.targets[0][1], *sorted(self.cc), *sorted(self.bcc)]))

    def _id(self, parcel: Parcel) -> str:
        """Return an id that is the same for every attempt to tell this target this letter."""
        digest = sha256(f"{parcel.letter.key}\n{parcel.target}".encode()).hexdigest()[:40]
        return f"<{digest}@{str(self.from_addr[1]).rpartition('@')[2]}>"


def _person(name: object, address: object) -> str:
    return formataddr((str(name or ""), str(address)))


class MailConnection(AppriseSMTPController):
    """A connection to a mail server, opened and secured by Apprise, on which each step is told apart."""

    _socket: Any  # a smtplib.SMTP while the line is open

    def hand_over(self, sender: str, recipients: list[str], message: EmailMessage, thread: str) -> Outcome:
        """Send a message; the first recipient decides, those in copy who are refused are named."""
        smtp: smtplib.SMTP | None = self._socket
        if smtp is None:
            raise ValueError("the line is not open: use it in a with statement")
        try:
            refused = _address(smtp, sender, recipients)
            if isinstance(refused, Failed):
                return refused
            code, said = smtp.docmd("DATA")
            if code != GO_ON:
                return of_smtp(code, said, "DATA")
            smtp.send(_dotted(message))
        except SMTP_EXCEPTIONS as error:
            return Failed(reason=f"the connection broke before the message was through: {type(error).__name__}")
        return _receipt(smtp, refused, thread)


def _address(smtp: smtplib.SMTP, sender: str, recipients: list[str]) -> list[str] | Failed:
    """Name sender and recipients; return those in copy who were refused, or the refusal that ends it."""
    smtp.ehlo_or_helo_if_needed()
    code, said = smtp.mail(sender)
    if code not in COMPLETED:
        return of_smtp(code, said, "MAIL FROM")
    refused = []
    for place, recipient in enumerate(recipients):
        code, said = smtp.rcpt(recipient)
        if code not in COMPLETED and place == 0:
            return of_smtp(code, said, "the recipient")
        if code not in COMPLETED:
            refused.append(recipient)
    return refused


def _receipt(smtp: smtplib.SMTP, refused: list[str], thread: str) -> Outcome:
    """Wait for the word that the server took the message; without it nobody can know."""
    try:
        code, said = smtp.getreply()
    except SMTP_EXCEPTIONS as error:
        return Unclear(reason=f"the mail server's receipt was lost: {type(error).__name__}")
    if code not in COMPLETED:
        return of_smtp(code, said, "the message")
    missed = f", refused in copy: {', '.join(refused)}" if refused else ""
    return Sent(detail=f"SMTP {code}{missed}", thread=thread)


def _dotted(message: EmailMessage) -> bytes:
    """Write the message as it travels: a line's leading dot doubled, a lone dot at the end."""
    lines = message.as_bytes().split(b"\r\n")
    return b"\r\n".join(b"." + line if line.startswith(b".") else line for line in lines) + b"\r\n.\r\n"


class MailPolicy(EmailPolicy):
    """The policy of our mails: that of SMTP, with subjects of our own, in encoded words (RFC 2047) parted at blanks.

    The standard library parts them anywhere, also within a word, and puts a blank between two of them that readers
    drop; what a program shows that decodes each by itself is then torn, or run together.
    """

    def header_store_parse(self, name: str, value: str) -> tuple[str, str]:
        """Take a header; what reads like an encoded word in a subject is somebody's words, and stays undecoded."""
        stored: tuple[str, str] = super().header_store_parse(name, value)  # which refuses line breaks
        return (name, value) if name == "Subject" and _ENCODED in value else stored

    def fold(self, name: str, value: str) -> str:
        """Write a header as it travels."""
        return self._subject(value) if _is_ours(name, value) else super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        """Write a header as it travels, as bytes."""
        return self._subject(value).encode("ascii") if _is_ours(name, value) else super().fold_binary(name, value)

    def _subject(self, value: str) -> str:
        return f"Subject: {f'{self.linesep} '.join(encoded_words(value))}{self.linesep}"


_ENCODED = "=?"  # with which an encoded word begins
POLICY = MailPolicy(linesep="\r\n")


def _is_ours(name: str, value: str) -> bool:
    return name == "Subject" and (not str(value).isascii() or _ENCODED in str(value))


def encoded_words(text: str) -> Iterator[str]:
    """Yield a text as encoded words, each of whole words and the blanks behind them; one that is too long is parted."""
    for part in _filled(piece for word in _words(text) for piece in _pieces(word)):
        yield f"=?utf-8?b?{b64encode(part.encode('utf-8', 'replace')).decode('ascii')}?="


def _words(text: str) -> Iterator[str]:
    at = 0
    while found := _WORD.match(text, at):
        yield found[0]
        at = found.end()


def _pieces(word: str) -> Iterator[str]:
    """Yield a word in pieces that have room in an encoded word, parted between letters."""
    piece = ""
    for letter in word:
        if _size(piece + letter) > ROOM:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _filled(pieces: Iterable[str]) -> Iterator[str]:
    line = ""
    for piece in pieces:
        if line and _size(line + piece) > ROOM:
            yield line
            line = ""
        line += piece
    if line:
        yield line


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
