"""The verb: rules over a text. A rule that fails is told and stops no other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ordtool.lint.result import Finding
from ordtool.lint.rule import Rule, rule, rules
from ordtool.lint.text import Text
from ordtool.lint.vocabulary import undefined
from ordtool.ordinance import Ordinance

MOST = 200
"""Findings of one rule in one text that are told; a text with more has one fault, and not as many."""
_BREAKS = ("number-gap", "number-double", "reference-dangling", "term-double")
"""What a change of a text must not break: the counter-draft asks for these after every change."""


@dataclass(frozen=True)
class Linted:
    """A text and what the rules found in it, in text order; `untold` are sentences on what is not in `findings`."""

    ordinance: Ordinance
    rules: tuple[Rule, ...]
    findings: tuple[Finding, ...]
    untold: tuple[str, ...] = ()


def check(ordinance: Ordinance, asked: Sequence[Rule] = ()) -> Linted:
    """What the rules find in a text; all rules where none are asked for. A rule never raises here."""
    text, chosen = Text(ordinance), tuple(asked) or rules()
    found: list[Finding] = []
    untold: list[str] = []
    for one in chosen:
        try:
            slips = list(_run(one, text))
        except Exception as error:  # one rule's mistake must not cost the drafter the others' findings
            untold.append(f"The rule {one.name} failed on this text ({type(error).__name__}); the other rules ran.")
            continue
        if len(slips) > MOST:
            untold.append(f"The rule {one.name} found {len(slips)} places; the first {MOST} are shown.")
        found += slips[:MOST]
    found.sort(key=lambda one: (one.span.start, one.span.end, one.rule))
    return Linted(ordinance, chosen, tuple(found), tuple(untold))


def _run(one: Rule, text: Text) -> Iterable[Finding]:
    """A rule's findings, each place once; what the bill strikes is no slip of the law that it makes."""
    seen: set[tuple[int, int, str]] = set()
    for slip in one.find(text):
        place = (slip.span.start, slip.span.end, slip.says)
        if place not in seen and not text.is_struck(slip.span.start):
            seen.add(place)
            yield Finding(one.name, one.about.severity, slip.span, slip.words, slip.says, slip.fix)


def lint(ordinance: Ordinance, vocabulary: Iterable[str] = ()) -> tuple[Finding, ...]:
    """The slips that a change of the text may make, in text order; `vocabulary` are terms that need a definition."""
    found = [*check(ordinance, tuple(map(rule, _BREAKS))).findings, *undefined(ordinance, vocabulary)]
    return tuple(sorted(found, key=lambda one: (one.span.start, one.rule)))


def new_slips(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Finding, ...]:
    """The slips of a changed text that its original had not."""
    known = {one.key for one in before}
    return tuple(one for one in after if one.key not in known)
