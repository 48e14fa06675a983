"""Tracked changes in a Word file: the original's own bytes, and addressed edits."""

from __future__ import annotations

from collections.abc import Sequence

from ordtool.revision import Stretch
from ordtool.writers._redline.apply import apply

__all__ = ["apply", "fresh"]


def fresh(lines: Sequence[tuple[str, str, int | None]]) -> tuple[bytes, tuple[tuple[Stretch, ...], ...]]:
    """A plain Word file of (text, style, level) lines, and where each line's characters stand in it."""
    raise NotImplementedError
