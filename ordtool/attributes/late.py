"""Regular expressions compiled when they are first asked: a short law asks few of the hundreds, and compiling takes long."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast


class Late:
    """Stands in for a pattern; what was asked for once is the pattern's own from then on."""

    def __init__(self, source: str, flags: int, needs: tuple[str, ...]) -> None:
        self._source, self._flags, self.needs = source, flags, needs

    def __getattr__(self, name: str) -> Any:
        asked = self._needing() if name == "search" and self.needs else getattr(self._made(), name)
        setattr(self, name, asked)
        return asked

    def _made(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def _needing(self) -> Callable[..., Any]:
        """The search of a text that holds a word of `needs`; the pattern is made for the first such text."""
        search: Callable[..., Any] | None = None

        def searched(text: str, *within: int) -> Any:
            nonlocal search
            plain = text.lower()
            for word in self.needs:
                if word in plain:
                    search = search or self._made().search
                    return search(text, *within)
            return None

        return searched


def late(source: str, flags: int = 0, *, needs: tuple[str, ...] = ()) -> re.Pattern[str]:
    """A pattern as `re.compile` makes it, made when it is first asked; a wrong one is told only then.

    `needs`: words, in lower case, of which whatever it finds holds one; a text without any is not searched.
    """
    return cast("re.Pattern[str]", Late(source, flags, needs))
