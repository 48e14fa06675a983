"""What a bill's typography means: signs (struck, underlined, bold, bracketed words) become marks, by the bill's own legend.

Readers say how words are set, this room what that makes of them: a legend in the text comes first, then the house style
(`house_styles/*.toml`) that the text is recognised by, then what every house understands (`house_styles/generic.toml`).
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from ordtool.markup.result import Markup, PageOf, no_page
from ordtool.source import Line, Sign, Span

__all__ = ["Markup", "read"]


def read(
    text: str,
    paragraphs: Sequence[Span],
    *,
    signs: Sequence[Sign],
    margins: Sequence[Line] = (),
    house: str = "",
    page: PageOf = no_page,
) -> Markup:
    """The marks that a base text's signs and brackets stand for; `margins` is the furniture, which may hold the legend.

    `house` names a house style to go by; "" finds it out. `page` gives the page of an offset, for warnings. Raises UsageError
    for a house that is not there.
    """
    if not house and not signs and "[" not in text and "((" not in text:
        return Markup(())
    # Most laws bear no mark: the grammar of legends and the houses are loaded by name, for those that do.
    found: Markup = import_module("ordtool.markup.reading").read(
        text, paragraphs, signs=signs, margins=margins, house=house, page=page
    )
    return found
