"""Two texts, word by word: an edit script that a person would have written."""

from __future__ import annotations

from ordtool.redline.edit import Edit, Op

__all__ = ["Edit", "Op", "diff", "optimum"]


def diff(old: str, new: str, *, ignore: frozenset[str] = frozenset(), clean: bool = True) -> tuple[Edit, ...]:
    """The edits that turn `old` into `new`; see issue 5's plan for the clean-up."""
    raise NotImplementedError


def optimum(old: str, new: str) -> int:
    """How many words the longest common subsequence would mark."""
    raise NotImplementedError
