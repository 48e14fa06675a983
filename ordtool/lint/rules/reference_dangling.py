"""A reference that leads nowhere: to a subsection or section that the text should hold and does not."""

from __future__ import annotations

from collections.abc import Iterator

from ordtool.lint.result import Slip
from ordtool.lint.text import Text


def find(text: Text) -> Iterator[Slip]:
    """Each target that is missing, at the words of its reference."""
    for pointer in text.pointers:
        if pointer.missing:
            says = f"This points to {pointer.missing}, which does not stand in the text."
            yield Slip(pointer.reference.span, text.quote(pointer.reference.span), says)
