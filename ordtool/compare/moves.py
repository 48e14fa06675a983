"""What is said at both ends of a move."""

from __future__ import annotations

from ordtool.compare.findings import number, place, span_of
from ordtool.compare.result import Comparison


def notes(comparison: Comparison) -> dict[int, tuple[str, ...]]:
    """A comment for each end of each move, by index in the script; of paragraphs that move together one."""
    found: dict[int, tuple[str, ...]] = {}
    for index, match in enumerate(comparison.script):
        if match.moved_to is not None and not follows(comparison, index):
            found[index] = (away(comparison, index),)
        elif match.moved_from is not None and not follows(comparison, index):
            found[index] = (here(comparison, index),)
    return found


def follows(comparison: Comparison, index: int) -> bool:
    """Whether a moved match only goes on with what moved along before it."""
    if index == 0:
        return False
    before, match = comparison.script[index - 1], comparison.script[index]
    return any(
        mine is not None and yours == mine - 1
        for mine, yours in ((match.moved_to, before.moved_to), (match.moved_from, before.moved_from))
    )


def away(comparison: Comparison, index: int) -> str:
    """Where a passage of the old text went, in a sentence."""
    to = _cited(comparison, comparison.script[index].moved_to, 1)
    if to == _cited(comparison, index, 0):
        return f"Moved to another place, still {to}{_along(comparison, index)}."
    return f"Moved to {to}{_along(comparison, index)}."


def here(comparison: Comparison, index: int) -> str:
    """Where a passage of the new text came from, in a sentence."""
    start = _cited(comparison, comparison.script[index].moved_from, 0)
    if start == _cited(comparison, index, 1):
        return f"Moved here from another place, where it was {start}, too{_along(comparison, index)}."
    return f"Moved here from {start}{_along(comparison, index)}."


def _along(comparison: Comparison, index: int) -> str:
    end = index + 1
    while end < len(comparison.script) and follows(comparison, end):
        end += 1
    return f" ({number(end - index, 'paragraph')})" if end - index > 1 else ""


def _cited(comparison: Comparison, index: int | None, side: int) -> str:
    assert index is not None
    match = comparison.script[index]
    span = span_of(comparison.passages[side], (match.old, match.new)[side])
    return place((comparison.old, comparison.new)[side], span) if span else "nowhere"
