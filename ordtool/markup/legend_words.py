"""The words of legends: what names a look, what names a change, who makes it, and what else may stand in such a sentence."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from ordtool.source import Look


class Sense(StrEnum):
    """What a word of a legend speaks of; "struck" is a look or a change, as the rest of the sentence has it."""

    LOOK = "look"
    CHANGE = "change"
    EITHER = "either"
    STOP = "stop"
    JOIN = "join"


# The first that matches counts: "double underlined" before "underlined", a font's name before "new".
LOOKS: tuple[tuple[str, Look | str], ...] = (
    (r"times\s+new\s+roman|\btimes\b|\bserif|\broman(?:\s+type)?|\bplain\b"
        r"|\b(?:regular|normal)\s+(?:type|font|text)", "plain"),
    (r"arial|helvetica|calibri|sans[\s-]serif", Look.SANS),
    (r"double[\s-]+(?:under(?:lin|scor)\w*)", Look.DOUBLE_UNDERLINE),
    (r"(?:single[\s-]+)?under(?:lin|scor)\w*", Look.UNDERLINE),
    (r"double[\s-]+str(?:ike|uck)[\s-]*(?:through|out|thru)?\w*", Look.DOUBLE_STRIKE),
    (
        r"str(?:ike|uck|icken)[\s-]*(?:through|thru)\w*|strike[\s-]?outs?\b|lin(?:ed?|ing)[\s-]+(?:through|out)\b|line[\s-]?type"
        r"|lines?\s+(?:drawn\s+)?through|cross(?:ed)?[\s-]out|overstr\w+|dashes\s+through|strike\s+type",
        Look.STRIKE,
    ),
    (r"bold(?:[\s-]?faced?)?\b(?=[\s-]+brackets?)|black(?=[\s-]+brackets?)", "plain"),
    (r"bold(?:[\s-]?faced?)?\b", Look.BOLD),
    (r"italic\w*", Look.ITALIC),
    (r"doubled?[\s-]+parenthes[ie]s|\(\(\s*(?:\)\)|parenthes[ie]s\s*\)\))", "(("),
    (r"brackets?\b|bracketed|bracketing|\[\s*\]|\[(?=[^\[\]]{1,60}\])", "["),
    (r"highlight\w*|shad(?:ed|ing)\b", Look.HIGHLIGHT),
    (r"(?:\b(?:red|blue|green|purple|yellow)\b(?=\s+(?:text|type|font|ink|print|letters?|letter(?:ing)|colou?r|strike|underlin|italic|double))"
     r"|(?<=\bin\s)(?:red|blue|green|purple)\b)", "hue"),
    (r"superscript\w*|raised\s+numerals?", Look.SUPERSCRIPT),
    (r"capital(?:s|ized|\s+letters?)\b|all[\s-]caps\b|upper[\s-]?case", "capitals"),
    (r"asterisks?|ellips[ie]s|\*\s*\*\s*\*", "plain"),
)  # fmt: skip
_STRUCK = (
    r"delet\w+|omi(?:t\b|ts\b|tted|ssions?|tting)|repeal\w*|remov(?:ed|al|als)\b|old\s+law|eliminat\w+|not\s+enacted"
    r"|taken\s+out|tak(?:es|e)\s+out"
)
_INSERTED = (
    r"\bnew\b(?!\s+(?:york|jersey|hampshire|mexico|orleans|haven|roman))|add(?:ed|itions?|s|ing)\b|\badd\b"
    r"|insert\w*|to\s+be\s+enacted|supplement(?:ed|s)\b"
)
_KEPT = (
    r"unchanged|no\s+changes?|not\s+changed|remain\w*|retained|existing\s+law|existing\s+text|current\s+law|uncodified"
)
_PLACES = r"\badd(?:ed|ing)?\s+(?:a\s+)?(?:chapter|article|title|part)\b"
_JOIN = r",|\band\b|\bwhile\b|\bwhereas\b|/"
_STOP = r"[.;•|]|--+|[—–]|\bnotes?:|\bexplanations?\b[:.]?|\bkey:|\blegend:|\bcoding:"


@cache
def token() -> re.Pattern[str]:
    """What a legend is made of. Compiled when first asked: it is large, and most texts have no legend."""
    return re.compile(
        "|".join(
            [
                *(f"(?P<look{number}>{pattern})" for number, (pattern, _) in enumerate(LOOKS)),
                r"(?P<either>\b(?:strick?en|struck|str(?:ike|iking))\b(?:\s+out\b)?)",
                f"(?P<struck>{_STRUCK})",
                f"(?P<kept>{_KEPT})",
                f"(?P<inserted>{_INSERTED})",
                f"(?P<join>{_JOIN})",
                f"(?P<stop>{_STOP})",
            ]
        ),
        re.IGNORECASE,
    )


HINT = re.compile(
    r"under(?:lin|scor)|bold|italic|str(?:ike|ick?en|uck)|bracket|parenthes|line[\s-]?type|lined\s|lines?\s+through|crossed[\s-]out|highlight|shaded|capitals"
    r"|dashes\s+through|\b(?:red|blue|green)\s+(?:text|type|font|ink|print)",
    re.IGNORECASE,
)
# With one of these everything begins that HINT finds.
ROOTS = (
    *(
        "underlin",
        "underscor",
        "bold",
        "italic",
        "strike",
        "stric",
        "strik",
        "struck",
        "bracket",
        "parenthes",
        "line",
        "crossed",
    ),
    *("highlight", "shaded", "capitals", "dashes", "red", "blue", "green"),
)
CHANGE = re.compile(f"(?:{_STRUCK}|{_INSERTED}|strick?en|changes|amendments|revisions)", re.IGNORECASE)
# "Changes are shown in strikeout and underline": which is which goes without saying.
BOTH = re.compile(r"\b(?:changes|amendments|revisions)\b", re.IGNORECASE)
# A sentence with one of these tells somebody to do something, or on what condition: it is law, no legend.
LAW = re.compile(
    r"\b(?:shall|must|may|should|will|would|can|if|unless|when|whenever|until|person|permit|sign|signs)\b",
    re.IGNORECASE,
)
WHO = re.compile(
    r"\b(?:(?:city\s+)?council|board|committee|staff|floor|senate|house|assembly|conference|commission|mayor|manager)(?:’s|'s)?\s+"
    r"(?:amendments?|changes?|recommend\w+|revisions?|additions?|deletions?|insertions?)"
    r"|\bamendments?\s+(?:by|of|from|made|adopted)\b"
    r"|\b(?:added|deleted|inserted|made|proposed|recommended|reported|adopted)\s+(?:at|by|in|from)\s+(?:the\s+)?(?:city\s+)?"
    r"(?:council|board|committee|staff|commission|conference|senate|house|floor|second\s+reading|first\s+reading)",
    re.IGNORECASE,
)  # fmt: skip
# Federal reported bills speak to their reader: "Omit the part struck through and insert the part printed in italic".
COMMITTEE = re.compile(
    r"\b(?:omit|strike\s+out|strike)\b[^.;]{0,60}\bparts?\b.{0,80}\binsert\b|\binsert\s+the\s+parts?\b",
    re.IGNORECASE | re.DOTALL,
)
NOUN = re.compile(
    r"\b(?:matter|materials?|text|texts|language|words?|wording|provisions?|law|laws|additions?|deletions?|insertions?|changes?|type|typeface|font|codes?"
    r"|sections?|parts?|portions?|passages?|amendments?|content|letters?|omissions?|statut\w+)\b",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"(?:the|a|an|all|any|is|are|was|were|be|been|being|to|of|in|on|by|with|within|for|from|or|and/or|which|that|this|these|those|as|it|set|out|shown|printed|appears?"
    r"|enclosed|placed|between|indicated?s?|indicat\w+|denot\w+|represent\w*|signif\w+|means?|mark(?:s|ed)?|identif\w+|displayed|depicted|reflect\w*|designat\w+|thus|above|below"
    r"|bill|act|ordinance|resolution|measure|chapter|title|amended|amendments?|amending|existing|current|currently|present|proposed|recommended|intended|made|under|through|type|typeface"
    r"|font|face|faced|print|prints|style|format|single|double|square|heavy|black|matter|materials?|text|texts|language|words?|wording|provisions?|law|laws|changes?|codes?|city|county"
    r"|town|municipal|statut\w+|sections?|subsections?|parts?|portions?|passages?|letters?|numbers?|figures?|numerals?|lines?|copy|note|key|legend|coding|explanation|follows|following|"
    r"where|there|no|not|both|either|one|new|board|council|committee|staff|senate|house|assembly|supervisors|charter|general|only|also|each|used|using|use|via|tables?|asterisks?|shows?)",
    re.IGNORECASE,
)  # fmt: skip
_WORD = re.compile(r"[A-Za-z]+(?:[’'/-][A-Za-z]+)*")


def strange(words: str) -> tuple[int, int]:
    """How many words of a sentence no legend uses, and how many it has."""
    left = token().sub(" ", words)
    found = _WORD.findall(left)
    return sum(1 for word in found if not _KNOWN.fullmatch(word)), len(_WORD.findall(words))
