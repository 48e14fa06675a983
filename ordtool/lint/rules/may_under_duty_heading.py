"""A heading that promises a duty or a ban over words that only permit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ordtool.lint.result import Slip
from ordtool.lint.text import Text
from ordtool.ordinance import Section
from ordtool.source import Span

_DUTY: Final = re.compile(
    r"\b(?:requirements?|required|dut(?:y|ies)|obligations?|mandatory|mandates?|prohibit(?:ed|ions?)|bans?|banned"
    r"|banning|unlawful|forbidden|must)\b",
    re.IGNORECASE,
)
_FREE: Final = re.compile(
    r"\b(?:exceptions?|exempt\w*|powers?|authority|permi(?:t|ts|tted|ssion|ssible)|rights?|remed(?:y|ies)|relief"
    r"|waivers?|relation|not required|lift\w*|no(?:n|t)?|discretion\w*|violations?|penalt\w*|enforce\w*"
    r"|rule-?making)\b",
    re.IGNORECASE,
)
_MAY: Final = re.compile(r"\bmay\b(?! \d)(?!\s+(?:not|only|never)\b)", re.IGNORECASE)
_BINDS: Final = re.compile(
    r"\b(?:shall|must|will|only|unless|may\s+(?:not|never)|cannot|(?:is|are|be)\s+(?:\w+\s+)?(?:required|prohibited"
    r"|unlawful|obligated|forbidden|barred|banned)|no\s+[\w\s-]{1,60}?\bmay|neither|nothing|has\s+(?:a|the)\s+duty"
    r"|has\s+to|have\s+to|guilty|violation)\b",
    re.IGNORECASE,
)


def find(text: Text) -> Iterator[Slip]:
    """The first “may” of every section whose heading speaks of a duty or a ban and whose words hold none."""
    for section in text.sections:
        if section.heading and not text.aside(section.span.start) and _promises(text, section):
            hit = _MAY.search(text.words, section.heading.end, section.span.end)
            if hit and not _BINDS.search(text.words, section.heading.end, section.span.end):
                heading = text.ordinance.heading(section).strip(" .")
                says = f"The heading “{heading}” announces a duty or a ban, and the words below it only permit."
                yield Slip(Span(*hit.span()), hit[0], says)


def _promises(text: Text, section: Section) -> bool:
    heading = text.ordinance.heading(section)
    return bool(_DUTY.search(heading)) and not _FREE.search(heading)
