"""What the file beside a rule of the linter says: title, severity, source, and texts that it must and must not find."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ordtool.library.strict import Strict


class LintExample(Strict):
    """A text in which the rule finds just `words`; with `fix`, also what is to stand in their place."""

    text: str
    words: list[str] = Field(min_length=1)
    fix: list[str] = []


class NearMiss(Strict):
    """A text that looks like the slip and is none, and `why`."""

    text: str
    why: str


class LintRule(Strict):
    """A rule of the linter: `severity` is what a drafter must do about it (error: mend, warning: look, note: consider).

    `source` is the drafting manual or rule of construction that taught it, `why` what goes wrong where it is broken.
    """

    title: str = Field(min_length=1)
    severity: Literal["error", "warning", "note"]
    source: str = Field(min_length=1)
    why: str = Field(min_length=1)
    examples: list[LintExample] = Field(min_length=1)
    near_misses: list[NearMiss] = Field(min_length=1)
