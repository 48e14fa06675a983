"""What a comparison says in numbers and places, and the shape of what others find out about its changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ordtool.compare.result import Change, Comparison, Match, Passage
from ordtool.ordinance import Ordinance
from ordtool.source import Span

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")
_BARE = "binding-words-"  # the reason of what we know nothing of but that it binds
GAINED = "carve-out-added"
"""What the reason of a verdict on a carve-out that only the new text has begins with."""


class Finding(Protocol):
    """What `effect` says of one change. A shape, as `effect` stands on this room and not the other way round."""

    @property
    def match(self) -> int:
        """Index into the script."""

    @property
    def direction(self) -> str:
        """ "weakens", "strengthens", "neutral" or "cannot tell"."""

    @property
    def reason(self) -> str:
        """A code, with what it is about after a colon."""

    @property
    def words(self) -> str:
        """The same in a sentence."""

    @property
    def label(self) -> str:
        """The label of the clause that it is about, or ""."""

    @property
    def old(self) -> Span | None:
        """The words of the old text that it rests on."""

    @property
    def new(self) -> Span | None:
        """Those of the new text."""

    @property
    def first_page(self) -> bool:
        """Whether it must be read first."""

    @property
    def covers(self) -> tuple[int, ...]:
        """Other matches that it speaks of."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is known of the changes: all findings, and the comments on each match, by index in the script."""

    findings: tuple[Finding, ...] = ()
    comments: Mapping[int, tuple[str, ...]] | None = None

    def of(self, match: int) -> tuple[Finding, ...]:
        """What is said of one match, in the order given."""
        return tuple(finding for finding in self.findings if match in (finding.match, *finding.covers))

    def notes(self, match: int) -> tuple[str, ...]:
        """The comments on one match."""
        return (self.comments or {}).get(match, ())


def change_of(match: Match) -> tuple[Change, tuple[Change, ...]]:
    """What became of a match's passages: the most telling, and what else holds."""
    if match.moved_to is not None or match.moved_from is not None:
        return Change.MOVED, ()
    if not match.old:
        return Change.ADDED, ()
    if not match.new:
        return Change.REMOVED, ()
    changes: list[Change] = []
    if len(match.old) != len(match.new):
        changes.append(Change.SPLIT if len(match.old) < len(match.new) else Change.MERGED)
    kinds = {edit.kind for edit in match.edits if edit.op != "="} - {"break"}
    if kinds == {"enumerator"}:
        changes.append(Change.RENUMBERED)
    elif kinds:
        changes.append(Change.CHANGED)
    return (changes[0], tuple(changes[1:])) if changes else (Change.SAME, ())


def span_of(passages: Sequence[Passage], indices: Sequence[int]) -> Span | None:
    """From the first to the last of some passages; None where there are none."""
    return Span(passages[indices[0]].span.start, passages[indices[-1]].span.end) if indices else None


def place(ordinance: Ordinance, span: Span) -> str:
    """What to cite for a span, with page and margin number where there are any."""
    cite = ordinance.pinpoint(span) or "opening words"
    where = ordinance.whereabouts(span.start)
    return cited(f"{cite}, {where}" if where else cite)


def cited(words_: str) -> str:
    """A pinpoint with blanks that no line's end takes: "§ 4", "p. 3"."""
    for word in ("§", "§§", "ch.", "line"):
        words_ = words_.replace(f"{word} ", f"{word}\u00a0")
    return words_.replace("page ", "p.\u00a0")


def tally(comparison: Comparison) -> Counter[Change]:
    """How many passages became what; a move counts once."""
    return Counter(change_of(match)[0] for match in comparison.script if match.moved_from is None)


def words(comparison: Comparison) -> tuple[int, int]:
    """How many words go and how many come, those of moved passages left out."""
    gone = come = 0
    for match in comparison.script:
        if match.moved_to is None and match.moved_from is None:
            gone += sum(len(_WORD.findall(edit.text)) for edit in match.edits if edit.op == "-")
            come += sum(len(_WORD.findall(edit.text)) for edit in match.edits if edit.op == "+")
    return gone, come


def number(count: int, one: str, more: str = "") -> str:
    """ "1 weakening", "3 weakenings"."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


_SAID = {
    Change.CHANGED: "changed", Change.ADDED: "added", Change.REMOVED: "removed", Change.MOVED: "moved",
    Change.SPLIT: "split", Change.MERGED: "merged", Change.RENUMBERED: "only renumbered",
}  # fmt: skip


def edited(comparison: Comparison) -> str:
    """How many paragraphs became what, those that stay left out; "" where the texts are the same."""
    counts = tally(comparison)
    told = [(counts[change], words_) for change, words_ in _SAID.items() if counts[change]]
    if not told:
        return ""
    first, *rest = [f"{count:,} {words_}" for count, words_ in told]
    unit = " paragraph " if told[0][0] == 1 else " paragraphs "
    return ", ".join([first.replace(" ", unit, 1), *rest])


def tallied(comparison: Comparison) -> str:
    """The same with the words that go and come, and how many differences were ignored."""
    gone, come = words(comparison)
    ignored = f"; {number(comparison.ignored, 'difference')} ignored" if comparison.ignored else ""
    told = edited(comparison) or "no paragraph differs"
    return f"{told}; {number(gone, 'word')} out, {number(come, 'word')} in{ignored}"


def unread(comparison: Comparison) -> list[str]:
    """What a reader must know before believing that something went or came: pages that hold no readable text."""
    told = []
    for law, side, seems in ((comparison.old, "old", "new"), (comparison.new, "new", "gone")):
        if pages := law.unread_pages:
            named = f"page {pages[0]}" if len(pages) == 1 else f"{len(pages)} pages (the first: page {pages[0]})"
            told.append(f"Not read: {named} of the {side} text, {law.name}. What seems {seems} may stand there.")
    return told


def counted(findings: Sequence[Finding]) -> str:
    """ "3 weakenings, 1 strengthening, 14 neutral": what a summary begins with."""
    counts = Counter(str(finding.direction) for finding in findings)
    told = [number(counts["weakens"], "weakening"), number(counts["strengthens"], "strengthening")]
    told.append(f"{counts['neutral']:,} neutral")
    return ", ".join(told + [f"{counts['cannot tell']:,} that we cannot tell"] * bool(counts["cannot tell"]))


def clip(text: str, most: int = 60) -> str:
    """The beginning of a text, whole words, with an ellipsis where it goes on."""
    parts = text.split()
    return " ".join(parts) if len(parts) <= most else " ".join(parts[:most]) + " …"


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    text = text.strip()
    return (
        text[:1].upper() + text[1:] + ("" if text.rstrip("”").endswith((".", "?", "!", "…")) else ".") if text else ""
    )


def comments(findings: Sequence[Finding]) -> dict[int, tuple[str, ...]]:
    """A comment for each finding that says more than the words themselves show, by match."""
    made: dict[int, tuple[str, ...]] = {}
    for finding in findings:
        if finding.direction != "neutral" and not finding.reason.startswith(_BARE):
            way = "" if finding.direction in finding.words else f"{sentence(finding.direction)} "
            said = f"{way}{sentence(finding.words)} [{finding.reason}]"
            if said not in made.get(finding.match, ()):
                made[finding.match] = (*made.get(finding.match, ()), said)
    return made
