"""Members of a list in one sentence ("obtain, keep, or use"): taken out or put in, and what narrows beside them."""

from __future__ import annotations

import re

from ordtool.effect.signs import breaks_in
from ordtool.library.wording import Change
from ordtool.source import Span

_JOINS = frozenset(("and", "or", "nor"))
_CONDITIONS = frozenset(
    (
        *(
            "unless",
            "except",
            "if",
            "when",
            "where",
            "only",
            "solely",
            "provided",
            "subject",
            "until",
            "to",
            "notwithstanding",
        ),
        *(
            "without",
            "that",
            "which",
            "who",
            "whose",
            "as",
            "by",
            "in",
            "within",
            "not",
            "after",
            "before",
            "for",
            "upon",
        ),
        *(
            "pursuant",
            "absent",
            "barring",
            "failing",
            "save",
            "saving",
            "lacking",
            "given",
            "assuming",
            "granted",
            "pending",
            "despite",
            "consistent",
            "short",
            "while",
            "during",
            "because",
            "but",
            "under",
            "with",
            "at",
            "on",
            "shall",
            "may",
            "must",
            "is",
            "are",
            "be",
            "no",
            "it",
            "they",
        ),
    )
)
_NARROWING = re.compile(
    r"^(?:and |but )?(?:only|solely|exclusively|if|when|where|provided|unless|until|that (?:is|are|has|have|was|were)(?: not)?\b"
    r"|who|which|designed|intended|used|owned|as long as|so long as|subject to|after|primarily|principally|mainly)\b"
)
_SHORT = 3
"""Fewer words are no condition by themselves ("used")."""
_STRICT = re.compile(
    r"(?:(?:and |or )?(?:imminent|immediate|serious|grave|severe|credible|specific|articulable|actual|fully|written|sworn|violent"
    r"|substantial|material|significant|reasonable|good faith|clear|present|documented|verified|physical|bodily|permanent|sole)"
    r" ?)+"
)
_ALL = re.compile(r"\b(?:any|every|each|all)\b")
_ONE = re.compile(
    r"(?:an?|one|the)? ?(?:(?:specific|particular|identified|identifiable|named|certain|designated|single"
    r"|selected|some|sampled?|representative)\b"
    r"|(?:\w+ ){1,2}(?:department|bureau|division|office|unit)$)"
)
_TAIL = 12
"""The end of a list is no longer than so many words."""
_CLAUSE = frozenset(
    ("that", "which", "who", "if", "unless", "except", "when", "where", "shall", "may", "must", "not", "to")
)
_WIDENING = re.compile(r"\b(?:whether or not|regardless|including|such as|any|or similar|or other|without limit\w*)\b")
_BEFORE = re.compile(r"[,;]\s*$|\b(?:and|or|nor|and/or)\s*$", re.IGNORECASE)
_AFTER = re.compile(r"^\s*(?:[,;]|(?:and|or|nor)\b)", re.IGNORECASE)


def member(change: Change, old: str, new: str) -> str:
    """ "lost" or "gained" where a change takes a member out of a list or puts one in, and does nothing else."""
    gone, come = _content(change.gone), _content(change.come)
    if bool(gone) == bool(come):
        return ""
    text, span, words = (old, change.lost, gone) if gone else (new, change.span, come)
    said = change.gone if gone else change.come
    if span is None or (words[0] in _CONDITIONS and not _repeats(change, said)) or not _joined(text, span, said):
        return ""
    if breaks_in(text[max(span.start - 20, 0) : span.start]):
        return ""
    return "lost" if gone else "gained"


def _repeats(change: Change, said: str) -> bool:
    """Whether a member repeats the preposition before the list ("with an agency or with a company")."""
    first = said.split()[:2]
    return (
        len(first) > 1
        and first[0] in ("or", "nor")
        and first[1] in ("with", "to", "from")
        and first[1] in change.ahead.split()
    )


def alternative(change: Change, old: str, new: str) -> str:
    """As `member`, but "" where an "and" may join two conditions of one thing ("a good-faith and reasonable belief")."""
    said, text, span = (change.gone, old, change.lost) if change.gone else (change.come, new, change.span)
    ends = {said.split()[0], said.split()[-1]} if said else set()
    if "and" in ends and span is not None and re.match(r"\s+\w", text[span.end : span.end + 4]):
        return ""
    return member(change, old, new)


def specific(change: Change) -> str:
    """ "lost" where one of a kind comes for any of it ("a specific person" for "any person"), "gained" the other way."""
    gone, come = (bool(_ALL.match(words)) for words in (change.gone, change.come))
    sides = [(words, f"{words} {change.after}") for words in (change.gone, change.come)]
    ones = [any(_ONE.match(words) for words in side) and not _ALL.search(side[0]) for side in sides]
    if gone and ones[1]:
        return "lost"
    return "gained" if come and ones[0] else ""


def strict(change: Change) -> str:
    """ "gained" where only words come that make a thing rarer ("imminent", "serious"), "lost" where only such words go."""
    said = change.gone or change.come
    if bool(change.gone) == bool(change.come) or not _STRICT.fullmatch(said):
        return ""
    return "lost" if change.gone else "gained"


def narrowing(change: Change) -> str:
    """ "gained" where only a condition or a narrowing clause comes, "lost" where only one goes."""
    if bool(change.gone.strip()) == bool(change.come.strip()):
        return ""
    said = change.gone or change.come
    short = len(said.split()) < _SHORT and said not in ("only", "solely", "exclusively")
    if short or not _NARROWING.search(said) or _WIDENING.search(said):
        return ""
    return "lost" if change.gone else "gained"


def only_joins(change: Change) -> bool:
    """Whether only an "and" or an "or" comes or goes, as where a list got longer beside it."""
    return not _content(change.gone) and not _content(change.come)


def _content(words: str) -> list[str]:
    return [word for word in words.split() if word not in _JOINS]


def _joined(text: str, span: Span, said: str) -> bool:
    first, last = said.split(maxsplit=1)[0], said.rsplit(maxsplit=1)[-1]
    if first in _JOINS or last in _JOINS:
        return True
    before, after = text[max(span.start - 12, 0) : span.start], text[span.end : span.end + 8]
    words = said.split()
    if (
        before.rstrip().endswith(",")
        and {"or", "and"} & {*words[:-1]}
        and len(words) <= _TAIL
        and not _CLAUSE & {*words}
    ):
        return True
    return bool(_BEFORE.search(before) and (_AFTER.search(after) or re.match(r"\s*[.;:]", after)))
