"""Exceptions that a text gained, lost, or worded otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ordtool.effect import attributes, definitions
from ordtool.effect.coordination import alternative, narrowing, strict
from ordtool.effect.pairing import Rule
from ordtool.effect.result import Direction, Verdict
from ordtool.effect.sameness import same
from ordtool.effect.scene import Scene, quoted, side_of, titles, verdict
from ordtool.effect.signs import is_reserved
from ordtool.effect.tables import directions
from ordtool.library.phrases import flat
from ordtool.library.wording import Change
from ordtool.source import Span

_NEW = 0.4
"""How much of an exception's words must come for it to be a new one."""
_CUE = re.compile(
    r"\b(?:not|no|never|except|unless|exempt\w*|exclu\w+|includ\w+|appl(?:y|ies)|notwithstanding|only|may|subject|provided"
    r"|prohibit\w*|require\w*|waive\w*|deemed|nothing|other than"
    r"|silen\w+|inaction)\b"
)
_STRICT = re.compile(r"\b(?:sole|solely|only|exclusively|strictly)\b")
_ALL = "*"
_JUDGE = re.compile(r"\b(?:warrants?|courts?|judges?|judicial\w*|magistrates?)\b", re.IGNORECASE)
_BARRED = re.compile(
    r"\bno [^.;]{0,60}\b(?:may|shall|can) be waived|\b(?:shall not|may not|must not|cannot) (?:be waived|waive)\b",
    re.IGNORECASE,
)
"""No waiver: what is read as one, and bars it."""
_NEAR = 12
"""Words between a definition and what is left out of it."""
_SHORT = 4
"""Fewer words are quoted with those before them."""


def verdicts(scene: Scene) -> Iterator[Verdict]:
    """What became of every exception at the changed places."""
    for rule in scene.paired.gained:
        if rule.is_carve_out and _is_news(scene, rule, 1):
            yield _added(scene, rule)
    for rule in scene.paired.lost:
        if rule.is_carve_out and _is_news(scene, rule, 0):
            yield _dropped(scene, rule)
    for old, new in scene.paired.kept:
        if old.is_carve_out:
            yield from _altered(scene, old, new)


def _is_news(scene: Scene, rule: Rule, which: int) -> bool:
    """Whether the exception's own words come or go, or those that make it one; else it was only read otherwise."""
    if is_reserved(rule.text):
        return False
    if scene.share_edited(rule, which) >= _NEW:
        return True
    for match in rule.sites:
        site = scene.site(match)
        edits = [*site.come, *site.gone] if which else [*site.gone, *site.come]
        texts = [scene.text(side).quote(edit).casefold() for side in (0, 1) for edit in site.edited(side)]
        if edits and any(_CUE.search(text) for text in texts):
            return True
    return False


def _added(scene: Scene, rule: Rule) -> Verdict:
    relaxed = _relaxed(rule)
    names = "+".join(rule.labels)
    what = f"({titles(rule.labels)})"
    opening = _opening(scene, rule, 1)
    if _BARRED.search(rule.text):
        said = f"bars a waiver: {quoted(rule.text)}"
        reason, direction = "waiver-barred", Direction.STRENGTHENS
    elif _restated(scene, rule):
        said = f"words a condition otherwise {what}: {quoted(rule.text)}"
        reason, direction = f"carve-out-altered:{names}", Direction.CANNOT_TELL
    elif opening:
        said = f"“{opening}”, which opens an exception, covers less: {quoted(rule.text)}"
        reason, direction = "definition-narrower:exclusion", Direction.STRENGTHENS
    elif _comes_with_its_rule(scene, rule):
        said = f"the new rule comes with an exception {what}: {quoted(rule.text)}"
        reason, direction = f"carve-out-added-with-rule:{names}", Direction.CANNOT_TELL
    else:
        said = f"new exception {what}{_from(relaxed)}: {_shown(scene, rule, 1)}"
        reason, direction = f"carve-out-added:{names}", Direction.WEAKENS
    return verdict(
        scene.home(rule, 1), direction, reason, said, names=rule.labels, spans=(None, rule.span), first_page=True
    )


def _restated(scene: Scene, rule: Rule) -> bool:
    """Whether an exception only stands for a condition that was there: "unless a judge signed it" for "without a judge"."""
    sides = [
        {
            scene.text(which).quote(edit).casefold().strip(" ,;.")
            for match in rule.sites
            for edit in scene.site(match).edited(which)
        }
        for which in (0, 1)
    ]
    heads = [{words.split()[0] for words in side if words} for side in sides]
    return any(
        "without" in one and "unless" in other for one, other in (heads, heads[::-1])
    ) and rule.text.casefold().startswith(("unless", "without"))


def _opening(scene: Scene, rule: Rule, which: int) -> str:
    """The term that opens an exception ("exigent circumstances") in whose definition something is left out; "" for none."""
    around = scene.text(which).ancestors(rule.span.start)
    part = around[-1].span if around else rule.span
    for clause in scene.within(which, Span(min(part.start, rule.span.start), max(part.end, rule.span.end))):
        term = str(clause.attributes.get("term", ""))
        if clause.label == definitions.LABEL and definitions.is_permissive(term):
            between = scene.text(which).text[clause.span.end : rule.span.start].split()
            if len(between) < _NEAR and flat(term) in flat(_sentence(scene, rule, which)):
                return term
    return ""


def _sentence(scene: Scene, rule: Rule, which: int) -> str:
    """The words of an exception with those that lead to it in its paragraph."""
    text = scene.text(which).text
    return text[text.rfind("\n", 0, rule.span.start) + 1 : rule.span.end]


def _dropped(scene: Scene, rule: Rule) -> Verdict:
    said = f"drops the exception ({titles(rule.labels)}){_from(_relaxed(rule))}: {quoted(rule.text)}"
    reason = f"carve-out-dropped:{'+'.join(rule.labels)}"
    direction = Direction.STRENGTHENS
    if _BARRED.search(rule.text):
        reason, direction = "waiver-no-longer-barred", Direction.WEAKENS
        said = f"no longer bars a waiver: {quoted(rule.text)}"
    elif _restated(scene, rule):
        said = f"words a condition otherwise ({titles(rule.labels)}): {quoted(rule.text)}"
        reason, direction = f"carve-out-altered:{'+'.join(rule.labels)}", Direction.CANNOT_TELL
    elif opening := _opening(scene, rule, 0):
        reason, direction = "definition-wider:exclusion", Direction.WEAKENS
        said = f"“{opening}”, which opens an exception, covers more: drops {quoted(rule.text)}"
    elif _goes_with_its_rule(scene, rule):
        reason, direction = f"carve-out-dropped-with-rule:{'+'.join(rule.labels)}", Direction.CANNOT_TELL
        said = f"the exception ({titles(rule.labels)}) goes with the rule that it relaxed: {quoted(rule.text)}"
    return verdict(scene.home(rule, 0), direction, reason, said, names=rule.labels, spans=(rule.span, None))


def _shown(scene: Scene, rule: Rule, which: int) -> str:
    """The words of an exception; of a very short one ("court order") those before it too."""
    if len(rule.text.split()) >= _SHORT:
        return quoted(rule.text)
    before = scene.text(which).text[max(rule.span.start - 60, 0) : rule.span.start].rpartition("\n")[2]
    return quoted(" ".join(before.split()[-6:]) + " " + rule.text)


def _relaxed(rule: Rule) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for clause in rule.clauses for name in clause.relaxes))


def _from(relaxed: Sequence[str]) -> str:
    """From which rules an exception is made, as far as they can be named shortly."""
    if _ALL in relaxed:
        return " from the whole law"
    return f" from: {titles(relaxed)}" if 0 < len(relaxed) < 4 else ""


def _comes_with_its_rule(scene: Scene, rule: Rule) -> bool:
    return _together(rule, scene.paired.gained, scene, 1)


def _goes_with_its_rule(scene: Scene, rule: Rule) -> bool:
    return _together(rule, scene.paired.lost, scene, 0)


def _together(rule: Rule, others: Sequence[Rule], scene: Scene, which: int) -> bool:
    """Whether the only rules that an exception relaxes came (or went) with it, in the same paragraph or section."""
    relaxed = set(_relaxed(rule))
    if not relaxed or _ALL in relaxed or any(clause.label == "carveout.agency" for clause in rule.clauses):
        return False
    fresh = [other for other in others if not other.is_carve_out and scene.share_edited(other, which) >= _NEW]
    beside = {name for other in fresh if other.sites & rule.sites for name in other.labels if side_of([name])}
    if beside and relaxed <= beside:
        return True
    near = {clause.id for other in fresh for clause in other.clauses if side_of([clause.label])}
    ids = {name for clause in rule.clauses for name in clause.relaxes_ids}
    own = _section(rule.lead.path)
    standing = {c.id for c in scene.sides[which].clauses if c.id in ids and _section(c.path) == own}
    return bool(standing) and standing <= near


def _section(path: str) -> str:
    return re.split(r"[(\[]", path)[0]


def _altered(scene: Scene, old: Rule, new: Rule) -> Iterator[Verdict]:
    found = list(attributes.verdicts(scene, old, new, directions().carve_outs, 1, kind=""))
    found += _flags(scene, old, new)
    if not same(old.text, new.text, scene.renames):
        told = scene.differences(old.span, new.span)
        taken = {(v.old, v.new) for v in found}
        found += [v for c in told if (c.lost, c.span) not in taken and (v := _reworded(scene, new, c))]
        if not found and told:
            found.append(_unclear(scene, new, told))
    yield from found


def _flags(scene: Scene, old: Rule, new: Rule) -> Iterator[Verdict]:
    """An exception that is left open or closed, and duties after its use."""
    before, after = (_merged(rule) for rule in (old, new))
    spans = (old.span, new.span)
    if bool(before.get("open_ended")) != bool(after.get("open_ended")):
        opened = bool(after.get("open_ended"))
        says = (
            "leaves open what the exception takes out" if opened else "closes the list of what the exception takes out"
        )
        yield _wide(scene, new, f"{says}: {quoted(new.text)}", "open_ended", wider=opened, spans=spans)
    duties, kept = (set(_listed(side.get("after_duties"))) for side in (before, after))
    changed = any(scene.site(match).gone or scene.site(match).come for match in new.sites)
    for lost in sorted(duties - kept) if changed else ():
        says = f"no longer asks to {lost} after the exception is used: {quoted(new.text)}"
        yield _wide(scene, new, says, "after_duties", wider=True, spans=spans)
    for gained in sorted(kept - duties) if changed else ():
        says = f"asks to {gained} after the exception is used: {quoted(new.text)}"
        yield _wide(scene, new, says, "after_duties", wider=False, spans=spans)


def _merged(rule: Rule) -> dict[str, object]:
    return {key: value for clause in rule.clauses for key, value in clause.attributes.items()}


def _listed(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _reworded(scene: Scene, rule: Rule, change: Change) -> Verdict | None:
    """What a change of words does to an exception: more is let out, or less."""
    spans = (change.lost, change.span)
    words = scene.swapped(spans)
    alone = len(_STRICT.findall(change.come)) - len(_STRICT.findall(change.gone))
    narrows = {"gained": 1, "lost": -1}.get(narrowing(change) or strict(change), 0) or alone
    if narrows:
        says = "narrows the exception" if narrows > 0 else "takes a limit off the exception"
        return _wide(scene, rule, f"{says}: {words}", "limiter", wider=narrows < 0, spans=spans)
    judged = [bool(_JUDGE.search(words)) for words in (change.gone, change.come)]
    if change.gone and change.come and judged[0] != judged[1]:
        says = "needs no judge" if judged[0] else "needs a judge"
        return _wide(scene, rule, f"{says}: {words}", "judge", wider=judged[0], spans=spans)
    joined = alternative(change, scene.old.text, scene.new.text)
    if joined:
        says = "lets more out" if joined == "gained" else "lets less out"
        return _wide(scene, rule, f"{says}: {words}", "members", wider=joined == "gained", spans=spans)
    return None


def _wide(scene: Scene, rule: Rule, says: str, code: str, *, wider: bool, spans: tuple[object, object]) -> Verdict:
    direction = Direction.WEAKENS if wider else Direction.STRENGTHENS
    reason = f"carve-out-{'wider' if wider else 'narrower'}:{code}:{rule.labels[0]}"
    return verdict(scene.home(rule, 1), direction, reason, says, names=rule.labels, spans=spans)  # type: ignore[arg-type]


def _unclear(scene: Scene, rule: Rule, told: Sequence[Change]) -> Verdict:
    first = told[0]
    words = scene.swapped((first.lost, first.span))
    said = f"words the exception ({titles(rule.labels)}) otherwise: {words}"
    reason = f"carve-out-altered:{rule.labels[0]}"
    spans = (first.lost, first.span)
    return verdict(
        scene.home(rule, 1), Direction.CANNOT_TELL, reason, said, names=rule.labels, spans=spans, first_page=True
    )
