"""An installation with a virus scanner takes no file that it did not clear."""

import socket
import struct
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from danvan.attachments.errors import FileInfected, ScannerUnavailable
from danvan.attachments.uploads import check
from tests.attachments.factories import photo, upload


class FakeScanner:
    """Speaks INSTREAM on a free port of this machine and answers as told."""

    def __init__(self, answer: bytes) -> None:
        self.answer = answer
        self.received = b""
        self._door = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._door.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._thread.join(5)
        self._door.close()

    def _serve(self) -> None:
        caller, _ = self._door.accept()
        with caller, caller.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            while size := struct.unpack("!L", stream.read(4))[0]:
                self.received += stream.read(size)
            caller.sendall(self.answer)


@pytest.fixture
def scanner(request: Any, settings: Any) -> Iterator[FakeScanner]:
    fake = FakeScanner(request.param)
    settings.CLAMAV = fake.address
    yield fake
    fake.close()


@pytest.mark.parametrize("scanner", [b"stream: OK\0"], indirect=True)
def test_a_clean_file_passes_and_was_scanned_as_it_came(scanner: FakeScanner):
    check(upload("a.jpg", photo()))
    assert scanner.received == photo()


@pytest.mark.parametrize("scanner", [b"stream: Eicar-Test-Signature FOUND\0"], indirect=True)
@pytest.mark.usefixtures("scanner")
def test_an_infected_file_is_refused():
    with pytest.raises(FileInfected):
        check(upload("a.jpg", photo()))


@pytest.mark.parametrize("scanner", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"nonsense\0"], indirect=True)
@pytest.mark.usefixtures("scanner")
def test_no_clear_answer_refuses_the_file():
    with pytest.raises(ScannerUnavailable):
        check(upload("a.jpg", photo()))


@pytest.mark.parametrize("address", ["127.0.0.1:1", "nonsense", "127.0.0.1:port"])
def test_a_scanner_that_is_not_there_refuses_the_file(address: str, settings: Any):
    settings.CLAMAV = address
    with pytest.raises(ScannerUnavailable):
        check(upload("a.jpg", photo()))
