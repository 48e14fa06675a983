"""What stands around the law itself: recitals, the enacting clause, signatures, notes of the editors."""

from __future__ import annotations

import re

from ordtool.ordinance import Kind
from ordtool.source import Span

_RECITAL = re.compile(r"whereas\b", re.IGNORECASE)
_ENACTING = re.compile(
    r"(?:now,?\s+therefore\b|(?:be\s+it|it\s+is\s+hereby)\s+(?:further\s+|hereby\s+)?(?:enacted|ordained|resolved)"
    r"|the\s+(?:city\s+council|council|board\s+of\s+\w+|people|mayor\s+and\s+council|common\s+council)\b[^.]{0,160}?\b(?:does?|do|hereby)\b"
    r"[^.]{0,40}\b(?:ordain|enact)|so\s+(?:ordained|enacted)|the\s+people\s+of\b[^.]{0,120}\bdo\s+enact)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:HISTORY\b|History\s*(?::|$)|\(?Source:|\((?:L\.|P\.L\.|Ord\.|Added|Amended|Code)\s"
    r"|(?:Editor|Code\s+Commission|Cross|Compiler|Reviser|Legislative)\S*\s+(?:note|reference|history)"
    r"|\(cf:\s|\([0-9]+\sILCS\s|\(from\sCh\.|Report\s+Title:|Revision\s+note|Amendments?\s*[—–]|Effective\s+(?:date\s+of\b|[0-9])|Credits\b|\[Formerly\b|Prospective\s+repeal"
    r"|(?:Added|Amended)\s+by\s+(?:Laws|Acts|Ord|P\.\s?A|L\.)|Amended\s*[—–]|Statutory\s+authority|Annotations?\b"
    r"|(?:19|20)\d\d\sActs,|\((?:P\.A\.|June\s|Acts\s)|\(?(?:19|20)\d\d,\s(?:Sp\.\sSess\.|c\.|cc\.|ch\.|No\.|P\.A\.|§)|\d\d\sDel\.\sLaws|(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)\.?"
    r"\s\d{1,2},\s(?:19|20)\d\d,\s(?:D\.C\.\sLaw|P\.?\s?L)|D\.C\.\sLaw\s\d|\[[0-9A-Za-z.-]{2,14},\s(?:added|amended)|NOTES?:|STATEMENT\s*$)",
)
_SIGNATURE = re.compile(
    r"(?:(?:passed|approved|adopted|attest(?:ed)?|signed|ordained|introduced\s+and\s+passed|presented\s+to)\b.{0,60}(?::|_{3}|\bby\b"
    r"|\bthis\b|\d{4}|$)|_{5,}|(?-i:[A-Z]{2,4}(?:/[A-Z]{2,4})*)\s*$|LS\s*#?\s*\d+|Session\s+\d+\s*$|\d{1,2}:\d\d\s*[ap]\.?m\.?\s*$|INTRODUCED\s+BY:|Filed\s+in\s+Office"
    r"|\d{1,2}/\d{1,2}/\d{2,4}\b.{0,20}$|Int\.\s?#)",
    re.IGNORECASE,
)
_SECTION_ONE = re.compile(r"(:)\s*(?=(?:Section|SECTION|Sec\.|SEC\.)\s+(?:1|one)\b)")
# A web page's paragraphs run together: "… to a person.“Camera” means …".
_GLUED_TERM = re.compile(
    r"(?<=[\w)”\"][.:;])(?=[“\"][A-Z0-9][^“”\"\n]{1,80}[”\"](?:,| \([^()\n]{1,30}\)| or [“\"][^“”\"\n]{1,60}[”\"])?\s"
    r"(?:means|shall\s+mean|has\s+the|have\s+the|includes|refers|does\s+not\s+include|is\s+defined)\b)"
)
# … and "… of the law.B. The chief", "… the rule.(2) The clerk", "Definitions(1) “Camera” …".
_GLUED_NUMBER = re.compile(
    r"(?<=[a-z0-9)\]”\"][.:])(?=[A-Z]\.\s[A-Z“\"])|(?<=[a-z)\]”\"]\.)(?=\((?:[0-9]{1,2}|[a-zA-Z])\)\s?[“\"A-Z])"
)
_GLUED_HEADING = re.compile(
    r"(?:(?:§|Sec\.|Section)?\s?[0-9][\w.-]*\s)?[A-Z][A-Za-z ,;’'-]{2,80}[a-z](?=\((?:1|a|A)\)\s[“\"A-Z])"
)
_HISTORY_OPENS = re.compile(
    r"(?:HISTORY|History|Notes?|STATEMENT|SUMMARY|Annotations?)\s*[.:]?\s*$|Report\s+Title:|(?:History|HISTORY)[.:]\s+(?:[0-9(]|Code|Ga|L\.|Acts|Laws)"
    r"|(?:Editor.s\s+notes?|Code\s+Commission\s+notes?|Cross\s+references?|Law\s+reviews?|Effects?\s+of\s+amendments?"
    r"|Research\s+references|Judicial\s+decisions|Opinions\s+of\s+the\s+Attorney\s+General)\b",
    re.IGNORECASE,
)


def frame_kind(words: str, *, law_begun: bool) -> Kind | None:
    """What a paragraph is if it is no part of the law's own text, None if it is."""
    head = words[:400]
    if not law_begun and _RECITAL.match(head):
        return Kind.RECITAL
    if _ENACTING.match(head):
        return Kind.ENACTING
    if law_begun and (_NOTE.match(head) or opens_notes(words)):
        return Kind.NOTE
    if law_begun and len(words) < 160 and _SIGNATURE.match(head):
        return Kind.SIGNATURE
    return None


def parted(text: str, span: Span) -> tuple[Span, ...]:
    """A paragraph, in two where the first section stands in one line with the enacting clause, or before what is glued to it."""
    end = min(span.end, span.start + 400)
    match = _SECTION_ONE.search(text, span.start, end) if _ENACTING.match(text, span.start, end) else None
    if match:
        return Span(span.start, match.end(1)), Span(match.end(), span.end)
    heading = _GLUED_HEADING.match(text, span.start, span.end)
    glued = {
        found.start() for sign in (_GLUED_TERM, _GLUED_NUMBER) for found in sign.finditer(text, span.start, span.end)
    }
    cuts = sorted(glued | ({heading.end()} if heading else set()))
    return tuple(Span(low, high) for low, high in zip([span.start, *cuts], [*cuts, span.end], strict=True))


def opens_notes(words: str) -> bool:
    """Whether everything after this paragraph is notes until the next section begins."""
    return _HISTORY_OPENS.match(words[:80]) is not None
