"""A ZIP whose bytes depend on its content alone."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import BinaryIO

FIRST = "[Content_Types].xml"  # readers that sniff a file's kind look for it at the beginning
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP can name


def pack(package: bytes, stream: BinaryIO, *, day: datetime | None) -> None:
    """Write the parts of `package` anew: one order, one compression, one date (`day`, else 1980)."""
    stamp = max(EPOCH, (day.year, day.month, day.day, day.hour, day.minute, day.second)) if day else EPOCH
    buffer = io.BytesIO()  # on a pipe, zipfile would write other bytes than on a file
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != FIRST, name)):
            entry = zipfile.ZipInfo(name, date_time=stamp)
            entry.create_system = 0  # else the bytes would tell Windows from Linux
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name), compresslevel=6)
    stream.write(buffer.getvalue())
