"""Which pairs of brackets strike: those with the looks that the rule asks for, where it holds, and that hold no new words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ordtool.markup.brackets import editorial, inner, pairs
from ordtool.markup.regions import Regions
from ordtool.markup.rules import Rule, Where
from ordtool.markup.settings import Stretch, covered, near
from ordtool.numbering import section_at
from ordtool.source import Axis, Look, Span

_A_BRACKET = re.compile(r"\[([\[\]])\]")
_MOST = 0.5
_NEW = 0.95
_SOME_NEW = 0.2


@dataclass(slots=True)
class Bracketed:
    """The pairs that strike, with their rule, and the offsets of brackets that have no fellow where pairs strike."""

    struck: list[tuple[Span, Rule]] = field(default_factory=list)
    lone: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Looks:
    """The runs of each look that a bracket rule asks for, and whether the file says anything of looks at all."""

    runs: dict[Look, list[Span]]
    typeset: bool

    def share(self, text: str, span: Span, look: Look) -> float:
        """Which share of a span has a look."""
        return covered(span, text, near(self.runs.get(look, ()), span))


def looks(stretches: Iterable[Stretch], *, typeset: bool) -> Looks:
    """The runs by look."""
    runs: dict[Look, list[Span]] = {}
    for stretch in stretches:
        for look in stretch.setting.looks:
            runs.setdefault(look, []).append(stretch.span)
    return Looks(runs, typeset)


def bracketed(
    text: str, rules: Sequence[Rule], *, regions: Regions, found: Looks, inserted: Sequence[Span]
) -> Bracketed:
    """The pairs of a text that strike."""
    result = Bracketed()
    for rule in rules:
        if not rule.brackets or rule.brackets not in text:
            continue
        waived = bool(rule.looks) and not found.typeset
        everywhere = rule.legend or (rule.where is Where.EVERYWHERE and not waived)
        taken = list(_of_brackets(text, rule, found)) if rule.brackets == "[" and rule.looks and not waived else []
        result.struck += [part for pair in taken for part in _apart(pair, rule)]
        bare = _blanked(text, taken)
        for region in [Span(0, len(text))] if everywhere else regions.quoted:
            here = pairs(bare, region, rule.brackets)
            good = [
                pair for pair in here.outer if _strikes(text, pair, rule, found=found, waived=waived, inserted=inserted)
            ]
            result.struck += [(pair, rule) for pair in good]
            result.lone += here.lone if good else ()
    result.struck.sort(key=lambda pair: pair[0])
    return result


def _of_brackets(text: str, rule: Rule, found: Looks) -> Iterator[Span]:
    """Pairs that strike nothing but a bracket: "[[]§ 5[]]" makes "§ 5" of a section that stood in brackets."""
    for match in _A_BRACKET.finditer(text):
        if all(found.share(text, Span(*match.span(1)), look) >= _MOST for look in rule.looks - {Look.SANS}):
            yield Span(*match.span())


def _apart(pair: Span, rule: Rule) -> Iterator[tuple[Span, Rule]]:
    """The bracket that is struck, and those around it, which are the drafter's: no view of the law shows them."""
    outer = replace(rule, axis=Axis.DRAFT)
    yield Span(pair.start, pair.start + 1), outer
    yield Span(pair.start + 1, pair.end - 1), rule
    yield Span(pair.end - 1, pair.end), outer


def _blanked(text: str, taken: Sequence[Span]) -> str:
    """The text with some spans blank, so that nobody pairs what stands there."""
    for span in taken:
        text = text[: span.start] + " " * len(span) + text[span.end :]
    return text


def _strikes(text: str, pair: Span, rule: Rule, *, found: Looks, waived: bool, inserted: Sequence[Span]) -> bool:
    within = inner(text, pair, rule.brackets)
    if not text[within.start : within.end].strip() or ((waived or not rule.looks) and editorial(text, pair)):
        return False
    if not waived and not all(found.share(text, within, look) >= _MOST for look in rule.looks):
        return False
    new = covered(pair, text, near(inserted, pair))
    if "\n" not in text[pair.start : pair.end]:
        return new < _NEW
    return new <= _SOME_NEW and not _heads_a_bill_section(text, pair)


def _heads_a_bill_section(text: str, pair: Span) -> bool:
    """Whether a new section of the bill begins between two brackets: then they are no pair."""
    at = text.find("\n", pair.start, pair.end)
    while at != -1:
        mark = section_at(text, at + 1) if text[at + 1 : at + 2] in "Ss§" else None
        if mark and mark.word and mark.number.isdigit():
            return True
        at = text.find("\n", at + 1, pair.end)
    return False
