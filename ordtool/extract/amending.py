"""The lead-in of an amending bill: "Section 12 is amended to read as follows:".

It says what the bill does to the code, no rule of the code: what stands below it is law by its own words, and no item of a list.
"""

from __future__ import annotations

import re

from ordtool.attributes.late import late

_READS = late(
    r"\b(?:amended|added|inserted|enacted|substituted|designated)\b[^:;]{0,80}\bto read(?: as follows)?\s*:\s*$"
    r"|\b(?:is|are) amended(?: as follows| by (?:adding|inserting|striking)[^:;]{0,120})\s*:\s*$",
    re.IGNORECASE,
)


def quotes_law(opener: str) -> bool:
    """Whether the words before a colon only tell which law follows."""
    return _READS.search(opener) is not None
