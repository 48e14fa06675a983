"""A fine or civil penalty that nobody imposes, sues for or collects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ordtool.lint.phrases import phrase
from ordtool.lint.result import Slip
from ordtool.lint.text import Text
from ordtool.source import Span

_PENALTY: Final = phrase(
    r"\b(?:(?:is|are|be|becomes?) (?:\w+ )?(?:liable|subject|punishable|punished)[^.;]{0,60}?\b(?:fines?|(?:civil "
    r"|administrative |monetary )?penalt(?:y|ies)|forfeiture)|(?:shall|may|will) be (?:fined|assessed a)|(?:shall"
    r"|must) pay a (?:\w+ )?(?:fine|penalty)|(?:punishable|punished) by a (?:\w+ )?(?:fine|penalty)|(?:fine"
    r"|(?:civil )?penalty) (?:of|not to exceed|not exceeding|in the amount) [^.;]{0,20}\$?\d)"
)
_CRIME: Final = re.compile(r"\b(?:misdemeanou?r|felony|infraction|crime|imprison\w*|criminal)\b", re.IGNORECASE)
_ENFORCED: Final = phrase(
    r"\b(?:enforced by|adjudged|adjudicated|(?:shall|may|must|will|to|is authorized to"
    r"|right to) (?:\w+ ){0,3}?(?:enforce|impose|assess|prosecute|sue|collect|cite|recover"
    r"|issue an? (?:\w+ ){0,2}(?:citation|notice of violation|summons|order)|bring|commence|institute|maintain|file)"
    r"|(?:imposed|assessed|recovered|collected|enforced|adjudicated|levied|sought) (?:\w+ )?(?:by|in|through|before"
    r"|under|pursuant)|(?:attorney general|(?:city|county|district|state'?s|prosecuting|town|village) attorney"
    r"|corporation counsel|prosecutor|city solicitor|code enforcement|hearing officer|administrative law judge"
    r"|tribunal|a court|the court|civil action)|(?:commissioner|department|director|bureau|board|council|officer"
    r"|clerk) (?:shall|may) (?:\w+ )?(?:impose|assess|fine))\b"
)


def find(text: Text) -> Iterator[Slip]:
    """The first penalty of a text in which nobody enforces; a crime is prosecuted by those who prosecute all."""
    if any(sentence.operative and _ENFORCED.search(text.quote(sentence.span)) for sentence in text.sentences):
        return
    for sentence in text.sentences:
        words = text.quote(sentence.span)
        hit = _PENALTY.search(words) if sentence.operative else None
        if hit and not _CRIME.search(words):
            says = "Nobody is named who imposes or collects it, or who may sue for it: say who, and before whom."
            yield Slip(Span(*hit.span()).shift(sentence.span.start), hit[0], says)
            return
