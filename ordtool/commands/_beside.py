"""Work in a second process while this one goes on with other work: two files are read at a time."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO, TypeVar

Result = TypeVar("Result")


def begun(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begin some work beside this process; what is returned waits for its result.

    Where this system has no second process to give, or that one fails for any reason, the work is done here when its result
    is asked for: so it must print nothing and change nothing, and its errors are raised here. Only on Linux: elsewhere
    libraries may not live on in a copied process.
    """
    if sys.platform != "linux" or threading.active_count() > 1 or (os.cpu_count() or 1) < 2:
        return work
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _done(work, writing)
    os.close(writing)
    return lambda: _awaited(child, os.fdopen(reading, "rb"), work)


def _done(work: Callable[[], Result], writing: int) -> None:
    """In the second process: the result goes down the pipe. Nothing that was opened before is closed or written twice."""
    code = 1
    try:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL))
        code = 0
    finally:
        os._exit(code)


def _awaited(child: int, pipe: BinaryIO, work: Callable[[], Result]) -> Result:
    """The result of the second process, or of the same work here where that one ended without."""
    with pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    if status != 0:
        return work()
    result: Result = pickle.loads(said)
    return result
