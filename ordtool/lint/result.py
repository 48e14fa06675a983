"""What a rule finds, and what a text checked by many rules gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ordtool.source import Span

Severity: TypeAlias = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Slip:
    """What one rule finds: `span` counts in the ordinance's text and `words` are what is wrong there.

    `says` is a sentence for the drafter. `fix` is what may safely stand in the place of the whole span, "" where somebody
    must think first.
    """

    span: Span
    words: str
    says: str
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A slip with the name of its rule and how grave it is."""

    rule: str
    severity: Severity
    span: Span
    words: str
    says: str
    fix: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """The same slip in another version of the text."""
        return self.rule, self.words.casefold(), self.says
