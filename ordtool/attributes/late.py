"""Regular expressions compiled when they are first asked: a short law asks few of the hundreds, and compiling takes long."""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Stands in for a pattern; what was asked for once is the pattern's own from then on."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        asked = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, asked)
        return asked


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as `re.compile` makes it, made when it is first asked; a wrong one is told only then."""
    return cast("re.Pattern[str]", _Late(source, flags))
