"""How messages name pages."""

from __future__ import annotations

from collections.abc import Sequence

_SHOWN = 20


def named(numbers: Sequence[int]) -> str:
    """ "page 3", "pages 3, 5, 6 and more"."""
    noun = "page" if len(numbers) == 1 else "pages"
    shown = ", ".join(str(number) for number in numbers[:_SHOWN])
    return f"{noun} {shown}{' and more' if len(numbers) > _SHOWN else ''}"
