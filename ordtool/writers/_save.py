"""Bytes to a file, whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from ordtool.errors import OutputError

REMEDIES = {
    errno.EACCES: "there is no permission to write there: choose another place with -o, or close the file in Word",
    errno.EPERM: "there is no permission to write there: choose another place with -o, or close the file in Word",
    errno.EROFS: "that disk is read-only: choose another place with -o",
    errno.ENOENT: "the folder does not exist: make it first, or choose another place with -o",
    errno.ENOTDIR: "a part of the path is a file, not a folder: correct the path",
    errno.EISDIR: "that is a folder: give a file name in it",
    errno.ENOSPC: "the disk is full: free some space, or choose another disk with -o",
    errno.EDQUOT: "the disk quota is used up: free some space, or choose another disk with -o",
    errno.EFBIG: "the file would be larger than the system allows: choose another disk with -o",
    errno.ENAMETOOLONG: "the name is too long: choose a shorter one",
}


def put(data: bytes, path: Path) -> None:
    """Write `data` to `path`; OutputError, with what to do, if that fails, and then the old file still stands."""
    try:
        # A link stays a link: what it points to is replaced, as an ordinary write would do.
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if target.exists() and not target.is_file():
            target.write_bytes(data)  # a device or a pipe: replacing it by a file would destroy it
        else:
            _replace(data, target)
    except ValueError as error:
        raise OutputError(f"{str(path)!r} cannot be written: {error}; choose another name with -o.") from error
    except OSError as error:
        remedy = REMEDIES.get(error.errno or 0, f"{error.strerror or error}: choose another place with -o")
        raise OutputError(f"{path} cannot be written: {remedy}.") from error


def _replace(data: bytes, target: Path) -> None:
    """Write beside the target and swap: a reader sees the old bytes or the new, never half of them."""
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    descriptor, temporary = _beside(target)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _beside(target: Path) -> tuple[int, Path]:
    """A new file in the same folder (a rename works only within one disk), with the mode that the user's umask gives.

    tempfile's files are closed to everyone else (0600), which would surprise those who share a folder.
    """
    for number in range(1000):
        temporary = target.with_name(f".ordtool-{os.getpid()}-{number}.part")
        with suppress(FileExistsError):
            return os.open(
                temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o666
            ), temporary
    raise FileExistsError(errno.EEXIST, "too many unfinished files of ordtool (.ordtool-*.part) stand there")
