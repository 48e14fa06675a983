"""The names of those who act: where they end, and whether they can act at all."""

from __future__ import annotations

import re
from functools import cache

from ordtool.attributes.late import late
from ordtool.attributes.wording import Wording
from ordtool.attributes.wordlists import alternatives, lists

_ENUMERATOR = late(r"^\W*(?:\(?(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5})[.)] )+")
_DETERMINER = late(
    "^(?:(?:the|an?|any|no|each|every|all|such|that|this|neither|either|nor|and|or|but|only|then|provided"
    "|however|if|when|where|its|their|his|her|both|,) ?(?<=[ ,]))+"
)
_AFTER_NAME = (
    " (?:that|which|who|whom|whose|where|when|intending|seeking|acting|using|operating|possessing|having"
    "|employed|injured|aggrieved|harmed|subject(?= to)|in|within|with|under|for|from|by|on|at|pursuant|to|about"
    "|responsible|owned|described|referred|may|shall|must|will|is|are|has|have|had|does|do|also|then|first"
    "|promptly|listed|maintaining|receiving|proposing|requesting|wishing|wanting|designated|assigned"
    "|permits|authorizes|allows|requires|consents|approves|grants|orders|directs|requests|agrees|elects|serves"
    "|determines?|finds?|reasonably|believes?|even|while|so|if|as|because|knowingly|before|after|uses?|gives?"
    r"|otherwise|participating|engaged|being|except|unless)\b"
)
_AFTER_NAME = rf"(?<!\band)(?<!\bor)(?<!\bof)(?:{_AFTER_NAME})"
# "federal, state, or local agencies": the comma of a row of adjectives ends no name.
_COMMA = r",(?! (?:(?:and|or) )?(?:federal|state|local|county|municipal|tribal|territorial)\b)"
_CUT = late(rf"{_AFTER_NAME}|{_COMMA}|[;:()\"]")
_CUT_LIST = late(rf"{_AFTER_NAME}|[;:(\"]|, (?:even|if|provided|except|unless)\b")
_PROVISO = late(r", (?:even|if|provided|except|unless|when|where)\b")


def named(words: Wording, patterns: tuple[re.Pattern[str], ...]) -> str:
    """The first name that one of the patterns finds (its group "who"); "" if none."""
    for pattern in patterns:
        for found in pattern.finditer(words.plain):
            name = name_in(words, *found.span("who"))
            if name:
                return name
    return ""


def is_list(piece: str) -> bool:
    """Whether commas join several actors ("the department of a, the department of b, and the sheriff")."""
    parts = piece.split(", ")
    if len(parts) < 2 or any(len(part.split()) > 7 for part in parts) or not heads().search(parts[-1]):
        return False
    return bool(re.match(r"(?:and|or) ", parts[-1])) or (" or " in parts[-1] and bool(heads_end().search(parts[0])))


def name_in(words: Wording, start: int, end: int) -> str:
    """The name between two places, without determiners and what only describes it; "" if none who can act is named."""
    plain = _PROVISO.split(words.plain[start:end], maxsplit=1)[0]
    low = len(plain) - len(plain.lstrip())
    for opening in (_ENUMERATOR, _DETERMINER):
        found = opening.match(plain[low:])
        low += found.end() if found else 0
    cut = (_CUT_LIST if is_list(plain[low:]) else _CUT).search(plain, low)
    high = cut.start() if cut else len(plain)
    # The noun before any "of" must be one that can act: "chief of police", not "type of court order".
    core = re.split(r" of (?!the public)", plain[low:high], maxsplit=1)[0]
    if not heads_end().search(core) and (doing := _doing().search(core)):
        high, core = low + doing.end(), core[: doing.end()]
    if high - low > 160 or not (heads_end().search(core) or is_list(plain[low:high])):
        return ""
    return words.cut(start + low, start + high)


@cache
def all_heads() -> str:
    """The nouns that can act, as alternatives of a pattern."""
    return alternatives(
        (*lists("attr_actors")["heads"], *(name for names in lists("attr_bodies").values() for name in names))
    )


@cache
def _doing() -> re.Pattern[str]:
    """An actor and what it is at ("an officer pursuing a suspect")."""
    return re.compile(rf"\b(?:{all_heads()})(?= [a-z]{{3,}}ing\b)")


@cache
def heads() -> re.Pattern[str]:
    """A noun that can act."""
    return re.compile(rf"\b(?:{all_heads()})")


@cache
def heads_end() -> re.Pattern[str]:
    """A noun that can act, at the end of the words."""
    return re.compile(rf"\b(?:{all_heads()})\W*$")
