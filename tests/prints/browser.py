"""Chromium, started once for many pages: talked to over a pipe in its own protocol (a start takes longer than a print)."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from select import select
from typing import Any

_READS, _WRITES = 3, 4  # the file descriptors that --remote-debugging-pipe means
_PATIENCE = 90.0


class Browser:
    """A running Chromium; `with Browser(program, profile) as browser: browser.print_page(page, pdf)`."""

    def __init__(self, program: str, profile: Path) -> None:
        theirs_in, self._write = os.pipe()
        self._read, theirs_out = os.pipe()
        # Moved out of the way first, lest one of them has the number that the other shall get.
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 20) for end in (theirs_in, theirs_out)]

        def place() -> None:
            os.dup2(ends[0], _READS)
            os.dup2(ends[1], _WRITES)

        self._process = subprocess.Popen(
            [
                *(program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
                *(f"--user-data-dir={profile}", "--remote-debugging-pipe"),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=place,  # noqa: PLW1509
            pass_fds=(_READS, _WRITES),
        )
        for end in (theirs_in, theirs_out, *ends):
            os.close(end)
        self._rest = b""
        self._count = 0
        self._session = ""
        self._loaded = False

    def __enter__(self) -> Browser:
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._ask("Page.enable")
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._write)
        os.close(self._read)
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def print_page(self, page: Path, pdf: Path) -> None:
        """Print a web page as a PDF, as its style sheet says."""
        self._loaded = False
        self._ask("Page.navigate", url=page.resolve().as_uri())
        if not self._loaded:
            next(found for found in self._messages() if found.get("method") == "Page.loadEventFired")
        printed = self._ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        pdf.write_bytes(base64.b64decode(printed["data"]))

    def _ask(self, method: str, **parameters: object) -> dict[str, Any]:
        self._count += 1
        message: dict[str, object] = {"id": self._count, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        answer = next(found for found in self._messages() if found.get("id") == self._count)
        if "error" in answer:
            raise RuntimeError(f"Chromium refuses {method}: {answer['error']}")
        result: dict[str, Any] = answer["result"]
        return result

    def _messages(self) -> Iterator[dict[str, Any]]:
        """What the browser says, one message after the other."""
        end = time.monotonic() + _PATIENCE
        while True:
            head, found, rest = self._rest.partition(b"\0")
            if found:
                self._rest = rest
                message = json.loads(head)
                self._loaded = self._loaded or message.get("method") == "Page.loadEventFired"
                yield message
                continue
            ready, _, _ = select([self._read], [], [], max(0.0, end - time.monotonic()))
            more = os.read(self._read, 1 << 20) if ready else b""
            if not more:
                raise RuntimeError("Chromium said nothing more: it ended, or took too long.")
            self._rest += more
