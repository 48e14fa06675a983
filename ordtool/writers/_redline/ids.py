"""Numbers for tracked changes and comments that no part of the file has yet."""

from __future__ import annotations

import re
from collections.abc import Iterable

# `w:id` of bookmarks, comments, permissions and revisions is one kind of number; any prefix may stand for `w`. Ids of
# other kinds (notes, drawings) are only stepped over.
_ID = re.compile(rb"""[\w.-]+:id\s*=\s*["'](-?\d+)["']""")
_LARGEST = 2**31 - 1


class Ids:
    """The numbers that are free, from above the largest one in use; from the bottom where that one is near the end."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self._used = {int(found) for part in parts for found in _ID.findall(part)}
        top = max(self._used, default=0)
        self._next = max(top, 0) + 1 if top < _LARGEST - 1_000_000 else 1

    def fresh(self) -> str:
        """A number that was not given before."""
        while self._next in self._used:
            self._next += 1
        self._next += 1
        return str(self._next - 1)
