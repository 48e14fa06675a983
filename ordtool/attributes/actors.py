"""Who acts: the subject of a clause's verb, as the words name it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ordtool.attributes.late import late
from ordtool.attributes.names import all_heads, is_list, name_in, named
from ordtool.attributes.wording import Wording

VERB: Final = late(
    r"\b(?:shall|may(?! \d)|must|will|should|(?:is|are) (?:hereby )?(?:not )?(?:required|prohibited|forbidden|barred"
    r"|banned|debarred|precluded|authorized|permitted"
    r"|allowed|encouraged|urged|directed|guilty|bound|exempt|immune|subject|liable|entitled)\b|intends?)\b"
)
_GOVERNMENT = (
    "(?:city|town|county|village|department|agency|officer|employee|official|unit|chief|council|board|state|municipal)"
)
ADVERBIAL = late(
    r"^\W*(?:(?:\(?\w{1,3}[.)]) )?(?:notwithstanding|except|if|when|whenever|where|within|at|for|upon|in|by|on"
    "|no(?:t)? (?:later|less|more|fewer)|pursuant|subject|before|prior|after|under|to|unless|until"
    "|following|absent|once|based|with|without|during|as|from|provided|however|including|annually|whether"
    "|because|beginning|consistent|nor later|while|since|each year|or use"
    "|every (?:year|month|week|quarter|day|other|second|third|two|three|four|five|six|ten|\\d+)|which|who|whose"
    "|that|nothing"
    r"|it)\b"
    rf"(?! {_GOVERNMENT}\b)"
)
_DETERMINED = late(r"(?:then )?(?:the|an?|any|each|every|no|such|all)\b")
_RELATIVE = late(r"\b(?:who|that|which) $")
_UNMARKED = late(
    r"(?P<before>\S+) (?P<who>(?:the|an?|each|every|any|all|such)"
    r" (?:(?!(?:the|an?|each|every|any|all|such|of|by|to|in|on|for|after|before)\b)[\w'-]+ ){1,5})$"
)
"""The subject after an adverbial that no comma ends ("By March 15 of each year the chief shall …")."""
_OPENS_CLAUSE = late(r"^\W*(?:except|save|provided)(?:,? however)?,? that ")
_IS_A_WRONG = late(
    r".*\b(?:constitutes?|is) an? (?:[\w'-]+ ){0,3}(?:injury|harm|wrong|violation),? and (?=(?:the|any|an?|each|every) )"
)
"""What a breach is, before the clause that says who may act on it."""
_BINDS_ON = frozenset(
    [
        "of",
        "by",
        "to",
        "in",
        "on",
        "for",
        "from",
        "with",
        "under",
        "after",
        "before",
        "upon",
        "within",
        "than",
        "at",
        "or",
        "and",
    ]
)
_NEW_CLAUSE = late(r" and (?=(?:the|any|an?|each|every|no|such|all) )")
_UNLAWFUL_FOR = late(
    r"\bunlawful (?:practice|act)\b.{0,120}? for (?P<one>(?:the|an?|any) [^.;:]{3,120}?) to\b|"
    r"\b(?:unlawful|illegal|prohibited|a violation(?: of (?:this )?(?:\w+)(?: \d[\w.()-]*)?)?) for "
    r"(?P<who>[^.;:]{3,160}?) to\b"
)
_AGENT: Final = (
    late(
        r"\b(?:use|operation|acquisition|possession|purchase|sale|collection|disclosure|installation"
        r"|deployment)\b[^.;,]{0,90}?"
        r" by (?P<who>(?:the|an?|any|such) [^.;:,]{3,80}?) (?:is|are|shall be|must be|may be)\b"
    ),
    late(
        r"\b(?:access|use|disclosure|release|distribution)\b[^.;]{0,90}?\b(?:is|are|be) (?:\w+ )?(?:limited"
        r"|restricted|confined)"
        r" (?:only )?to (?P<who>[^.;:,]{3,80})"
    ),
    late(
        r"\bby (?P<who>(?:such|the|any|an?|each) [^.;:,]{3,80}?) (?:shall|must|may|will|is|are)(?: not)? (?:be"
        r"|immediately|subject)\b"
    ),
    late(
        r"\b(?:in no (?:case|event|way)|under no circumstances?)(?:,)? (?:shall|may|must|will) (?:an?|any"
        r"|the) [^.;:]{0,160}? by"
        r" (?P<who>(?:the|an?|any) [^.;:]{3,160})"
    ),
    late(
        r"\b(?:shall|must|may|will)(?: \w+)? be (?:\w+ ){1,6}?by (?P<who>(?:the|an?|any|its"
        "|no) [^.;:,]{3,80})"
    ),
)


def subject(words: Wording) -> str:
    """The subject of the first verb that binds or permits somebody who can act; "" where there is none."""
    unlawful = _UNLAWFUL_FOR.search(words.plain)
    if unlawful:
        return name_in(words, *unlawful.span("one" if unlawful["one"] else "who"))
    for sentence in words.sentences():
        for verb in VERB.finditer(sentence.plain):
            found = "" if _RELATIVE.search(sentence.plain[: verb.start()]) else _before(sentence, verb.start())
            if found:
                return found
    inverted = _inverted().search(words.plain)
    return name_in(words, *inverted.span("who")) if inverted else named(words, _AGENT)


def _before(sentence: Wording, end: int) -> str:
    """The name of the actor before a verb: the first piece between commas that opens no adverbial and names one."""
    if ADVERBIAL.match(sentence.plain) and (near := _after_comma(sentence, end)):
        return near
    cue = _OPENS_CLAUSE.match(sentence.plain[:end]) or _IS_A_WRONG.match(sentence.plain[:end])
    start = cue.end() if cue else 0
    for comma in (*re.compile(r"[,;:.] ").finditer(sentence.plain, start, end), None):
        stop = comma.start() if comma else end
        if comma is not None and comma[0] == "; ":
            pass  # what a semicolon ends is no subject of the verb behind it
        elif not ADVERBIAL.match(sentence.plain[start:stop]):
            several = is_list(sentence.plain[start:end])
            name = name_in(sentence, start, end if several else stop) or name_in(
                sentence, *_last_half(sentence, start, stop)
            )
            if name:
                return name
        elif comma is None:
            late = _UNMARKED.search(sentence.plain, start, stop)
            if late and late["before"] not in _BINDS_ON:
                return name_in(sentence, *late.span("who"))
        start = comma.end() if comma else end
    return ""


def _after_comma(sentence: Wording, end: int) -> str:
    """The name right before the verb, behind the last comma ("When a shop sells film, paper or glass, the shop shall …")."""
    comma = sentence.plain.rfind(", ", 0, end)
    found = _DETERMINED.match(sentence.plain, comma + 2, end) if comma > 0 else None
    return name_in(sentence, found.start(), end) if found else ""


def _last_half(sentence: Wording, start: int, stop: int) -> tuple[int, int]:
    """What follows the last "and" that opens a new clause ("… is an injury and any person" may sue)."""
    halves = list(_NEW_CLAUSE.finditer(sentence.plain, start, stop))
    return (halves[-1].end() if halves else stop), stop


@cache
def _inverted() -> re.Pattern[str]:
    """ "In no case shall a dealer sell …": the subject behind its modal, up to its first noun that can act."""
    negated = r"(?:in no (?:case|event|way|instance)|under no circumstances?|at no time|nor)"
    return re.compile(
        rf"\b{negated},? (?:shall|may|must|will) (?P<who>(?:the|an?|any) (?:[\w'-]+ ){{0,5}}?(?:{all_heads()}))"
    )
