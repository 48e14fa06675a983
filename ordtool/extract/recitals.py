"""What tells findings and purposes from rules: their heading, their first words, and whether their sentences bind anybody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ordtool.attributes.late import late

_FINDINGS = late(
    r"\b(?:findings?|purposes?|intent|recitals?|declaration of policy|background|legislative (?:declaration|intent)|preamble"
    r"|why)\b",
    re.IGNORECASE,
)
_NO_FINDINGS = late(
    r"\b(?:purpose limit|permitted|authorized|prohibit|use|definitions?|allowable|limitation"
    r"|(?:notice|letter) of intent|background (?:check|inv))",
    re.IGNORECASE,
)
_FINDS = late(
    r"(?:\W*(?:\d{1,3}\.? )?(?:\(?[a-z]\)?\.? )?The (?:legislature|general assembly|[\w ]{0,20}council|board|people)\b"
    r"[\w ,]{0,40}?|It is) (?:hereby )?"
    r"(?:finds?|found|declares?|recogni[sz]es)\b",
    re.IGNORECASE,
)
_EXEMPT = late(r"\bis (?:exempt|not a project|not subject)\b", re.IGNORECASE)
_RULE = late(r"\b(?:shall|must|may|is prohibited|are prohibited|is unlawful)\b", re.IGNORECASE)
_BINDS = late(r"\b(?:shall|must|unlawful)\b", re.IGNORECASE)
_AIM = late(
    r"\b(?:finds?(?= that)|finds|findings?|purposes?|intent(?:ion)?|intends?|intended|declar\w+|whereas|recogni[sz]\w+|believ\w+"
    r"|exists? so that|in order to|because|desir\w+|concern\w*|policy of)\b",
    re.IGNORECASE,
)


_LIMITS = late(r"^(?:(?!finds?\b|declare|believe|intend).){1,90}?\bmay\b.{1,90}?\bonly (?:for|to)\b", re.IGNORECASE)


def named(heading: str) -> bool:
    """Whether a heading says findings or purpose ("Notice of intent" and "Permitted purposes" do not)."""
    return bool(_FINDINGS.search(heading)) and not _NO_FINDINGS.search(heading)


def opens(words: str) -> bool:
    """Whether a section without a heading begins with what a body finds."""
    return bool(_FINDS.match(words)) and not _EXEMPT.search(words)


_PURPOSE = late(
    r"\W*(?:\(?\w{1,3}[.)] )?(?:it is )?the (?:purposes?|intent)(?: and (?:intent|purposes?))? of this"
    r" (?:chapter|article|ordinance|act|section|division|title|subchapter|local law)\b"
    r"|\W*(?:\(?\w{1,3}[.)] )?the (?:[\w]+ ){0,2}(?:council|board|legislature|assembly|people|supervisors)"
    r"(?: of (?:the )?[\w]+(?: [\w]+)?)? (?:hereby |further |also )?(?:finds?|declares?|recogni[sz]es?)(?: and \w+)? that\b",
    re.IGNORECASE,
)


def aims(words: str) -> bool:
    """Whether a sentence only says what a law is for, or what a body found before it ("The purpose of this chapter is to …")."""
    return bool(_PURPOSE.match(words))


MOST, FEW = 0.5, 0.15
"""Shares of sentences that bind above which a section is rules: under a heading that says findings; where none does."""


def binds(sentences: Sequence[str], *, most: float = MOST) -> bool:
    """Whether what looks like findings is rules ("Purposes. (a) A deputy may use … only to …")."""
    if sentences and _RULE.search(sentences[0]) and (not _AIM.search(sentences[0]) or _LIMITS.search(sentences[0])):
        return True
    duties = sum(bool(_BINDS.search(sentence)) and not _AIM.search(sentence) for sentence in sentences)
    return duties > most * len(sentences)
