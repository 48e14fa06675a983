"""Small tests over words: asides, rows of tables, numbers kept free, limits on how long a use goes on, bans inside a duty."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ordtool.attributes import days, duration
from ordtool.library.wording import Change

_RESERVED = re.compile(
    r"\W*(?:\w{1,6}[.)]+\s*)*[\[(]?\s*(?:reserved|repealed|deleted|omitted|intentionally (?:left blank|omitted))\s*[\])]?"
    r"[.;,]?(?:\s*(?:and|or))?\W*",
    re.IGNORECASE,
)
_SPLITS = re.compile(
    r"\b(?:is|are|was|were|be|been|being|shall|must|may|will|can|cannot|should|not|never|has|have|had|that|which|who)\s*,\s*$",
    re.IGNORECASE,
)
"""What comes between commas right after such a word breaks into the verb: it qualifies it and is no member of a list."""
_BODY = (
    r"council|board|commission\w*|mayor|manager|chief|sheriff|director|court|judge|committee|administrator|clerk|officer"
    r"|department|attorney|legislature|governing body|head"
)
_UNIT = r"hours?|days?|weeks?|months?|years?|percent|%|dollars"
_TELLS = re.compile(rf"(?i)\b\d+[ -](?:{_UNIT})(?!\w)|\b(?:{_BODY})\b|[$]\s?\d")
_CHANGED = re.compile(rf"(?i)\d|\b(?:{_BODY}|{_UNIT}|yes|no|never|always|required|allowed|prohibited|permitted)\b")
_STATES = re.compile(
    r"\b(?:is|are|has|have|needs?|owes|gets|goes|ends|holds|keeps|gives|reports|decides|serves?|votes|takes)\b"
)
_CREDIT = re.compile(
    r"(?i)\b(?:cc?|chs?|stats?|ord|acts?|laws?|pub)\. ?(?:no\. ?)?\d|^\W*(?:history|source|editor|note)\b|\d{4} amend"
)
"""Where a law came from, under its text."""
_TURNS = re.compile(
    r"\b(?:public|private|secret|open|closed|approv\w+|den(?:y|ied|ial)|burden|half|third|majority|some|each|every|all|any|most)\b"
)
_CONTENTS = re.compile(r"(?i)\W*(?:§|sec(?:tion|s)?\b|chapter|article|part|title|\d+[.\-–]\d)")
"""A row of a table of contents."""
_STOPS = re.compile(
    r"\b(?:use|uses|operation|deployment|exception|exemption|waiver|authority|authori[sz]ation|permission|access|emergency)\b"
    r"(?: \w+){0,8}? (?:shall|must|may|will) (?:(?:stop|end|cease|expire|terminate|lapse|be (?:stopped|ended|discontinued))\b"
    r"|not (?:last|continue|exceed)\b|(?:last|continue) (?:no|not|at most)\b)",
    re.IGNORECASE,
)
"""A use, or what allows one, that must stop."""
_NOT_YET = re.compile(r"\b(?:not|never|no|less than|at least|earlier|before|until)\b", re.IGNORECASE)
_AT_MOST = re.compile(
    r"\b(?:within|(?:no|not) (?:later|longer|more) than|at most|exceed|by)\b|\bafter\b", re.IGNORECASE
)
_NO_DELAY = re.compile(
    r"\b(?:immediately|at once|forthwith|instantly|without (?:any )?delay"
    r"|(?:upon|on) (?:its |their |the )?(?:discovery|receipt))\b",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"^\W*(?:upon|on)\b|\b(?:promptly|prompt|without (?:undue|unreasonable|needless) delay|as soon as|expeditiously)\b",
    re.IGNORECASE,
)
_BAN = re.compile(r"(?:may|shall|must|will|can) (?:not|never)|cannot")
_DENIED = frozenset(("admissible", "valid", "enforceable", "lawful", "permitted", "allowed", "exempt"))
"""What a thing may be only if nothing forbids it."""
_DONE = re.compile(r"\b(?:shall|must|will)(?: be| \w+ly)* (?!not\b|be\b)\w+$")
_TO_DO = re.compile(r"\b(?:shall|must|will)(?: be)?(?: \w+ly)?$")
_NOBODY = re.compile(r"\b(?:no|neither|nobody|none|nothing|never|only)\b")
_LEAVE = re.compile(r"may|can")
_HANGS = re.compile(r"\b(?:once|when|whenever|if|where|wherever|after|until|provided|because)\b")
_FAR = 12
"""Words in which a condition still speaks of what follows."""
_WHOLE = re.compile(r"\b(?:any|each|every|all|whenever)\b")
_FOR_ALL = re.compile(
    r"\b(?:council|commission|board|court|judge|auditor|persons?|individuals?|residents?|plaintiffs?|anyone|public|people)\b"
)
_ACTS_FOR_ALL = re.compile(
    r"\b(?:council|commission|board|court|judge|auditor|person|persons|individual|resident|residents|plaintiff|anyone|public"
    r"|member|employee|people|no|nothing|construed|only)\b"
)


def says_no_delay(words: str) -> bool:
    """Whether words ask for a thing at once: any number of days is later."""
    return bool(_NO_DELAY.search(words))


def says_at_once(words: str) -> bool:
    """Whether words ask for a thing soon, be it how soon it may."""
    return says_no_delay(words) or bool(_SOON.search(words))


def is_reserved(text: str) -> bool:
    """Whether a paragraph only keeps a number free ("(1) [Reserved];")."""
    return bool(_RESERVED.fullmatch(text))


def breaks_in(before: str) -> bool:
    """Whether words that follow `before` break into a verb ("is not, absent good faith, admissible")."""
    return bool(_SPLITS.search(before))


def is_row(text: str) -> bool:
    """Whether a paragraph is a row of a table that says how long, how much, or who."""
    return "\t" in text and not _CONTENTS.match(text) and bool(_TELLS.search(text.replace("\t", " ; ")))


def row_changed(texts: Sequence[str], changes: Sequence[Change]) -> bool:
    """Whether a number, a time or a body changed in a row of a table, or anything in a row that says how long or who."""
    if all(map(is_row, texts)):
        return True
    rows = all("\t" in text and not _CONTENTS.match(text) for text in texts)
    return rows and any(_CHANGED.search(words) for change in changes for words in (change.gone, change.come))


def says_plainly(texts: Sequence[str], changes: Sequence[Change]) -> bool:
    """Whether a law in plain words ("The register is public.") changes how long, how much, who or whether."""
    if not all(_STATES.search(text) and not _CREDIT.search(text) for text in texts):
        return False
    return any(
        _CHANGED.search(words) or _TURNS.search(words) for change in changes for words in (change.gone, change.come)
    )


def ends_later(texts: tuple[str, str], words: tuple[str, str]) -> bool | None:
    """Whether a use must stop later (True) or sooner by a changed time; None where that is not what changed."""
    before, after = (duration(said) for said in words)
    if not before or not after or days(before) == days(after):
        return None
    for text, said in zip(texts, words, strict=True):
        ahead = text.partition(said)[0]
        found = _STOPS.search(ahead)
        if not found or not _AT_MOST.search(text[found.start() :]) or _starts_late(ahead[found.end() :]):
            return None
    return days(after) > days(before)


def _starts_late(between: str) -> bool:
    """Whether a time is one before which nothing must stop."""
    return bool(_NOT_YET.search(re.sub(r"\b(?:no|not) (?:later|longer|more) than\b", "", between)))


def is_choice(change: Change) -> bool:
    """Whether only a second act comes, or goes, that may be done in the place of a duty's own ("be deleted or archived")."""
    said = change.gone or change.come
    if bool(change.gone) == bool(change.come) or _NOBODY.search(change.ahead):
        return False
    first, last = said.startswith("or "), said.endswith(" or")
    return bool(first and _DONE.search(change.ahead)) or bool(last and _TO_DO.search(change.ahead))


def is_unsure(change: Change, *, forbids: bool) -> bool:
    """Whether a member of a list may be one more condition of a duty, or one more way to meet it."""
    if _HANGS.search(" ".join(change.ahead.split()[-_FAR:])):
        return True
    said = change.gone or change.come
    return not forbids and (said.startswith("or ") or said.endswith(" or")) and not _WHOLE.search(change.ahead)


def acts_for_all(change: Change) -> bool:
    """Whether what is newly forbidden was for an elected body, a court or the public to do: that protects nobody."""
    return bool(_FOR_ALL.search(" ".join(change.ahead.split()[-4:])))


def lifts_inner_ban(change: Change) -> bool:
    """Whether a ban inside a duty is lifted ("shall provide that the vendor may" for "… may not"), of those a law binds.

    So is one that says what a thing is not ("is not admissible").
    """
    if change.gone in ("not", "never") and not change.come:
        return change.after in _DENIED and change.before.rpartition(" ")[2] in ("is", "are", "be")
    if not _BAN.fullmatch(change.gone) or not _LEAVE.fullmatch(change.come):
        return False
    return not _ACTS_FOR_ALL.search(" ".join(change.ahead.split()[-4:]))
