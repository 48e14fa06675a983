"""Clauses that only point to duties under other law ("as set forth in the Shield Act, if applicable")."""

from __future__ import annotations

from typing import Final

from ordtool.attributes.wording import either

_NAMED: Final = "|".join(
    (
        r"(?:applicable|existing|other|relevant|governing) (?:[\w,]+ ){0,4}?(?:laws?|statutes?|regulations?"
        r"|acts?|codes?)\b",
        r"(?:state|federal|city|local)(?: (?:and|or|and/or) (?:state|federal|local))? (?:\w+ ){0,2}?(?:laws?"
        r"|statutes?|regulations?|acts?|codes?)\b",
        r"(?:freedom of information|public records|open records|open meetings|sunshine) (?:laws?|acts?|codes?)\b",
        r"m\. ?g\. ?l\.|g\. ?l\.|u\. ?s\. ?c\b|c\. ?f\. ?r\b|\br\.?c\.?w\b|\bors\b|\bilcs\b|\bn\.j\.s\.a\b",
        r"(?:sections?|§+|chapter|title|article) ?[\w.:-]+[^.;]{0,40}? of the (?:[\w']+ ){0,4}?(?:code|laws"
        r"|statutes|act|charter)\b",
        r"(?<!this )(?<!an )(?:[\w']+ ){1,5}(?<!this )(?:act|statute)\b",
    )
)
_HEDGE: Final = r"(?:if|where|as|to the extent) (?:applicable|available)"

POINTS: Final = either(
    r"^(?:\W*\w{1,3}[.)] )?subject to (?:the )?(?:\w+ (?:and |or )?){0,4}?(?:limitations?|requirements?"
    r"|protections?|provisions?|procedures?|terms|conditions)\b"
    rf"[^;]{{0,40}}?(?:{_NAMED})[^;]{{0,400}}?\b(?:afforded|entitled|protected|governed|covered|have)\b",
    r"\b(?:shall be|shall remain|is|are|remains?) (?:governed|protected|covered|regulated|subject|afforded"
    r"|entitled)(?: [\w']+){0,6}? (?:by|under|to|in|pursuant to)"
    rf" (?:the )?(?:\w+ ){{0,3}}?(?:{_NAMED})",
    r"\b(?:shall be|is|are) (?:governed|regulated|controlled) by (?:the )?(?:\w+ )?(?:regulations|rules) (?:adopted|promulgated"
    r"|issued|published|made) (?:pursuant to|under) (?!this\b)",
    rf"\b(?:shall|must|will) (?:comply with|follow|obey|observe|abide by|adhere to|conform to) (?:all |any |the )*(?:{_NAMED})",
    rf"\b(?:shall|must|will) be (?:kept|maintained|retained|made|disclosed|released|handled|treated|managed|conducted|disposed of)"
    rf" (?:in (?:accordance|compliance|conformity) with|pursuant to|under|as required by) (?:the )?(?:{_NAMED})\W*$",
    r"\bfor as long as (?:the )?(?:\w+ ){0,3}?(?:law|act|code|statute|regulations?|retention schedule) (?:requires?|provides?)\W*$",
    r"\b(?:as|to the extent) (?:set forth|provided|required|authorized|available|permitted|allowed) (?:in|by"
    rf"|under) (?:\w+ ){{0,4}}?(?:{_NAMED})[^.;]{{0,60}}?,? ?{_HEDGE}",
    rf"\b{_HEDGE}\b[^.;]{{0,80}}?\b(?:in accordance with|under|pursuant to"
    rf"|as set forth in)\b[^.;]{{0,20}}?(?:{_NAMED})",
    r"\b(?:rights?|remed(?:y|ies)|protections?|penalties|procedures?|requirements?) (?:that are )?(?:provided"
    "|afforded|available|established|set forth|contained|found)"
    rf" (?:by|under|in) (?:the )?(?:{_NAMED})[^.;]{{0,60}}?\b(?:shall (?:apply|govern|control)|appl(?:y|ies)"
    r"|governs?|controls?)\b",
)
