"""Read one file in a process of its own and say how that ended.

The parent has imported everything once; a child is a fork, so that a case costs milliseconds. In the child an audit hook
refuses and reports what reading must never do: open a file for writing outside the temporary folder, reach for the network,
start a program.
"""

from __future__ import annotations

import faulthandler
import json
import os
import resource
import select
import signal
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from math import ceil

from fuzz.invariants import broken
from ordtool import outline, readers
from ordtool.errors import OrdtoolError
from ordtool.ordinance import View
from ordtool.readers import docx, html, md, pdf, rtf, txt  # noqa: F401  the parent loads them for all

SECONDS = 20.0  # of the processor, so that a busy machine is no hang; by the clock, three times as many
MOST_MEMORY = 1024**3  # bytes of resident memory
_CEILING = 6 * 1024**3  # bytes of address space, so that a bomb ends the child and not the machine
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.remove", "os.rename", "os.mkdir",
              "os.rmdir", "shutil.", "urllib.", "ftplib.", "http.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """How reading a file ended: `kind` is "ordinance", "refused" (an OrdtoolError) or what must never be."""

    kind: str
    detail: str = ""
    seconds: float = 0.0
    memory: int = 0

    @property
    def bad(self) -> bool:
        """Whether no user may ever see this."""
        return self.kind not in ("ordinance", "refused")


def outcome(name: str, data: bytes, *, outlined: bool = True, secret: str = "", seconds: float = SECONDS) -> Outcome:
    """Read `data` as the file `name` in a child; `outlined` goes on to the outline, as every verb does.

    `secret` are words that must not be found in what was read: the contents of another file.
    """
    listening, telling = os.pipe()
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(listening)
        resource.setrlimit(resource.RLIMIT_CPU, (ceil(seconds), ceil(seconds) + 1))
        _child(telling, name, data, outlined=outlined, secret=secret)
    os.close(telling)
    told = _told(listening, child, until=start + 3 * seconds)
    _, status, usage = os.wait4(child, 0)
    taken = usage.ru_utime + usage.ru_stime
    return _judged(told, status, seconds=taken, memory=usage.ru_maxrss * 1024)


def _told(listening: int, child: int, *, until: float) -> bytes | None:
    """What the child says before the time is over; None if it had to be killed."""
    pieces: list[bytes] = []
    with os.fdopen(listening, "rb", buffering=0) as pipe:
        while True:
            ready, _, _ = select.select([pipe], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                os.kill(child, signal.SIGKILL)
                return None
            piece = pipe.read(65536)
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)


def _judged(told: bytes | None, status: int, *, seconds: float, memory: int) -> Outcome:
    if told is None or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU):
        return Outcome("hang", f"ended after {seconds:.0f} s of processor time", seconds, memory)
    if os.WIFSIGNALED(status):
        return Outcome("crash", signal.Signals(os.WTERMSIG(status)).name, seconds, memory)
    kind, detail = json.loads(told) if told else ("crash", f"exit {os.WEXITSTATUS(status)} without a word")
    if memory > MOST_MEMORY and kind in ("ordinance", "refused"):
        return Outcome("memory", f"{memory / 1024**2:.0f} MB", seconds, memory)
    return Outcome(kind, detail, seconds, memory)


def _child(telling: int, name: str, data: bytes, *, outlined: bool, secret: str) -> None:
    """Read, tell and end without a return; what the file made ordtool do wrong is told, not raised."""
    faulthandler.disable()
    resource.setrlimit(resource.RLIMIT_AS, (_CEILING, _CEILING))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sins: list[str] = []
    _guard(sins)
    try:
        kind, detail = _read(name, data, outlined=outlined, secret=secret)
    except BaseException as error:  # a traceback is what the test looks for
        kind, detail = "traceback", "".join(traceback.format_exception(error))[-1500:]
    if sins:
        kind, detail = "trespass", "; ".join(sins[:5])
    os.write(telling, json.dumps((kind, detail)).encode())
    os._exit(0)


def _read(name: str, data: bytes, *, outlined: bool, secret: str) -> tuple[str, str]:
    try:
        source = readers.read_bytes(name, data)
        found = [outline.ordinance(source, view=view) for view in (View.AMENDED, View.CURRENT)] if outlined else []
    except OrdtoolError as error:
        message = str(error)
        return ("refused", type(error).__name__) if len(message) > 20 else ("speechless", repr(message))
    if secret and any(secret in line.text for line in source.lines):
        return "trespass", f"shows {secret!r} of another file"
    wrong = broken(source, found)
    return ("incoherent", wrong) if wrong else ("ordinance", "")


def _guard(sins: list[str]) -> None:
    allowed = os.path.realpath(tempfile.gettempdir())

    def watch(event: str, args: tuple[object, ...]) -> None:
        if event == "open":
            path, _, flags = args
            writes = isinstance(flags, int) and flags & _WRITES
            outside = isinstance(path, str | bytes) and not os.path.realpath(os.fsdecode(path)).startswith(allowed)
            if writes and outside:
                sins.append(f"opens {path!r} for writing")
                raise PermissionError(event)
        elif event.startswith(_FORBIDDEN):
            sins.append(f"{event} {args!r}"[:200])
            raise PermissionError(event)

    sys.addaudithook(watch)
