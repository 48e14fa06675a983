"""A term that a text treats as defined, and no definition of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ordtool.lint.defined import Term
from ordtool.lint.result import Slip
from ordtool.lint.text import Text
from ordtool.lint.uses import named, pattern
from ordtool.ordinance import Kind, Section
from ordtool.source import Span

_CAPITAL = r"[A-Z][a-z]+(?:-[A-Za-z]+)?"
# A common noun in capitals, as only a defined term is written: "each Covered Vendor", "no Surveillance Impact Report".
_COMMON = re.compile(
    rf"(?<!\w)(?:an?|any|each|every|such|no|all|another)\s+(?P<term>{_CAPITAL}(?:\s+(?:(?:of|and|for|to)\s+)?{_CAPITAL})+)(?![\w-])"
)
# Words that stand in names of offices, places, laws and papers, which are written in capitals without a definition.
_NAMES = re.compile(
    r"\b(?:Act|Administration|Administrator|Agency|Amendments?|Assembly|Assistant|Association|Attorney|Auditor|Authority|Board|Bureau"
    r"|Center|Chair\w*|Charter|Chief|Circuit|City|Class|Clerk|Code|Commission\w*|Committee|Constitution|Council\w*|Counsel|County|Court|Department"
    r"|Deputy|Director|District|Division|Executive|Federal|Freedom|General|Governor|Inspector|Institute|Internet|Judge|Justice|Law"
    r"|Legislature|Magistrate|Manager|Mayor|Member|Ministry|Office|Officer|Order|Park|Police|President|Register|Representative|Rules?"
    r"|School|Secretary|Section|Security|Social|Senate|Senator|Service|Sheriff|State|Statutes?|Superintendent|Supervisors?|System|Title|Town\w*|Treasurer"
    r"|Tribunal|Union|United|University|Vice\S*|Village|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|National|Task|Force|Team|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Amended|English|Spanish|American|Native|Indian|Asian|African|Ave\w*|Street)\b"
)
_POINTED = re.compile(
    r"(?:[“\"](?P<quoted>[^”\"\n]{2,60})[”\"]|(?P<bare>\b[\w’-]+(?: [\w’-]+)?)),? as (?:that term is )?defined "
    r"(?P<where>herein|above|below"
    r"|in (?:this|section (?P<number>[\w.:-]*\w)(?P<other>[^.;\n]{0,60})))",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\bof (?:the|title|chapter)\b|\b(?:code|law|act|statutes?)\b(?<!this act)", re.IGNORECASE)


def find(text: Text) -> Iterator[Slip]:
    """Names in capitals that nothing defines, headings of definitions that name another term than the definition, and
    terms that are “as defined” in a place of this text that does not define them."""
    known = {term.key for term in text.terms}
    yield from _capitals(text, known)
    yield from _headed(text)
    yield from _promised(text, known)


def _capitals(text: Text, known: set[str]) -> Iterator[Slip]:
    """Only where a text writes its terms in capitals, and only the first place of each."""
    said: set[str] = set()
    for hit in _COMMON.finditer(text.words) if _capitalised(text) else ():
        name, key = hit["term"], " ".join(hit["term"].casefold().split())
        if key in said or _NAMES.search(name) or _is_known(key, known) or _heading(text, hit.start("term")):
            continue
        said.add(key)
        if not text.aside(hit.start()):
            yield Slip(
                Span(*hit.span("term")),
                name,
                f"“{name}” is written as a defined term, and no definition of it was found.",
            )


def _capitalised(text: Text) -> bool:
    """Whether most of the terms that a text defines, and uses in its sentences, are written in capitals there."""
    styles = [_style(text, term) for term in text.terms]
    return styles.count("large") >= 2 and styles.count("large") > styles.count("small")


def _style(text: Text, term: Term) -> str:
    places = [
        text.quote(span)
        for span in named(text, term)
        if re.search(r"[\w,] $", text.words[max(0, span.start - 2) : span.start])
    ]
    if not places:
        return ""
    return "large" if sum(words[:1].isupper() for words in places) * 2 > len(places) else "small"


def _is_known(key: str, known: set[str]) -> bool:
    """Whether a name is a defined term, holds one, or is part of one."""
    return any(pattern(term).search(key) or pattern(key).search(term) for term in known)


def _heading(text: Text, offset: int) -> bool:
    """Whether a place stands in a heading, where all words are in capitals."""
    return any(one.heading and one.heading.start <= offset < one.heading.end for one in text.chain(offset))


def _headed(text: Text) -> Iterator[Slip]:
    """A definition whose heading is one term and whose sentence defines another."""
    for term in text.terms:
        inverted = set(re.findall(r"\w+", term.head.casefold())) == set(re.findall(r"\w+", term.key))
        if (
            term.head
            and not inverted
            and not pattern(term.name).search(term.head)
            and not pattern(term.head).search(term.name)
        ):
            says = f"The heading says “{term.head}”, and the sentence defines “{term.name}”: one of the two is not defined."
            yield Slip(Span(term.body.start, term.body.start + len(term.head)), term.head, says)


def _promised(text: Text, known: set[str]) -> Iterator[Slip]:
    own = {one.path: one for one in text.sections if one.kind is Kind.SECTION}
    for hit in _POINTED.finditer(text.words):
        group = "quoted" if hit["quoted"] else "bare"
        words = hit[group].strip(" ,.")
        home = _place(text, hit, own)
        if home is None or any(pattern(term).search(words) for term in known) or text.quote(home).count("means") > 40:
            continue
        if not re.search(rf"{re.escape(words)}[”\"’,. ]", text.quote(home)[: hit.start() - home.start]):
            yield Slip(
                Span(*hit.span(group)),
                words,
                f"“{words}” is said to be defined {hit['where']}, and no definition of it was found there.",
            )


def _place(text: Text, hit: re.Match[str], own: dict[str, Section]) -> Span | None:
    """The part of this text that is said to hold the definition; None where that is other law, or is not here whole."""
    if text.amends:
        return None
    if hit["number"] is None:
        return Span(0, len(text.words))
    section = own.get(hit["number"])
    return section.span if section and not _ELSEWHERE.search(hit["other"]) else None
