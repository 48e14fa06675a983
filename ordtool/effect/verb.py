"""From a comparison to what each of its changes does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ordtool.compare import Comparison
from ordtool.compare.references import pointers
from ordtool.effect import attributes, carve_outs, items, pointing, remainder, rules, wording
from ordtool.effect.gathering import gathered, spoken_of, with_covered
from ordtool.effect.pairing import paired
from ordtool.effect.reduced import extractions
from ordtool.effect.renames import renames
from ordtool.effect.result import Direction, Effect, Verdict
from ordtool.effect.sameness import same, same_item
from ordtool.effect.scene import Scene, side_of
from ordtool.effect.sentences import Sentence, kept_of, sentences
from ordtool.effect.sites import Site, sites
from ordtool.effect.tables import directions
from ordtool.extract import Extraction

_BY_RULES = ("attribute", "carve-out", "provision", "reference")
_ORDER = (Direction.WEAKENS, Direction.CANNOT_TELL, Direction.STRENGTHENS, Direction.NEUTRAL)


def effect(comparison: Comparison) -> Effect:
    """What every changed match of a comparison does, in the order of the script, worst first in each."""
    found = sites(comparison)
    if not found:
        return Effect(())
    loud = [site for site in found if not _is_silent(comparison, site, {})]
    return _judged(comparison, found, extractions(comparison, loud))


def judged(comparison: Comparison, sides: tuple[Extraction, Extraction]) -> Effect:
    """The same, where the clauses of both texts are known."""
    return _judged(comparison, sites(comparison), sides)


def _judged(comparison: Comparison, found: tuple[Site, ...], sides: tuple[Extraction, Extraction]) -> Effect:
    scene = _scene(comparison, found, sides)
    told = [*carve_outs.verdicts(scene), *rules.verdicts(scene), *_attributes(scene)]
    by_match: dict[int, list[Verdict]] = {site.match: [] for site in found}
    for verdict in told:
        by_match[verdict.match].append(verdict)
    verdicts: list[Verdict] = []
    covered: list[tuple[Verdict, int]] = []
    for site in found:
        owner = None if by_match[site.match] else spoken_of(scene, site, told)
        if owner is not None:
            covered.append((owner, site.match))
        else:
            mine = _ordered(_of_site(scene, site, by_match[site.match]))
            covered.extend((mine[0], match) for match in site.also if mine)
            verdicts += mine
    verdicts = sorted([*verdicts, *pointing.unedited(scene)], key=lambda verdict: verdict.match)
    return Effect(gathered(scene, tuple(with_covered(verdicts, covered))))


def _scene(comparison: Comparison, found: tuple[Site, ...], sides: tuple[Extraction, Extraction]) -> Scene:
    moves = {m.moved_from: at for at, m in enumerate(comparison.script) if m.moved_from is not None}
    groups = [frozenset(moves.get(match, match) for match in pair.matches) for pair in comparison.pairs]
    named = renames(*sides)
    loud = [site for site in found if not _is_silent(comparison, site, named)]
    return Scene(comparison, found, sides, paired(*sides, loud, groups), named, pointers(comparison))


def _is_silent(comparison: Comparison, site: Site, named: Mapping[str, str]) -> bool:
    """Whether a site says the same in other letters: rules read in one of the texts only are no news there."""
    if site.old is None or site.new is None:
        return False
    old, new = comparison.old.quote(site.old), comparison.new.quote(site.new)
    return same(old, new, named) or same_item(old, new)


def _attributes(scene: Scene) -> Iterator[Verdict]:
    for old, new in (*scene.paired.kept, *scene.paired.rewritten):
        side = side_of(old.labels)
        if not old.is_carve_out and side:
            yield from attributes.verdicts(scene, old, new, directions().provisions, side, kind="attribute")


def _of_site(scene: Scene, site: Site, told: list[Verdict]) -> Iterable[Verdict]:
    """Outcomes by rules first, then by words; force and polarity speak only where no table of words does."""
    found = _distinct(v for v in told if not _is_verb(v))
    verbs = [v for v in told if _is_verb(v)]
    if not found and not verbs:
        found = list(items.verdicts(scene, site))
    found += pointing.verdicts(scene, site)
    pairs = list(sentences(scene, site))
    for sentence in pairs:
        found += _of_sentence(scene, sentence, found, verbs)
    found += [v for v in _distinct(verbs) if not _touched(found, v)]
    found += remainder.uncovered(scene, site, found)
    rest = remainder.remaining(scene, site, found, pairs)
    return [*found, rest] if rest else found


def _of_sentence(
    scene: Scene, sentence: Sentence, found: Sequence[Verdict], verbs: Sequence[Verdict]
) -> Iterator[Verdict]:
    side = side_of([name for name in sentence.labels if name != "struct.definition"])
    anew = list(attributes.read_anew(scene, sentence, side)) if side else []
    told = [*found, *(v for v in anew if not _is_verb(v) and not _said(found, v))]
    spoken = [(v.old, v.new) for v in told if v.reason.startswith(_BY_RULES)]
    if kept_of(sentence.changes, spoken):
        gained = any(v.reason.startswith("carve-out-added") for v in told)
        more = [v for v in wording.verdicts(scene, sentence) if not (gained and v.reason.startswith("carve-out-added"))]
        told += [v for v in more if not _said(told, v)]
    told += [v for v in anew if _is_verb(v) and not _touched(told, v)]
    yield from told[len(found) :]
    left = remainder.unexplained(scene, sentence, [*told, *verbs])
    if left:
        yield left


def _is_verb(verdict: Verdict) -> bool:
    return verdict.reason.startswith(("attribute:force", "attribute:polarity"))


def _touched(found: Sequence[Verdict], verdict: Verdict) -> bool:
    """Whether something is said of the same words already."""
    return any(
        mine is not None and theirs is not None and mine.overlap(theirs)
        for other in found
        for mine, theirs in ((verdict.old, other.old), (verdict.new, other.new))
    )


def _distinct(told: Iterable[Verdict]) -> list[Verdict]:
    """Each outcome once: two rules on the same words say the same of them."""
    kept: list[Verdict] = []
    for verdict in told:
        if not _said(kept, verdict):
            kept.append(verdict)
    return kept


def _said(kept: Iterable[Verdict], verdict: Verdict) -> bool:
    return any(
        other.direction is verdict.direction and (other.old, other.new) == (verdict.old, verdict.new) for other in kept
    )


def _ordered(found: Iterable[Verdict]) -> list[Verdict]:
    return sorted(found, key=lambda v: (_ORDER.index(v.direction), not v.reason.startswith("carve-out-added")))
