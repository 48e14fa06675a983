"""Who may use a carve-out, or owes what it lets be left out, as the words name them."""

from __future__ import annotations

from typing import Final

from ordtool.attributes.actors import ADVERBIAL, VERB, subject
from ordtool.attributes.late import late
from ordtool.attributes.names import name_in, named
from ordtool.attributes.wording import Wording

_RELEASES: Final = (
    late(
        r"\bnothing\b[^.;]{0,80}?\b(?:prohibits?|prevents?|precludes?|bars?|forbids?|restricts?|restrains?"
        r"|stops?) (?P<who>[^.;:]{3,120}?) from\b"
    ),
    late(
        r"\bdo(?:es)? not (?:prohibit|prevent|preclude|bar|forbid|restrict|bind) (?P<who>[^.;:]{3,120}?)(?: from\b"
        "|[.;,]|$)"
    ),
    late(
        r"\b(?:shall (?:not )?apply|do(?:es)? not apply|applies)\b[^.;]{0,160}?\b(?:by|that"
        "|issued to) (?P<who>(?!means|is|are|was)[^.;:]{3,120})"
    ),
    late(r"\b(?:shall (?:not )?apply|do(?:es)? not apply) to (?P<who>[^.;:]{3,160})"),
    late(r"\b(?:do(?:es)?|shall) not (?:include|mean|cover|reach|govern) (?P<who>[^.;:]{3,160})"),
)
_ACTS = (
    "(?:determines?|finds?|certif(?:y|ies)|concludes?|believes?|declares?|deems?|considers?|regards?|decides?"
    "|thinks?|waives?|authorizes?|consents?|approves?|directs?|presents?|requests?|has|have|extends?|grants?"
    r"|agrees?|chooses?)(?! been\b)"
)
_DECIDES: Final = (
    late(
        r"(?:^|[.;,] )(?P<who>(?:the|an?|any) [^.;:,]{3,60}?) may (?:\w+ )?(?:grant|extend|waive|approve|allow"
        r"|authorize|permit|excuse|exempt|dispense|suspend)\b"
    ),
    late(r"\b(?:discretion|judgment|opinion|determination|satisfaction) of (?P<who>[^.;:,]{3,80})"),
    late(
        r"\b(?:determined|authorized|directed|designated|certified|declared|decided"
        "|deemed)(?: in writing)? by (?P<who>[^.;:,]{3,80})"
    ),
    late(
        r"(?:^|\b(?:unless|if|when|where|that|until|because|after|and|as|than|which|anything|whenever"
        r"|device):? (?:\(\w{1,3}\) )?)(?P<who>(?:the|an?|any|its|their|his|her) (?:(?!is |are |that |which "
        "|who |in |to |may |shall "
        rf"|must )[\w\'-]+,? ){{0,5}}?(?!is |are )[\w\'-]+),? (?:reasonably |first |also )?{_ACTS}\b"
    ),
)
_PERMITS = late(r"\bmay\b(?! \d)")
_BY = late(
    r"^(?:\W*(?:if|when|use|used|access|accessed|except|as used) )?(?:\w+ )?by (?P<who>(?:the|an?"
    "|any) [^.;:]{3,100})"
)
_AUTHORIZES: Final = (late(r"\b(?:that|which) authorizes (?P<who>(?:the|an?|any) [^.;:,]{3,80}?) to\b"),)
_GIVES = (
    r"(?:(?:has|have|had) )?(?:\w+ly )*(?:given|gives?|provides?|provided|grants?|granted|signs?|signed"
    r"|agrees?|agreed|consents?"
    r"|consented|opts?|opted)\b"
)
_CONSENTS: Final = (
    late(
        r"\b(?:requested|consented to|agreed to|waived|given|signed|authorized)(?: in writing)? by "
        r"(?P<who>[^.;:,]{3,80})"
    ),
    late(r"\bconsent(?: in writing)? (?:of|from|by) (?P<who>[^.;:,]{3,80})"),
    late(rf"\b(?P<who>(?:the|an?|any|each|that|such|every) [^.;:,]{{3,60}}?)(?:, [^,]{{3,90}},)? {_GIVES}"),
)
# To whom a way out opens the data ("may be released to the auditor"), or on whose head no liability rests.
_RECEIVES: Final = (
    late(
        r"\b(?:made available|disclosed|released|provided|given|furnished|transferred|shared|communicated"
        r"|liability shall rest|rest)"
        r"(?: \w+ly)? (?:to|with) (?P<who>[^.;:]{3,160})"
    ),
    late(r"\b(?:requests?|inquir(?:y|ies)|applications?) (?:made )?(?:from|by) (?P<who>[^.;:]{3,160})"),
    late(r"^\W*to (?P<who>(?:the|an?|any|other|another) [^.;:]{3,160}) (?:for|in|when|if|as|upon|who|that|which|to)\b"),
    late(r"\bby (?P<who>(?:(?:the|an?|any|such|its) )?[^.;:]{3,100})"),
)
_DISCLOSES = late(r"\b(?:shall|must|will)\b[^.;]{0,60}?\b(?:report|publish|post|disclose|release|submit|make)\b")
_AGAINST = late(r"\b(?:action|suit|claim|proceedings?)\b[^.;]{0,40}?\bagainst (?P<who>[^.;:,]{3,90})")
_MEANS = late(r"\b(?:means?|includes?|does not|do not)\b")


def decider(words: Wording) -> str:
    """On whose determination a carve-out turns ("as determined by the chief"); "" where it turns on nobody's."""
    return named(words, _DECIDES)


def invoker(words: Wording, *, lead: Wording, main: Wording, agents: bool = True) -> str:
    """Who may use a carve-out: whom it releases, who decides on it, its subject, or that of the words around it.

    `agents`: also to whom it opens the data, and by whom the thing is done that it names.
    """
    agent = named(words, _RECEIVES) if agents else ""
    own = named(words, (*_RELEASES, _DECIDES[0])) or (subject(words) if _PERMITS.search(words.plain) else "")
    return (
        own
        or named(words, (*_DECIDES[1:], _BY, *_AUTHORIZES))
        or subject(words)
        or agent
        or _around(lead)
        or _around(main)
    )


def released(words: Wording) -> str:
    """Whom an exemption names by itself ("Financial institutions."); "" where it opens with anything else."""
    return (
        ""
        if VERB.search(words.plain) or _MEANS.search(words.plain) or ADVERBIAL.match(words.plain)
        else name_in(words, 0, len(words.plain))
    )


def consenter(words: Wording) -> str:
    """Whose consent a carve-out needs; "" where the words name nobody."""
    return named(words, _CONSENTS)


def reporter(before: Wording) -> str:
    """Who owes the disclosure that the sentences before a carve-out demand: whoever discloses may hold back."""
    owed = (sentence for sentence in reversed(before.sentences()) if _DISCLOSES.search(sentence.plain))
    return next((name for sentence in owed if (name := subject(sentence))), "")


def defendant(words: Wording, *, main: Wording) -> str:
    """Against whom a suit is barred, or else the subject of the bar."""
    return named(words, (_AGAINST, _RECEIVES[0], *_DECIDES[1:])) or subject(words) or subject(main)


def _around(words: Wording) -> str:
    return named(words, _RELEASES) or subject(words)
