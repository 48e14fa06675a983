"""An enumerator that skips a place among its siblings."""

from __future__ import annotations

from collections.abc import Iterator

from ordtool.lint.result import Slip
from ordtool.lint.series import label_of, steps
from ordtool.lint.text import Text


def find(text: Text) -> Iterator[Slip]:
    """Each number or letter that is ahead of its place."""
    for step in steps(text):
        if step.ahead and not step.again:
            says = f"{step.now.label} follows {step.before.label} in {step.where}: a place is skipped."
            yield Slip(label_of(step.now), step.now.label, says)
