"""What changed words do to a rule that both texts have: the table of language operators, both ways; members of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ordtool.effect import definitions
from ordtool.effect.coordination import member, specific
from ordtool.effect.result import Verdict
from ordtool.effect.sameness import Terms
from ordtool.effect.scene import Scene, sense, side_of, verdict
from ordtool.effect.sentences import Sentence
from ordtool.effect.signs import acts_for_all, is_choice, is_unsure, lifts_inner_ban
from ordtool.effect.tables import directions
from ordtool.library.operators import Edit, Operator, edits, operators
from ordtool.library.phrases import flat
from ordtool.library.wording import Change, among, changes, fits, hit, speaks_of
from ordtool.source import Span

_DEFINITION = "struct.definition"
_OTHER = "carveout.other"
_REWRITTEN = 2
"""Where words come for more words than this, a sentence was rewritten: what came is judged by no row that only adds."""
_ENDED = ("ban-gone", "ban-lifted", "ban-to-choice")
"""Rows that say that a ban ended: none did where the rules found on both sides forbid."""
_SOFTER = ("duty-to-permission", "verb-softened", "ban-to-choice")
_NOBODY = re.compile(r"\b(?:no|neither|nobody|none)\b")
"""Before "may" it forbids as "shall not" does."""
_ON_TERMS = frozenset(("without", "unless", "except", "only", "until"))
_JUDGED = re.compile(r"\b(?:warrants?|court order|judges?|judicial)\b")
_NEAR = 6
"""Words behind a condition in which a list may still be one of conditions."""
_STANDARD = "disclosure.approval_standard"
_DUTY = re.compile(r"(?:and )?(?:shall|must) (?!not\b|be\b|have\b|apply\b|include\b|mean\b|only\b)\w+ \w+")
_FINDING = re.compile(r"(?:and )?that\b(?: \w+){3}")
_NO_DUTY = re.compile(r"\b(?:except|exempt\w*|unless|waive\w*|not apply|notwithstanding|if|may)\b")
"""Words by which a clause may let something out."""
_LITTLE = 4
"""Shorter words are no sign that the same is said."""
_MODAL = re.compile(r"\b(?:shall|must|may|will|is|are|means|includes?)\b")
_PENALTIES = ("enforce.discipline", "enforce.private_action")
"""A penalty more is no choice that a duty leaves."""
_INNER, _LIFTS = "inner-ban-lifted", "allows what it forbade"
_OPENERS = ("condition-added", "ban-by-consent")
"""Rows that may open an exception."""
_CONDITIONAL = re.compile(r"(?:unless|if|when|where|whenever|until|except|provided|as long as|so long as)\b")
_RELATIVE = frozenset(("that", "who", "which"))
_EXCEPTION = re.compile(
    r"(?:but |and )?(?:except|unless|notwithstanding|other than|save|with the exception|without)\b", re.IGNORECASE
)
"""A condition that is an exception, though no rule of extraction knows it."""


def verdicts(scene: Scene, sentence: Sentence) -> Iterator[Verdict]:
    """What the changed words of one sentence do; nothing where no rule of ours stands in it."""
    names = tuple(name for name in sentence.labels if name != _DEFINITION)
    side = side_of(names)
    if side:
        yield from _provision(scene, sentence, names, side)
    if _DEFINITION in sentence.labels:
        yield from definitions.verdicts(scene, sentence)


def _provision(scene: Scene, sentence: Sentence, names: Sequence[str], side: int) -> Iterator[Verdict]:
    told = [*_by_edits(scene, sentence, names), *_by_operators(scene, sentence, names)]
    if side > 0:
        told += [(_INNER, True, _LIFTS, (c.lost, c.span)) for c in sentence.changes if lifts_inner_ban(c)][:1]
    seen: set[tuple[str, bool]] = set()
    for code, weaker, says, spans in told:
        if (code, weaker) not in seen:
            seen.add((code, weaker))
            words = scene.swapped(spans)
            direction = sense(side, weaker=weaker)
            reason, about = f"wording:{code}:{names[0]}", tuple(names)
            if code in _OPENERS and _EXCEPTION.match(scene.quoted(int(weaker), spans[weaker])):
                reason, about = f"carve-out-{'added' if weaker else 'dropped'}:{_OTHER}", (_OTHER, *names)
            yield verdict(sentence.site.match, direction, reason, f"{says}: {words}", names=about, spans=spans)
    if not told and not _permits(sentence):
        yield from _members(scene, sentence, names, side)
        yield from _clauses(scene, sentence, names, side)


Told = tuple[str, bool, str, tuple[Span | None, Span | None]]


def _by_edits(scene: Scene, sentence: Sentence, names: Sequence[str]) -> Iterator[Told]:
    """The first row of the table of edits that each change fits, or that its reverse fits."""
    old, new = Terms(scene.old.text, sentence.old), Terms(scene.new.text, sentence.new)
    back = changes(new, old)
    for change in sentence.changes:
        spans = (change.lost, change.span)
        turned = next((c for c in back if c.come == change.gone and c.gone == change.come), None)
        for edit in edits():
            if not _is_for(edit, sentence, names) or (edit.id == "condition-added" and _turned(sentence, change)):
                continue
            if edit.id in _SOFTER and any(_NOBODY.search(c.ahead) for c in (change, turned) if c):
                continue
            if _is_small(edit, change.gone) and fits(edit, change, sentence.changes, old.plain, new.plain):
                yield edit.id, True, _of_versions(edit.does), spans
                break
            if edit.id.startswith("ban-") and acts_for_all(change):
                continue
            if turned and _is_small(edit, change.come) and fits(edit, turned, back, new.plain, old.plain):
                yield edit.id, False, directions().stronger.get(edit.id, edit.does), spans
                break


def _is_for(edit: Edit, sentence: Sentence, names: Sequence[str]) -> bool:
    """Whether an edit is tried on a sentence: its labels, and a ban for what is said of bans."""
    labels = [*edit.labels, *directions().edit_labels.get(edit.id, ())]
    if labels and not any(among(name, labels) for name in names):
        return False
    if any(among(name, directions().edit_not_labels.get(edit.id, ())) for name in names):
        return False
    if edit.id.startswith("ban-"):
        forbids = [clause.attributes.get("polarity") == "forbid" for clause in sentence.rules]
        return any(forbids) and (edit.id not in _ENDED or not all(forbids))
    return True


def _turned(sentence: Sentence, change: Change) -> bool:
    """Whether a condition only stands for another one: "unless" for "if", "if a body has …, it" for "a body that has …"."""
    if _CONDITIONAL.match(change.come) and _CONDITIONAL.match(change.gone):
        return True
    others = [c for c in sentence.changes if c is not change]
    lone = {change.come, change.gone} & {"if", "when", "where"}
    return bool(lone) and any(_RELATIVE & {*(c.gone if change.come else c.come).split()} for c in others)


def _is_small(edit: Edit, replaced: str) -> bool:
    """Whether a change only adds words, as far as a row asks for nothing that goes: else the sentence was rewritten."""
    return bool(edit.gone) or len(replaced.split()) <= _REWRITTEN


def _of_versions(does: str) -> str:
    """What a row of the table says of a bill beside its model, said of a text beside an older one."""
    return does.replace("the model", "the old text")


def _by_operators(scene: Scene, sentence: Sentence, names: Sequence[str]) -> Iterator[Told]:
    """Operators that show on one side only, in words that changed."""
    texts = (scene.old.quote(sentence.old), scene.new.quote(sentence.new))
    for operator in operators():
        if not operator.weaker or not any(speaks_of(operator, name) for name in names) or not _bans(operator, sentence):
            continue
        before, after = (hit(operator, text) for text in texts)
        if bool(before) == bool(after):
            continue
        change = _of(sentence.changes, before or after, gone=bool(before))
        if change is not None:
            says = directions().stronger.get(operator.id, operator.stronger) if before else _of_versions(operator.does)
            yield operator.id, bool(after), says, (change.lost, change.span)


def _bans(operator: Operator, sentence: Sentence) -> bool:
    """ "Solely" weakens a ban, and narrows a permission."""
    if not operator.only_bans:
        return True
    return any(
        c.attributes.get("polarity") == "forbid" and c.attributes.get("modality") != "may" for c in sentence.rules
    )


def _of(told: Sequence[Change], words: str, *, gone: bool) -> Change | None:
    """The change in which words of an operator came or went; of several the one that shares most."""

    def shared(change: Change) -> int:
        return len(set((change.gone if gone else change.come).split()) & set(words.split()))

    best = max(told, key=shared, default=None)
    return best if best is not None and shared(best) else (told[0] if len(told) == 1 else None)


def _permits(sentence: Sentence) -> bool:
    """Whether the sentence permits: what is taken out of its lists may cut both ways."""
    kinds = {clause.attributes.get("polarity") for clause in sentence.rules if not clause.label.startswith("enforce.")}
    return "allow" in kinds


def _condition(change: Change) -> int:
    """How many words stand between a condition ("without a warrant or …") and a change behind it; -1 where none does."""
    words = change.ahead.split()
    places = [at for at, word in enumerate(words) if word in _ON_TERMS]
    return len(words) - places[-1] if places else -1


def _unjudged(sentence: Sentence, change: Change) -> str:
    """ "lost" where a ban that only a judge lifts is lifted by another paper, "gained" the other way."""
    forbids = any(clause.attributes.get("polarity") == "forbid" for clause in sentence.rules)
    judged = [bool(_JUDGED.search(words)) for words in (change.gone, change.come)]
    if (
        not forbids
        or not change.gone
        or not change.come
        or judged[0] == judged[1]
        or not _ON_TERMS & {*change.ahead.split()}
    ):
        return ""
    return "lost" if judged[0] else "gained"


def _clauses(scene: Scene, sentence: Sentence, names: Sequence[str], side: int) -> Iterator[Verdict]:
    """A second duty of the same sentence, or one more finding before approval, that goes or comes by itself."""
    for change in sentence.changes:
        said = change.gone or change.come
        if bool(change.gone) == bool(change.come):
            continue
        lost = bool(change.gone)
        duty, finding = _DUTY.match(said), _STANDARD in names and _FINDING.match(said)
        if not (duty or finding) or _NO_DUTY.search(said) or _elsewhere(scene, sentence, change):
            continue
        what, code = ("requires", "duty") if duty else ("asks for the finding", "finding")
        says = f"no longer {what}" if lost else f"also {what}"
        spans = (change.lost, change.span)
        reason = f"{code}-{'dropped' if lost else 'added'}:{names[0]}"
        direction = sense(side, weaker=lost)
        words = scene.swapped(spans)
        yield verdict(sentence.site.match, direction, reason, f"{says}: {words}", names=names, spans=spans)


def _elsewhere(scene: Scene, sentence: Sentence, change: Change) -> bool:
    """Whether the other text has the words in its paragraph too: the duty moved to another sentence."""
    which = 1 if change.gone else 0
    around = sentence.site.side(which)
    words = set(flat(scene.quoted(which, around)).split())
    told = [word for word in (change.gone or change.come).split() if len(word) > _LITTLE]
    return sum(word in words for word in told) > len(told) / 2


def _names_who_acts(sentence: Sentence, change: Change) -> bool:
    """Whether a change stands before the verb of a duty: one more who may do it makes no more of it."""
    forbids = any(clause.attributes.get("polarity") == "forbid" for clause in sentence.rules)
    return not forbids and not _MODAL.search(change.ahead)


def _choice(scene: Scene, sentence: Sentence, change: Change, side: int) -> Verdict:
    """A duty to do one thing that becomes one to do this or that, or the other way round."""
    spans = (change.lost, change.span)
    names = tuple(name for name in sentence.labels if name != _DEFINITION)
    says = "leaves a choice between two acts" if change.come else "leaves no choice between two acts"
    reason = f"choice-{'added' if change.come else 'dropped'}:{names[0]}"
    direction = sense(side, weaker=bool(change.come))
    return verdict(sentence.site.match, direction, reason, f"{says}: {scene.swapped(spans)}", names=names, spans=spans)


def _members(scene: Scene, sentence: Sentence, names: Sequence[str], side: int) -> Iterator[Verdict]:
    for change in sentence.changes:
        forbids = any(c.attributes.get("polarity") == "forbid" for c in sentence.rules)
        if is_choice(change) and not forbids:
            if not any(among(name, _PENALTIES) for name in names):
                yield _choice(scene, sentence, change, side)
            continue
        joined = member(change, scene.old.text, scene.new.text) or specific(change) or _unjudged(sentence, change)
        behind = _condition(change)
        if is_unsure(change, forbids=forbids):
            continue
        if joined and not _names_who_acts(sentence, change) and (behind < 0 or behind <= _NEAR):
            lost = joined == "lost"
            if behind >= 0 and not _unjudged(sentence, change):
                if "or" not in f"{change.before} {change.gone} {change.come} {change.after}".split():
                    continue
                lost = not lost
            spans = (change.lost, change.span)
            words = scene.swapped(spans)
            says = "reaches less" if lost else "reaches more"
            reason = f"scope-{'narrower' if lost else 'wider'}:{names[0]}"
            direction = sense(side, weaker=lost)
            yield verdict(sentence.site.match, direction, reason, f"{says}: {words}", names=names, spans=spans)
