"""What a change of a definition does: a term that covers less takes its rules along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ordtool.effect.coordination import alternative, narrowing, specific, strict
from ordtool.effect.result import Direction, Verdict
from ordtool.effect.scene import Scene, quoted, sense, verdict
from ordtool.effect.sentences import Sentence
from ordtool.effect.tables import directions
from ordtool.extract import Clause
from ordtool.library.operators import operators
from ordtool.library.phrases import flat
from ordtool.library.wording import Change, hit, speaks_of
from ordtool.source import Span

LABEL = "struct.definition"
_CARVED = "carveout.device"
_EXCLUDES = re.compile(
    r"\b(?:(?:does|do|shall) not (?:\w+ )?include|excludes?|excluding|other than|except(?:ing)?|with the exception)\b"
)
_OPENS = re.compile(r"\binclud(?:es?|ing)\b(?! only)|\bsuch as\b|\bfor example\b")
_CLOSES = re.compile(
    r"\b(?:means?|namely|consists? of|consisting of|composed of|only|exclusively)\b|(?<!not )\blimited to\b|(?<!not )\blimited$"
)


def verdicts(scene: Scene, sentence: Sentence) -> Iterator[Verdict]:
    """What the changed words of one sentence of a definition do to all rules that use its term."""
    clause = next(rule for rule in sentence.rules if rule.label == LABEL)
    term = str(clause.attributes.get("term", ""))
    side = side_of_term(scene, term)
    uses = _uses(scene, term)
    excluded = _excluded(scene, sentence, side)
    if excluded is not None:
        yield excluded
        return
    found = list(_narrower(scene, sentence))
    for code, lost, spans in found:
        words = scene.swapped(spans)
        says = (
            f"“{term}” covers {'less' if lost else 'more'}{uses}" if term else "covers " + ("less" if lost else "more")
        )
        reason = f"definition-{'narrower' if lost else 'wider'}:{code}"
        direction = sense(side, weaker=lost)
        yield verdict(sentence.site.match, direction, reason, f"{says}: {words}", names=(LABEL,), spans=spans)


def _excluded(scene: Scene, sentence: Sentence, side: int) -> Verdict | None:
    """Words that take something out of a term, or that no longer do."""
    for change in sentence.changes:
        gone, come = (bool(_EXCLUDES.search(words)) for words in (change.gone, change.come))
        if gone == come:
            continue
        spans = (change.lost, change.span)
        text = scene.new.quote(sentence.new) if come else scene.old.quote(sentence.old)
        what = "new exclusion from a definition" if come else "drops an exclusion from a definition"
        reason = f"carve-out-{'added' if come else 'dropped'}:{_CARVED}"
        direction = sense(side or 1, weaker=come)
        match = sentence.site.match
        said = f"{what}: {quoted(text)}"
        return verdict(match, direction, reason, said, names=(_CARVED, LABEL), spans=spans, first_page=come)
    return None


Found = tuple[str, bool, tuple[Span | None, Span | None]]


def _narrower(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """What makes a term cover less (True) or more: operators, members of lists, conditions, open and closed lists."""
    seen = []
    texts = (scene.old.quote(sentence.old), scene.new.quote(sentence.new))
    for operator in operators():
        if not operator.weaker or not speaks_of(operator, LABEL):
            continue
        before, after = (hit(operator, text) for text in texts)
        if bool(before) != bool(after):
            change = _of(sentence.changes, before or after, gone=bool(before))
            if change is not None:
                seen.append(change)
                yield operator.id, bool(after), (change.lost, change.span)
    for change in sentence.changes:
        if change not in seen:
            code, way = _by_words(scene, change)
            if way:
                yield code, way == "lost", (change.lost, change.span)


def _by_words(scene: Scene, change: Change) -> tuple[str, str]:
    narrows = narrowing(change) or strict(change)
    if narrows:
        return "condition", "lost" if narrows == "gained" else "gained"
    joined = alternative(change, scene.old.text, scene.new.text) or specific(change)
    if joined:
        return "members", joined
    if _CLOSES.search(f"{change.come} {change.after}") and _OPENS.search(change.gone):
        return "closed-list", "lost"
    if _OPENS.search(change.come) and _CLOSES.search(f"{change.gone} {change.after if not change.gone else ''}"):
        return "closed-list", "gained"
    return "", ""


def _of(told: tuple[Change, ...], words: str, *, gone: bool) -> Change | None:
    def shared(change: Change) -> int:
        return len(set((change.gone if gone else change.come).split()) & set(words.split()))

    best = max(told, key=shared)
    return best if shared(best) else told[0] if len(told) == 1 else None


def side_of_term(scene: Scene, term: str) -> int:
    """1 where a term covers what is ruled, -1 where it opens an exception, 0 where that cannot be told."""
    if not term:
        return 0
    if is_permissive(term):
        return -1
    words = f" {flat(term)}"
    if any(words in f" {flat(clause_text)}" for clause_text in _texts(scene, carved=False)):
        return 1
    if any(words in f" {flat(clause_text)}" for clause_text in _texts(scene, carved=True)):
        return -1
    return 1 if f" {flat(term)}" in flat(scene.new.text.replace(term, "", 1)) else 0


def is_permissive(term: str) -> bool:
    """Whether a term by its name opens an exception: what narrows it protects."""
    return bool(term and _permissive().search(term))


def _texts(scene: Scene, *, carved: bool) -> Iterator[str]:
    for extraction in scene.sides:
        for clause in extraction.clauses:
            if clause.is_carve_out == carved and (carved or not _of_frame(clause)):
                yield extraction.quote(clause)


def _of_frame(clause: Clause) -> bool:
    return clause.label.startswith("struct.")


def _uses(scene: Scene, term: str) -> str:
    """In how many paragraphs a term is used, in words."""
    if not term:
        return ""
    words = flat(term)
    count = sum(words in flat(passage.key) for passage in scene.comparison.passages[1])
    return f" (used in {count} paragraphs)" if count > 1 else ""


@cache
def _permissive() -> re.Pattern[str]:
    return re.compile(directions().permissive)


def altered(scene: Scene, sentence: Sentence) -> Verdict | None:
    """A definition that reads otherwise, in a way that cannot be told."""
    if LABEL not in sentence.labels:
        return None
    clause = next(rule for rule in sentence.rules if rule.label == LABEL)
    term, change = (
        str(clause.attributes.get("term", "")),
        max(sentence.changes, key=lambda c: len(c.gone) + len(c.come)),
    )
    spans = (change.lost, change.span)
    words = scene.swapped(spans)
    said = f"defines “{term}” otherwise{_uses(scene, term)}: {words}"
    match = sentence.site.match
    return verdict(match, Direction.CANNOT_TELL, "definition-altered", said, names=(LABEL,), spans=spans)
