"""Rules that a text gained or lost."""

from __future__ import annotations

from collections.abc import Iterator

from ordtool.compare import Pair
from ordtool.effect.pairing import Rule
from ordtool.effect.result import Direction, Verdict
from ordtool.effect.sameness import normal, unjoined
from ordtool.effect.scene import Scene, quoted, sense, side_of, swapped, titles, verdict
from ordtool.library.wording import among
from ordtool.ordinance import Kind
from ordtool.source import Span

_NEW = 0.4
"""How much of a rule's words must come or go for it to be gained or lost; else it was only read otherwise."""
_ANEW = 0.7
"""How much of a section's words must go, or come, for it to be written anew."""
_UNITS = (Kind.SECTION, Kind.BILL_SECTION)
_REMEDIES = "enforce"
"""A remedy that goes or comes is one less or more, whatever its section says besides."""
_SUITS = ("enforce.private_action",)
_DEFINITION = "struct.definition"


def verdicts(scene: Scene) -> Iterator[Verdict]:
    """What became of every rule that only one of the texts has."""
    for rule in scene.paired.lost:
        if _is_news(scene, rule, 0):
            yield _changed(scene, rule, lost=True)
    for rule in scene.paired.gained:
        if _is_news(scene, rule, 1):
            yield _changed(scene, rule, lost=False)
    for old, new in scene.paired.rewritten:
        words = swapped(old.text, new.text)
        said = f"says otherwise what it says on {titles(_shared(old, new))}: {words}"
        reason = f"provision-rewritten:{_shared(old, new)[0]}"
        yield verdict(
            scene.home(new, 1), Direction.CANNOT_TELL, reason, said, names=_shared(old, new), spans=(old.span, new.span)
        )


def _is_news(scene: Scene, rule: Rule, which: int) -> bool:
    told = not rule.is_carve_out and any(side_of([name]) or name == _DEFINITION for name in rule.labels)
    return told and scene.share_edited(rule, which) >= _NEW and not _still_said(scene, rule, 1 - which)


def _still_said(scene: Scene, rule: Rule, other: int) -> bool:
    """Whether the other text has the same words in a paragraph that changed, though no rule was read in them there."""
    words = f" {unjoined(rule.text)} "
    spans = (span for site in scene.sites if site.edited(other) and (span := site.side(other)))
    return any(words in f" {normal(scene.text(other).quote(span))} " for span in spans)


def _shared(old: Rule, new: Rule) -> tuple[str, ...]:
    return tuple(name for name in new.labels if name in old.labels)


def _changed(scene: Scene, rule: Rule, *, lost: bool) -> Verdict:
    names = tuple(name for name in rule.labels if name != _DEFINITION) or rule.labels
    side = side_of(names)
    direction = sense(side, weaker=lost) if _binds(rule) else Direction.CANNOT_TELL
    code = f"provision-{'lost' if lost else 'gained'}"
    told = direction in (Direction.WEAKENS, Direction.STRENGTHENS)
    rewritten = told and not among(names[0], [_REMEDIES]) and _in_rewrite(scene, rule, 0 if lost else 1)
    if rewritten:
        code, direction = f"{code}-in-rewrite", Direction.CANNOT_TELL
    reason = f"{code}:{'+'.join(names)}"
    if names == (_DEFINITION,):
        reason = f"definition-{'lost' if lost else 'gained'}"
    says = "no longer says" if lost else "newly says"
    says += ", in a section that was written anew" if rewritten else ""
    said = f"{says} ({titles(names)}): {quoted(rule.text)}"
    which = 0 if lost else 1
    spans = (rule.span, None) if lost else (None, rule.span)
    return verdict(scene.home(rule, which), direction, reason, said, names=names, spans=spans, first_page=rewritten)


def _in_rewrite(scene: Scene, rule: Rule, which: int) -> bool:
    """Whether the rule stands in a section of which little is left (or old), with other rules in its place.

    What such a section lost and gained must be weighed together: a ban may have become a permission with conditions.
    """
    unit = _unit(scene, which, rule.span.start)
    if unit is None:
        return False
    edited = sum(edit.overlap(unit) for site in scene.sites for edit in site.edited(which))
    if edited < _ANEW * len(unit):
        return False
    partners = [span for pair in scene.comparison.pairs for span in _partners(scene, pair, which, unit)]
    others = [
        *(scene.paired.lost if which else scene.paired.gained),
        *(pair[1 - which] for pair in scene.paired.rewritten),
    ]
    told = (other for other in others if not other.is_carve_out and side_of(other.labels) and _binds(other))
    return any(partner.overlap(other.span) for other in told for partner in partners)


def _unit(scene: Scene, which: int, offset: int) -> Span | None:
    """The section that stands by itself around a code point."""
    around = scene.text(which).ancestors(offset)
    return next((section.span for section in reversed(around) if section.kind in _UNITS), None)


def _partners(scene: Scene, pair: Pair, which: int, unit: Span) -> Iterator[Span]:
    """The sections of the other text that a pair puts beside a section of this one."""
    mine, theirs = (pair.new, pair.old) if which else (pair.old, pair.new)
    if any(unit.overlap(section.span) for section in mine):
        yield from (span for section in theirs if (span := _unit(scene, 1 - which, section.span.start)))


def _binds(rule: Rule) -> bool:
    """Whether a rule protects by itself: a duty, a ban, a right to sue; a permission may cut both ways."""
    clause = next((c for c in rule.clauses if side_of([c.label])), rule.lead)
    if clause.label in _SUITS or clause.label.startswith("struct."):
        return clause.label != _DEFINITION
    allowed = clause.attributes.get("polarity") == "allow"
    return clause.attributes.get("force") == "operative" and not allowed
