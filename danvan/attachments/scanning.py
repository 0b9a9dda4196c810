"""The virus scanner of an installation, if it has one: ClamAV's INSTREAM over TCP, named by `DANVAN_CLAMAV`."""

import socket
import struct

import structlog
from django.conf import settings

from danvan.attachments.errors import FileInfected, ScannerUnavailable

_CHUNK = 64 * 1024
_SECONDS = 15
_log = structlog.get_logger("danvan.attachments")


def require_clean(content: bytes) -> None:
    """Raise FileInfected when the scanner finds something, ScannerUnavailable when it gives no clear answer.

    Without a scanner configured every file passes: that is the installation's own choice. With one, silence,
    an error or an unknown answer refuses the file.
    """
    if not settings.CLAMAV:
        return
    answer = _ask(settings.CLAMAV, content)
    if answer.endswith("FOUND"):
        _log.warning("attachment_infected")
        raise FileInfected
    if answer != "stream: OK":
        _log.error("virus_scanner_unclear")
        raise ScannerUnavailable


def _ask(address: str, content: bytes) -> str:
    host, _, port = address.rpartition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=_SECONDS) as scanner:
            scanner.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), _CHUNK):
                chunk = content[start : start + _CHUNK]
                scanner.sendall(struct.pack("!L", len(chunk)) + chunk)
            scanner.sendall(struct.pack("!L", 0))
            return _answer(scanner)
    except (OSError, ValueError) as reason:
        _log.error("virus_scanner_unreachable", error=type(reason).__name__)
        raise ScannerUnavailable from reason


def _answer(scanner: socket.socket) -> str:
    received = b""
    while b"\0" not in received and len(received) < 4096:
        part = scanner.recv(1024)
        if not part:
            break
        received += part
    return received.split(b"\0", 1)[0].decode("ascii", "replace").strip()
