"""What a bill's typography means: signs (struck, underlined, bold, bracketed words) become marks, by the bill's own legend.

Readers say how words are set, this room what that makes of them: a legend in the text comes first, then the house style
(`house_styles/*.toml`) that the text is recognised by, then what every house understands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ordtool.markup.brackets import bracketed
from ordtool.ordinance import Mark, Sign, Span

__all__ = ["Markup", "read"]


@dataclass(frozen=True, slots=True)
class Markup:
    """The marks of a base text, the house style that they were read by, and what could not be decided."""

    marks: tuple[Mark, ...]
    house: str = ""
    warnings: tuple[str, ...] = ()


def read(text: str, paragraphs: Sequence[Span], *, signs: Sequence[Sign], margins: str = "", house: str = "") -> Markup:
    """The marks that a base text's signs and brackets stand for; `margins` is the furniture, which may hold the legend.

    `house` names a house style to go by; "" finds it out.
    """
    return Markup(bracketed(text, paragraphs, margins=margins))
