"""Whole items that a list of a rule, or of a definition, gained or lost."""

from __future__ import annotations

from collections.abc import Iterator

from ordtool.effect import definitions
from ordtool.effect.pairing import Rule
from ordtool.effect.result import Direction, Verdict
from ordtool.effect.scene import Scene, quoted, sense, side_of, titles, verdict
from ordtool.effect.sites import Site


def verdicts(scene: Scene, site: Site) -> Iterator[Verdict]:
    """What a paragraph does that came or went inside a rule that both texts have."""
    which = 0 if site.new is None else 1
    span = site.side(which)
    if site.moved or span is None or (site.old is not None and site.new is not None):
        return
    holder = next((pair[which] for pair in scene.paired.kept if _holds(pair[which], site, which)), None)
    if holder is not None:
        yield _item(scene, site, holder, lost=which == 0)


def _holds(rule: Rule, site: Site, which: int) -> bool:
    span = site.side(which)
    return (
        not rule.is_carve_out
        and site.match in rule.sites
        and span is not None
        and 10 * rule.span.overlap(span) >= 8 * len(span)
    )


def _item(scene: Scene, site: Site, rule: Rule, *, lost: bool) -> Verdict:
    names = tuple(name for name in rule.labels if name != definitions.LABEL)
    spans = (site.old, site.new)
    text = scene.text(0 if lost else 1).quote((site.old if lost else site.new) or rule.span)
    if names:
        direction = sense(side_of(names), weaker=lost)
        if any(clause.attributes.get("polarity") == "allow" for clause in rule.clauses):
            direction = Direction.CANNOT_TELL
        says = f"no longer lists ({titles(names)})" if lost else f"lists one thing more ({titles(names)})"
        reason = f"element-{'lost' if lost else 'gained'}:{names[0]}"
        return verdict(site.match, direction, reason, f"{says}: {quoted(text)}", names=names, spans=spans)
    term = str(rule.lead.attributes.get("term", ""))
    direction = sense(definitions.side_of_term(scene, term), weaker=lost)
    says = f"“{term}” covers {'less' if lost else 'more'}: {'drops' if lost else 'adds'} {quoted(text)}"
    reason = f"definition-{'narrower' if lost else 'wider'}:item"
    return verdict(site.match, direction, reason, says, names=(definitions.LABEL,), spans=spans)
