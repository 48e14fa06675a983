"""What a change of days, dollars, votes, bodies, standards and force does to a rule that both texts have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ordtool.attributes import days, of_provision
from ordtool.effect.pairing import Rule
from ordtool.effect.result import Verdict
from ordtool.effect.scene import Scene, sense, verdict
from ordtool.effect.sentences import Sentence
from ordtool.effect.signs import acts_for_all, says_at_once, says_no_delay
from ordtool.effect.tables import Row, directions
from ordtool.extract import Clause
from ordtool.library.wording import Change
from ordtool.source import Span

_TIME = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?|annual\w*|biennial\w*|yearly|monthly|quarter\w*|weekly|daily|semi\w+|bi\w+ly"
    r"|immediately|promptly|at once|forthwith)\b",
    re.IGNORECASE,
)
_VOTE = re.compile(r"third|quarter|majorit|half|halves|percent|%|vote|unanim|members|fifths|\d/\d", re.IGNORECASE)
_SIZE = re.compile(r"third|quarter|majorit|half|halves|percent|%|unanim|fifths|\d", re.IGNORECASE)
_WITHIN = ("retention", "deadline")
_SOON = 3
"""Days that may be as soon as "at once"."""
_FEW = 2
"""More words than "without delay" hang it on something else ("immediately upon the order of the chief")."""
_UNSTATED = "none"
"""A standard of which nothing is said: no step up or down an order."""
_VERBS = ("force", "polarity")
_NO = re.compile(r"\b(?:no|not|never|neither|nor|none|only)\b")
_WORDED = {
    "amount_usd": re.compile(r"\$|dollars|USD"),
    "vote": _VOTE,
    "body": re.compile(
        r"(?i)council|board|commission|manager|mayor|chief|sheriff|director|officer|executive|administrator|body|legislat"
    ),
    "standing": re.compile(
        r"(?i)person|individual|resident|anyone|people|attorney|official|plaintiff|who|aggrieved|injur|harm"
    ),
    "standard": re.compile(r"(?i)warrant|cause|suspicion|belie|know|order|evidence|court|judicial"),
    "force": re.compile(
        r"(?i)shall|must|may|should|will|encourag|requir|author|permi|discretion|can|ought|endeavou?r|practic|urged|expect"
        r"|request|ask|invit|free|able|allow|empower|at liberty|wish|aim|intend|is to|are to|has|have"
    ),
    "polarity": re.compile(r"(?i)not|no|never|unlawful|prohibit|forbid|may|ban|allow|permit|author|shall|must"),
}
"""The words of which one must have changed for a change of an attribute to be believed."""


@dataclass(frozen=True, slots=True)
class Moved:
    """An attribute that changed: whether that is weaker, what is said of it, and the change of words it rests on."""

    row: Row
    label: str
    weaker: bool
    says: str
    change: Change | None


def moved(
    scene: Scene, old: Sequence[Clause], new: Sequence[Clause], rows: Iterable[Row], told: Sequence[Change]
) -> Iterator[Moved]:
    """The attributes that say another thing in the new clauses, each once."""
    seen: set[str] = set()
    partners = {clause.label: clause for clause in new}
    for before in old:
        after = partners.get(before.label) or new[0]
        for row in rows:
            if row.attribute in seen or not row.speaks_of(before.label):
                continue
            if row.where and not re.search(row.where, scene.old.quote(before.span), re.IGNORECASE):
                continue
            if row.attribute == "polarity" and not _both(before, after, "modality"):
                continue
            soon = _at_once(scene, row, before, after, told)
            said = soon or _said(row, before.attributes, after.attributes)
            change = _resting(scene, row, told) if said else None
            if said and row.attribute in _VERBS and (_denied(change, weaker=said[0]) or _second(change)):
                continue
            if change is not None and not soon and _unproven(scene, row, change, before.attributes, after.attributes):
                continue
            if said and (change is not None or not told):
                seen.add(row.attribute)
                yield Moved(row, before.label, *said, change)


def _at_once(scene: Scene, row: Row, old: Clause, new: Clause, told: Sequence[Change]) -> tuple[bool, str] | None:
    """What is said of a number of days that comes for "at once", or the other way round."""
    before, after = (_number(clause.attributes.get(row.attribute)) for clause in (old, new))
    change = _resting(scene, row, told)
    if row.attribute not in _WITHIN or row.better != "less" or (before is None) == (after is None) or change is None:
        return None
    gained = before is None
    soon = scene.quoted(0, change.lost) if gained else scene.quoted(1, change.span)
    if not says_no_delay(soon) or (not gained and len(soon.split()) > _FEW) or (before or after or 0) <= _SOON:
        return None
    return gained, row.more if gained else row.less


def _unproven(scene: Scene, row: Row, change: Change, old: Mapping[str, object], new: Mapping[str, object]) -> bool:
    """Whether a value that only one side has is no news: a vote whose size stays, a time that came for "at once" or as a choice."""
    lost, gained = (row.attribute in one and row.attribute not in other for one, other in ((old, new), (new, old)))
    if row.order or lost == gained:
        return False
    here, there = (scene.quoted(0, change.lost), scene.quoted(1, change.span))
    here, there = (here, there) if lost else (there, here)
    if not there and re.match(r"\W*or\b", here):
        return True
    if row.attribute == "vote":
        return not _SIZE.search(here)
    return row.attribute in _WITHIN and says_at_once(there)


def _denied(change: Change | None, *, weaker: bool) -> bool:
    """Whether the words that should now allow forbid ("may at no time"), or the other way round; or a ban on an elected body."""
    if change is None:
        return False
    if not weaker and acts_for_all(change) and _NO.search(change.come):
        return True
    return bool(_NO.search(change.come if weaker else change.gone))


def _second(change: Change | None) -> bool:
    """Whether only a second verb came or went ("… and may be read by anyone"): the first one binds as before."""
    return (
        change is not None
        and bool(change.gone) != bool(change.come)
        and (change.gone or change.come).startswith("and ")
    )


def _both(old: Clause, new: Clause, attribute: str) -> bool:
    return attribute in old.attributes and attribute in new.attributes


def _said(row: Row, old: Mapping[str, object], new: Mapping[str, object]) -> tuple[bool, str] | None:
    """Whether a change is weaker, and what is said of it; None where nothing is."""
    if row.order:
        return _ranked(row, old, new)
    before, after = _number(old.get(row.attribute)), _number(new.get(row.attribute))
    if before == after:
        return None
    if before is None or after is None:
        says = row.gained if before is None else row.lost
        return (before is not None, says) if says else None
    more = after > before
    return (more != (row.better == "more"), row.more if more else row.less)


def _ranked(row: Row, old: Mapping[str, object], new: Mapping[str, object]) -> tuple[bool, str] | None:
    before, after = (str(side.get(row.attribute, "")) for side in (old, new))
    stated = (name in row.order and name != _UNSTATED for name in (before, after))
    if before == after or not all(stated):
        return None
    ranks = {name: rank for rank, name in enumerate(row.order)}
    weaker = ranks[after] > ranks[before]
    return weaker, row.weaker if weaker else row.stronger


def _number(value: object) -> float | None:
    """A number as it is, a duration in days."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return float(value)
    text = str(value)
    return days(text) if text.startswith("P") else None


def _resting(scene: Scene, row: Row, told: Sequence[Change]) -> Change | None:
    """The change of words that an attribute's change rests on; None where no word of its kind changed."""
    pattern = _WORDED.get(row.attribute, _TIME)

    def sides(change: Change) -> int:
        return sum(bool(pattern.search(scene.quoted(w, s))) for w, s in enumerate((change.lost, change.span)))

    return next((change for least in (2, 1) for change in told if sides(change) >= least), None)


def verdicts(scene: Scene, old: Rule, new: Rule, rows: Iterable[Row], side: int, *, kind: str) -> Iterator[Verdict]:
    """The verdicts on the attributes of one rule; `kind` begins the reason ("attribute", or "" for a carve-out's)."""
    told = tuple(_told(scene, old, new))
    for found in moved(scene, old.clauses, new.clauses, rows, told):
        where = _Where(scene.home(new, 1), side, kind, new.labels, (old.span, new.span))
        yield _verdict(scene, found, where)


def read_anew(scene: Scene, sentence: Sentence, side: int) -> Iterator[Verdict]:
    """The same for a sentence in which only one text's rules were found: both wordings are read as that rule."""
    known = [{c.label for c in scene.within(w, span)} for w, span in enumerate((sentence.old, sentence.new))]
    for name in sentence.labels:
        if all(name in labels for labels in known) or name.startswith("struct."):
            continue
        before, after = (
            Clause(name, span, span, "effect/anew", "", of_provision(name, scene.text(w).quote(span)))
            for w, span in enumerate((sentence.old, sentence.new))
        )
        for found in moved(scene, [before], [after], directions().provisions, sentence.changes):
            spans = (sentence.old, sentence.new)
            yield _verdict(scene, found, _Where(sentence.site.match, side, "attribute", sentence.labels, spans))


@dataclass(frozen=True, slots=True)
class _Where:
    """The match, which way the rule works, what begins the reason, the labels, and the words of the whole rule."""

    match: int
    side: int
    kind: str
    names: Sequence[str]
    whole: tuple[Span, Span]


def _verdict(scene: Scene, found: Moved, where: _Where) -> Verdict:
    spans = (found.change.lost, found.change.span) if found.change else where.whole
    words = scene.swapped(spans)
    code = where.kind or ("carve-out-wider" if found.weaker else "carve-out-narrower")
    reason = f"{code}:{found.row.attribute}:{found.label}"
    direction = sense(where.side, weaker=found.weaker)
    return verdict(where.match, direction, reason, f"{found.says}: {words}", names=where.names, spans=spans)


def _told(scene: Scene, old: Rule, new: Rule) -> Iterator[Change]:
    """What changes in the words of a rule, or else at the places that it shares with the other text."""
    own = scene.differences(old.span, new.span)
    yield from own
    for match in sorted(old.sites & new.sites):
        site = scene.site(match)
        if site.old and site.new:
            known = {(c.lost, c.span) for c in own}
            yield from (c for c in scene.differences(site.old, site.new) if (c.lost, c.span) not in known)
