"""Raised note numbers: "80,000" with a raised 1 must not read as "80,0001", which is another law.

The digits are told as the raised digits that Unicode has, one for one, so that the signs stay in step.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ordtool.source import Look, Sign

_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NUMBER = re.compile(r"[0-9]+(?:[,\s*†‡]*[0-9]+)*")


def with_raised_digits(text: str, signs: Sequence[Sign]) -> str:
    """The text of a line, digits that are set raised behind a word or a figure told as such.

    One at the line's beginning is a footnote's own number, one behind a blank is apart already.
    """
    for sign in signs:
        start, end = sign.span.start, sign.span.end
        words = text[start:end].strip()
        at = text.find(words, start)
        if sign.look is Look.SUPERSCRIPT and _NUMBER.fullmatch(words) and at > 0 and not text[at - 1].isspace():
            text = text[:at] + words.translate(_DIGITS) + text[at + len(words) :]
    return text
