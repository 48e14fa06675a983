"""What a check finds: where, what is wrong, and a key by which the same slip is known in another version of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ordtool.source import Span

Check = Literal["number-missing", "number-double", "reference-dangling", "term-undefined", "term-double", "term-unused"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A slip of drafting: `span` counts in the ordinance's text, `words` are what is wrong there, `says` is a sentence."""

    check: Check
    span: Span
    words: str
    says: str

    @property
    def key(self) -> tuple[str, str]:
        """The same slip in another version of the text."""
        return self.check, self.words
