"""Rules that a text gained or lost."""

from __future__ import annotations

from collections.abc import Iterator

from ordtool.effect.pairing import Rule
from ordtool.effect.result import Direction, Verdict
from ordtool.effect.scene import Scene, quoted, sense, side_of, swapped, titles, verdict

_NEW = 0.4
"""How much of a rule's words must come or go for it to be gained or lost; else it was only read otherwise."""
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
    return told and scene.share_edited(rule, which) >= _NEW


def _shared(old: Rule, new: Rule) -> tuple[str, ...]:
    return tuple(name for name in new.labels if name in old.labels)


def _changed(scene: Scene, rule: Rule, *, lost: bool) -> Verdict:
    names = tuple(name for name in rule.labels if name != _DEFINITION) or rule.labels
    side = side_of(names)
    direction = sense(side, weaker=lost) if _binds(rule) else Direction.CANNOT_TELL
    reason = f"provision-{'lost' if lost else 'gained'}:{'+'.join(names)}"
    if names == (_DEFINITION,):
        reason = f"definition-{'lost' if lost else 'gained'}"
    says = "no longer says" if lost else "newly says"
    said = f"{says} ({titles(names)}): {quoted(rule.text)}"
    which = 0 if lost else 1
    spans = (rule.span, None) if lost else (None, rule.span)
    return verdict(scene.home(rule, which), direction, reason, said, names=names, spans=spans)


def _binds(rule: Rule) -> bool:
    """Whether a rule protects by itself: a duty, a ban, a right to sue; a permission may cut both ways."""
    clause = next((c for c in rule.clauses if side_of([c.label])), rule.lead)
    if clause.label in _SUITS or clause.label.startswith("struct."):
        return clause.label != _DEFINITION
    allowed = clause.attributes.get("polarity") == "allow"
    return clause.attributes.get("force") == "operative" and not allowed
