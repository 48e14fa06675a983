"""Who acts: the subject of a clause's verb, or who may use a carve-out, as the words name it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ordtool.attributes.wording import Wording
from ordtool.attributes.wordlists import alternatives, lists

_VERB: Final = re.compile(
    r"\b(?:shall|may(?! \d)|must|will|should|(?:is|are) (?:hereby )?(?:not )?(?:required|prohibited|forbidden|barred"
    r"|banned|debarred|precluded|authorized|permitted"
    r"|allowed|encouraged|urged|directed|guilty|bound|exempt|immune|subject|liable|entitled)\b|intends?)\b"
)
_GOVERNMENT = (
    "(?:city|town|county|village|department|agency|officer|employee|official|unit|chief|council|board|state|municipal)"
)
_ADVERBIAL = re.compile(
    r"^\W*(?:(?:\(?\w{1,3}[.)]) )?(?:notwithstanding|except|if|when|whenever|where|within|at|for|upon|in|by|on"
    "|no(?:t)? (?:later|less|more|fewer)|pursuant|subject|before|prior|after|under|to|unless|until"
    "|following|absent|once|based|with|without|during|as|from|provided|however|including|annually|whether"
    "|because|beginning|consistent|nor later|while|since|each year|or use"
    "|every (?:year|month|week|quarter|day|other|second|third|two|three|four|five|six|ten|\\d+)|which|who|whose|that|nothing"
    r"|it)\b"
    rf"(?! {_GOVERNMENT}\b)"
)
_ENUMERATOR = re.compile(r"^\W*(?:\(?(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5})[.)] )+")
_DETERMINER = re.compile(
    "^(?:(?:the|an?|any|no|each|every|all|such|that|this|neither|either|nor|and|or|but|only|then|provided"
    "|however|if|when|where|its|their|his|her|both|,) ?(?<=[ ,]))+"
)
_AFTER_NAME = (
    " (?:that|which|who|whom|whose|where|when|intending|seeking|acting|using|operating|possessing|having"
    "|employed|injured|aggrieved|harmed|subject(?= to)|in|within|with|under|for|from|by|on|at|pursuant|to|about"
    "|responsible|owned|described|referred|may|shall|must|will|is|are|has|have|had|does|do|also|then|first"
    "|promptly|listed|maintaining|receiving|proposing|requesting|wishing|wanting|designated|assigned"
    "|determines?|finds?|reasonably|believes?|even|while|so|if|as|because|knowingly|before|after|uses?|gives?"
    r"|otherwise|participating|engaged|being|except|unless)\b"
)
_CUT = re.compile(rf"{_AFTER_NAME}|[,;:()\"]")
_CUT_LIST = re.compile(rf"{_AFTER_NAME}|[;:(\"]|, (?:even|if|provided|except|unless)\b")
_RELATIVE = re.compile(r"\b(?:who|that|which) $")
_UNMARKED = re.compile(
    r"(?P<before>\S+) (?P<who>(?:the|an?|each|every|any|all|such)"
    r" (?:(?!(?:the|an?|each|every|any|all|such|of|by|to|in|on|for|after|before)\b)[\w'-]+ ){1,5})$"
)
"""The subject after an adverbial that no comma ends ("By March 15 of each year the chief shall …")."""
_OPENS_CLAUSE = re.compile(r"^\W*(?:except|save|provided)(?:,? however)?,? that ")
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
_MEANS = re.compile(r"\b(?:means?|includes?|does not|do not)\b")
_NEW_CLAUSE = re.compile(r" and (?=(?:the|any|an?|each|every|no|such|all) )")
_PROVISO = re.compile(r", (?:even|if|provided|except|unless|when|where)\b")
_UNLAWFUL_FOR = re.compile(
    r"\b(?:unlawful|illegal|prohibited|a violation(?: of (?:this )?(?:\w+)(?: \d[\w.()-]*)?)?) for (?P<who>[^.;:]{3,160}?) to\b"
)
_RELEASES: Final = (
    re.compile(
        r"\bnothing\b[^.;]{0,80}?\b(?:prohibits?|prevents?|precludes?|bars?|forbids?|restricts?|restrains?"
        r"|stops?) (?P<who>[^.;:]{3,120}?) from\b"
    ),
    re.compile(
        r"\bdo(?:es)? not (?:prohibit|prevent|preclude|bar|forbid|restrict|bind) (?P<who>[^.;:]{3,120}?)(?: from\b"
        "|[.;,]|$)"
    ),
    re.compile(
        r"\b(?:shall (?:not )?apply|do(?:es)? not apply|applies)\b[^.;]{0,160}?\b(?:by|that"
        "|issued to) (?P<who>(?!means|is|are|was)[^.;:]{3,120})"
    ),
    re.compile(r"\b(?:shall (?:not )?apply|do(?:es)? not apply) to (?P<who>[^.;:]{3,160})"),
    re.compile(r"\b(?:do(?:es)?|shall) not (?:include|mean|cover|reach|govern) (?P<who>[^.;:]{3,160})"),
)
_ACTS = (
    "(?:determines?|finds?|certif(?:y|ies)|concludes?|believes?|declares?|deems?|considers?|regards?|decides?"
    "|thinks?|waives?|authorizes?|consents?|approves?|directs?|presents?|requests?|has|have|extends?|grants?"
    "|agrees?|chooses?)"
)
_DECIDES: Final = (
    re.compile(
        r"(?:^|[.;,] )(?P<who>(?:the|an?|any) [^.;:,]{3,60}?) may (?:\w+ )?(?:grant|extend|waive|approve|allow"
        r"|authorize|permit|excuse|exempt|dispense|suspend)\b"
    ),
    re.compile(r"\b(?:discretion|judgment|opinion|determination|satisfaction) of (?P<who>[^.;:,]{3,80})"),
    re.compile(
        r"\b(?:determined|authorized|directed|designated|certified|declared|decided"
        "|deemed)(?: in writing)? by (?P<who>[^.;:,]{3,80})"
    ),
    re.compile(
        r"(?:^|\b(?:unless|if|when|where|that|until|because|after|and|as|than|which|anything|whenever"
        r"|device):? (?:\(\w{1,3}\) )?)(?P<who>(?:the|an?|any|its|their|his|her) (?:(?!is |are |that |which "
        "|who |in |to |may |shall "
        rf"|must )[\w\'-]+,? ){{0,5}}?(?!is |are )[\w\'-]+),? (?:reasonably |first |also )?{_ACTS}\b"
    ),
)
_AGENT: Final = (
    re.compile(
        r"\b(?:shall|must|may|will)(?: \w+)? be (?:\w+ ){1,6}?by (?P<who>(?:the|an?|any|its"
        "|no) [^.;:,]{3,80})"
    ),
)
_PERMITS = re.compile(r"\bmay\b(?! \d)")
_BY = re.compile(
    r"^(?:\W*(?:if|when|use|used|access|accessed|except|as used) )?(?:\w+ )?by (?P<who>(?:the|an?"
    "|any) [^.;:]{3,100})"
)
_AUTHORIZES: Final = (re.compile(r"\b(?:that|which) authorizes (?P<who>(?:the|an?|any) [^.;:,]{3,80}?) to\b"),)
_GIVES = (
    r"(?:(?:has|have|had) )?(?:\w+ly )*(?:given|gives?|provides?|provided|grants?|granted|signs?|signed|agrees?|agreed|consents?"
    r"|consented|opts?|opted)\b"
)
_CONSENTS: Final = (
    re.compile(
        r"\b(?:requested|consented to|agreed to|waived|given|signed|authorized)(?: in writing)? by (?P<who>[^.;:,]{3,80})"
    ),
    re.compile(r"\bconsent(?: in writing)? (?:of|from|by) (?P<who>[^.;:,]{3,80})"),
    re.compile(rf"\b(?P<who>(?:the|an?|any|each|that|such|every) [^.;:,]{{3,60}}?)(?:, [^,]{{3,90}},)? {_GIVES}"),
)
_DISCLOSES = re.compile(r"\b(?:shall|must|will)\b[^.;]{0,60}?\b(?:report|publish|post|disclose|release|submit|make)\b")
_AGAINST = re.compile(r"\b(?:action|suit|claim|proceedings?)\b[^.;]{0,40}?\bagainst (?P<who>[^.;:,]{3,90})")


def subject(words: Wording) -> str:
    """The subject of the first verb that binds or permits somebody who can act; "" where there is none."""
    unlawful = _UNLAWFUL_FOR.search(words.plain)
    if unlawful:
        return _name(words, *unlawful.span("who"))
    for sentence in words.sentences():
        for verb in _VERB.finditer(sentence.plain):
            found = "" if _RELATIVE.search(sentence.plain[: verb.start()]) else _before(sentence, verb.start())
            if found:
                return found
    return _named(words, _AGENT)


def decider(words: Wording) -> str:
    """On whose determination a carve-out turns ("as determined by the chief"); "" where it turns on nobody's."""
    return _named(words, _DECIDES)


def invoker(words: Wording, *, lead: Wording, main: Wording) -> str:
    """Who may use a carve-out: whom it releases, who decides on it, its subject, or that of the words around it."""
    own = _named(words, (*_RELEASES, _DECIDES[0])) or (subject(words) if _PERMITS.search(words.plain) else "")
    return own or _named(words, (*_DECIDES[1:], _BY, *_AUTHORIZES)) or subject(words) or _around(lead) or _around(main)


def released(words: Wording) -> str:
    """Whom an exemption names by itself ("Financial institutions."); "" where it opens with anything else."""
    return (
        ""
        if _VERB.search(words.plain) or _MEANS.search(words.plain) or _ADVERBIAL.match(words.plain)
        else _name(words, 0, len(words.plain))
    )


def consenter(words: Wording) -> str:
    """Whose consent a carve-out needs; "" where the words name nobody."""
    return _named(words, _CONSENTS)


def reporter(before: Wording) -> str:
    """Who owes the disclosure that the sentences before a carve-out demand: whoever discloses may hold back."""
    owed = (sentence for sentence in reversed(before.sentences()) if _DISCLOSES.search(sentence.plain))
    return next((name for sentence in owed if (name := subject(sentence))), "")


def defendant(words: Wording, *, main: Wording) -> str:
    """Against whom a suit is barred, or else the subject of the bar."""
    return _named(words, (_AGAINST, *_DECIDES[1:])) or subject(words) or subject(main)


def _around(words: Wording) -> str:
    return _named(words, _RELEASES) or subject(words)


def _named(words: Wording, patterns: tuple[re.Pattern[str], ...]) -> str:
    for pattern in patterns:
        for found in pattern.finditer(words.plain):
            name = _name(words, *found.span("who"))
            if name:
                return name
    return ""


def _before(sentence: Wording, end: int) -> str:
    """The name of the actor before a verb: the first piece between commas that opens no adverbial and names one."""
    cue = _OPENS_CLAUSE.match(sentence.plain[:end])
    start = cue.end() if cue else 0
    for comma in (*re.compile(r"[,;:.] ").finditer(sentence.plain, start, end), None):
        stop = comma.start() if comma else end
        if comma is not None and comma[0] == "; ":
            pass  # what a semicolon ends is no subject of the verb behind it
        elif not _ADVERBIAL.match(sentence.plain[start:stop]):
            several = _is_list(sentence.plain[start:end])
            name = _name(sentence, start, end if several else stop) or _name(
                sentence, *_last_half(sentence, start, stop)
            )
            if name:
                return name
        elif comma is None:
            late = _UNMARKED.search(sentence.plain, start, stop)
            if late and late["before"] not in _BINDS_ON:
                return _name(sentence, *late.span("who"))
        start = comma.end() if comma else end
    return ""


def _last_half(sentence: Wording, start: int, stop: int) -> tuple[int, int]:
    """What follows the last "and" that opens a new clause ("… is an injury and any person" may sue)."""
    halves = list(_NEW_CLAUSE.finditer(sentence.plain, start, stop))
    return (halves[-1].end() if halves else stop), stop


def _is_list(piece: str) -> bool:
    """Whether commas join several actors ("the department of a, the department of b, and the sheriff")."""
    parts = piece.split(", ")
    if len(parts) < 2 or any(len(part.split()) > 7 for part in parts) or not _heads().search(parts[-1]):
        return False
    return bool(re.match(r"(?:and|or) ", parts[-1])) or (" or " in parts[-1] and bool(_heads_end().search(parts[0])))


def _name(words: Wording, start: int, end: int) -> str:
    """The name between two places, without determiners and what only describes it; "" if none who can act is named."""
    plain = _PROVISO.split(words.plain[start:end], maxsplit=1)[0]
    low = len(plain) - len(plain.lstrip())
    for opening in (_ENUMERATOR, _DETERMINER):
        found = opening.match(plain[low:])
        low += found.end() if found else 0
    cut = (_CUT_LIST if _is_list(plain[low:]) else _CUT).search(plain, low)
    high = cut.start() if cut else len(plain)
    # The noun before any "of" must be one that can act: "chief of police", not "type of court order".
    core = re.split(r" of (?!the public)", plain[low:high], maxsplit=1)[0]
    if high - low > 160 or not (_heads_end().search(core) or _is_list(plain[low:high])):
        return ""
    return words.cut(start + low, start + high)


@cache
def _all_heads() -> str:
    return alternatives(
        (*lists("attr_actors")["heads"], *(name for names in lists("attr_bodies").values() for name in names))
    )


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_all_heads()})")


@cache
def _heads_end() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_all_heads()})\W*$")
