"""What no test of substance spoke of: neutral where it is sure to be, else what we cannot tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from ordtool.attributes import days, duration
from ordtool.effect import definitions, pointing
from ordtool.effect.coordination import only_joins
from ordtool.effect.result import Direction, Verdict
from ordtool.effect.sameness import same, same_but_for_terms, same_item, same_members
from ordtool.effect.scene import Scene, quoted, side_of, titles, verdict
from ordtool.effect.sentences import Sentence, excepted, kept_of
from ordtool.effect.signs import ends_later, is_reserved, is_row, row_changed, says_plainly
from ordtool.effect.sites import Site
from ordtool.extract import Clause
from ordtool.library.wording import Change
from ordtool.ordinance import Kind
from ordtool.source import Span

_BINDS = re.compile(
    r"\b(?:shall|must|may|will|should|cannot|unlawful|prohibit\w*|forbid\w*|forbidden|required?|requires|void|liable|entitled"
    r"|exempt\w*|except|unless|notwithstanding|means|includes?|applies|apply|not|no|deemed|subject to|provided"
    r"|permitted|allowed|authori[sz]ed|punish\w*|fine[sd]?|penalt(?:y|ies)|recovers?|damages|misdemeanor|felony|infraction"
    r"|imprison\w*|forfeit\w*|expires?|lapses?|inadmissible)\b",
    re.IGNORECASE,
)
_EXCEPTS = re.compile(
    r"\b(?:exempt\w*|except(?!ional)\w*|unless|notwithstanding|(?:does|do|shall) not (?:apply|include|prohibit|prevent|limit)"
    r"|not subject to|need not|not required|nothing in this|other than|excluding|deemed (?:approved|granted)|waive[sd]?|waiver"
    r"|to the extent|subject to|appl(?:y|ies) only|provided,? (?:however,? )?that|(?:more|less) than \$ ?\d[\d,]*|confidential"
    r"|may authori[sz]e|(?:is|are) not (?:\w+ ){1,5}for (?:the )?purposes? of"
    r"|action (?:shall|must) be (?:brought|filed|commenced))\b",
    re.IGNORECASE,
)
_PROVISO = re.compile(
    r"\W*(?:but )?provided,? (?:however,? )?that\b(?![^.]*\b(?:not|no|only|never|nothing)\b)[^.]*"
    r"\b(?:permitted|allowed|exempt\w*|authori[sz]ed|may|lawful)\b",
    re.IGNORECASE,
)
"""A proviso that lets something be done."""
_COMMANDS = re.compile(r"\b(?:shall|must|may|unlawful|prohibit\w*|exempt\w*|except|unless)\b", re.IGNORECASE)
_PLAIN = frozenset(("typography", "case", "punctuation", "whitespace", "break", "enumerator", ""))
_AT_LEAST = re.compile(r"\b(?:at least|not less than|no less than|no fewer than|not fewer than|a minimum of)$")
_STARTS = "struct.effective_date"
_NOTES = ("struct.findings",)
_FORMAL = re.compile(
    r"^\W*(?:\w{1,3}[.)]\s)?(?:this|the) [\w ]{1,30}\b(?:may|shall|will) be (?:cited|known|referred to)"
    r"(?: and cited)? as [^.]*\.?\W*$",
    re.IGNORECASE,
)
_FINDS = re.compile(r"\b(?:shall|must|may)\b[^.]*\b(?:finds?|determines?)\b", re.IGNORECASE)
"""A duty that hangs on a finding, which is no finding of the law."""
_NOTE = re.compile(
    r"\W*(?:(?:legislative|statement of|declaration of) )?(?:findings?|purposes?|intent|policy|declarations?)"
    r"(?:(?:,| and|, and) (?:findings?|purposes?|intent|policy|declarations?))*\W*$",
    re.IGNORECASE,
)
"""A heading over findings alone."""
_FRAME = (Kind.RECITAL, Kind.NOTE, Kind.SIGNATURE, Kind.PREAMBLE)


def unexplained(scene: Scene, sentence: Sentence, told: Sequence[Verdict]) -> Verdict | None:
    """What changes in a sentence that binds, and no verdict speaks of; none beside a weakening of the same sentence."""
    if any(verdict_.direction is Direction.WEAKENS for verdict_ in told):
        return None
    left = [c for c in kept_of(sentence.changes, [(v.old, v.new) for v in told]) if not only_joins(c)]
    if not left or not _counts(scene, sentence):
        return None
    if definitions.LABEL in sentence.labels:
        return definitions.altered(scene, sentence)
    if sentence.labels == (_STARTS,) and (begins := _start(scene, sentence, left)):
        return begins
    found = _floor(scene, sentence, left) or _stop(scene, sentence, left)
    return found or _cannot_tell(scene, sentence.site, telling(left), sentence.labels)


def _floor(scene: Scene, sentence: Sentence, left: Sequence[Change]) -> Verdict | None:
    """A floor of days ("at least 21 days after it was posted") in a rule on what is made public."""
    names = sentence.labels
    if side_of(names) < 1 or not any(name.startswith("disclosure.") for name in names):
        return None
    for change in left:
        spans = (change.lost, change.span)
        before, after = (duration(scene.quoted(which, span)) for which, span in enumerate(spans))
        if before and after and days(before) != days(after) and _AT_LEAST.search(change.ahead):
            less = days(after) < days(before)
            said = f"gives the public {'less' if less else 'more'} time: {scene.swapped(spans)}"
            reason = f"floor-{'lower' if less else 'higher'}:{names[0]}"
            direction = Direction.WEAKENS if less else Direction.STRENGTHENS
            return verdict(sentence.site.match, direction, reason, said, names=names, spans=spans)
    return None


def _stop(scene: Scene, sentence: Sentence, left: Sequence[Change]) -> Verdict | None:
    """A use, or what allows one, that must stop later, or sooner."""
    texts = scene.old.quote(sentence.old), scene.new.quote(sentence.new)
    for change in left:
        spans = (change.lost, change.span)
        later = ends_later(texts, (scene.quoted(0, spans[0]), scene.quoted(1, spans[1])))
        if later is not None and len(left) == 1:
            said = f"lets it go on {'longer' if later else 'less long'}: {scene.swapped(spans)}"
            direction = Direction.WEAKENS if later else Direction.STRENGTHENS
            reason = f"stops-{'later' if later else 'sooner'}"
            return verdict(sentence.site.match, direction, reason, said, names=sentence.labels, spans=spans)
    return None


def _start(scene: Scene, sentence: Sentence, left: Sequence[Change]) -> Verdict | None:
    """A law that takes effect so many days later, or sooner."""
    for change in left:
        spans = (change.lost, change.span)
        before, after = (duration(scene.quoted(which, span)) for which, span in enumerate(spans))
        if before and after and days(before) != days(after):
            later = days(after) > days(before)
            said = f"takes effect {'later' if later else 'sooner'}: {scene.swapped(spans)}"
            reason = f"start-{'later' if later else 'sooner'}:{_STARTS}"
            direction = Direction.WEAKENS if later else Direction.STRENGTHENS
            return verdict(sentence.site.match, direction, reason, said, names=(_STARTS,), spans=spans)
    return None


def telling(changes: Sequence[Change]) -> Change:
    """The change that says most: the longest, a join last."""
    return max(
        changes, key=lambda c: (not only_joins(c), bool(_BINDS.search(f"{c.gone} {c.come}")), len(c.gone) + len(c.come))
    )


def _counts(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence is law that binds, and no finding or heading."""
    notes = set(sentence.labels) and set(sentence.labels) <= set(_NOTES)
    if notes and not _FINDS.search(scene.new.quote(sentence.new)):
        return False
    if any(_is_frame(scene, which, span) for which, span in enumerate((sentence.old, sentence.new))):
        return False
    if bool(sentence.labels) or _binds(scene, 0, sentence.old) or _binds(scene, 1, sentence.new):
        return True
    texts = (scene.old.quote(sentence.old), scene.new.quote(sentence.new))
    plain = says_plainly(texts, sentence.changes) and not _is_note(scene, 1, sentence.new)
    return plain or row_changed(texts, sentence.changes)


def _binds(scene: Scene, which: int, span: Span) -> bool:
    """Whether words bind, or are an item of a list whose lead-in does."""
    ordinance = scene.text(which)
    leads = (ordinance.quote(section.lead).rstrip() for section in ordinance.ancestors(span.start))
    return any(_BINDS.search(words) for words in (ordinance.quote(span), *(x for x in leads if x.endswith((":", "—")))))


def _is_frame(scene: Scene, which: int, span: Span) -> bool:
    """A recital, a title, a heading or an enacting clause."""
    ordinance = scene.text(which)
    around = ordinance.ancestors(span.start)
    if not around:
        return bool(ordinance.sections) and span.start < ordinance.sections[0].span.start
    heading = around[-1].heading
    return around[0].kind in _FRAME or bool(heading and heading.holds(span))


def _cannot_tell(scene: Scene, site: Site, change: Change, names: Sequence[str]) -> Verdict:
    spans = (change.lost, change.span)
    words = scene.swapped(spans)
    excepts = bool(_EXCEPTS.search(f"{change.gone} / {change.come}"))
    about = f" on {titles(names)}" if names else ""
    said = f"changes binding words{about}, and we cannot tell which way: {words}"
    code = "exception-words" if excepts else "number-changed" if re.search(r"\d", words) else "words-changed"
    reason = f"{code}:{names[0]}" if names else "binding-words-changed" if code == "words-changed" else code
    return verdict(site.match, Direction.CANNOT_TELL, reason, said, names=names, spans=spans, first_page=excepts)


def remaining(scene: Scene, site: Site, told: Sequence[Verdict], sentences: Sequence[Sentence]) -> Verdict | None:
    """A verdict for a site that has none: why it is neutral, or that we cannot tell."""
    if told:
        return None
    if site.old is None or site.new is None:
        return _one_sided(scene, site)
    old, new = scene.old.quote(site.old), scene.new.quote(site.new)
    if site.moved and same_item(old, new):
        return _neutral(site, "moved", "moved, its words unchanged")
    if site.kinds <= _PLAIN or same_but_for_terms(old, new) or same_item(old, new):
        code = "renumbered" if site.kinds == {"enumerator"} else "same-words"
        said = (
            "another number before the same words"
            if code == "renumbered"
            else "the same words in other letters or marks"
        )
        return _neutral(site, code, said)
    if same_members(old, new):
        return _neutral(site, "reordered", "the same members of a list in another order")
    if same(old, new, scene.renames):
        return _neutral(site, "renamed", "the same rule with a term or a set phrase of the same meaning")
    if not sentences and any(pointing.of(scene, site)):
        return _neutral(site, "reference-renumbered", "a reference has another number, and leads to the same place")
    law = [sentence for sentence in (*sentences, *excepted(scene, site)) if _counts(scene, sentence)]
    if law:
        return _cannot_tell(scene, site, telling(law[0].changes), law[0].labels)
    if sentences or not _loose(scene, site):
        return _neutral(site, *_why_neutral(scene, site))
    return _whole(scene, site)


def _loose(scene: Scene, site: Site) -> bool:
    """Whether sentences that have no partner on the other side bind."""
    edits = chain(*([(which, span) for span in site.edited(which)] for which in (0, 1)))
    return any(
        _binds(scene, which, span) and not _is_frame(scene, which, span) and not _is_note(scene, which, span)
        for which, span in edits
    )


def _is_note(scene: Scene, which: int, span: Span) -> bool:
    """Whether words stand under a heading of findings, and neither command nor forbid."""
    ordinance = scene.text(which)
    headings = (section.heading for section in ordinance.ancestors(span.start) if section.heading)
    under = any(_NOTE.match(ordinance.quote(heading)) for heading in headings)
    return under and not _COMMANDS.search(ordinance.quote(span))


def _one_sided(scene: Scene, site: Site) -> Verdict:
    which = 1 if site.old is None else 0
    span = site.side(which) or Span(0, 0)
    names = tuple(dict.fromkeys(clause.label for clause in scene.within(which, span)))
    text = scene.text(which).quote(span)
    if _FORMAL.search(text):
        return _neutral(site, "formal", "a short title, and no rule")
    if is_reserved(text):
        return _neutral(site, "reserved", "a number kept free, and no rule")
    binds = _binds(scene, which, span) or is_row(text)
    if set(names) <= set(_NOTES) and (names or _is_frame(scene, which, span) or not binds):
        return _neutral(site, *_why_neutral(scene, site))
    return _whole(scene, site, names)


def _whole(scene: Scene, site: Site, names: Sequence[str] = ()) -> Verdict:
    which = 1 if site.old is None else 0 if site.new is None else 1
    span = site.side(which) or Span(0, 0)
    text = scene.text(which).quote(span)
    verb = "comes" if site.old is None else "goes" if site.new is None else "changes"
    excepts = bool(_EXCEPTS.search(text))
    said = f"binding text {verb}, and we cannot tell what it does: {quoted(text)}"
    code = (
        "exception-words"
        if excepts
        else f"binding-words-{ {'comes': 'added', 'goes': 'removed'}.get(verb, 'changed') }"
    )
    return verdict(
        site.match, Direction.CANNOT_TELL, code, said, names=names, spans=(site.old, site.new), first_page=excepts
    )


def _why_neutral(scene: Scene, site: Site) -> tuple[str, str]:
    clauses: list[Clause] = []
    for which in (0, 1):
        span = site.side(which)
        clauses += scene.within(which, span) if span else []
    if any(clause.label in _NOTES for clause in clauses):
        return "findings", "changes findings or a statement of purpose, and no rule"
    return "no-provision-touched", "touches no rule that binds"


def _neutral(site: Site, code: str, said: str) -> Verdict:
    return verdict(site.match, Direction.NEUTRAL, code, said, spans=(site.old, site.new))


def uncovered(scene: Scene, site: Site, told: Sequence[Verdict]) -> Iterator[Verdict]:
    """Words of exception that came in and that no verdict speaks of: they are said, whatever they do."""
    for span in site.come:
        text = scene.new.quote(span)
        if not _EXCEPTS.search(text) or any(v.new is not None and v.new.overlap(span) for v in told):
            continue
        if site.old is None or _is_frame(scene, 1, span):
            continue
        if _PROVISO.match(text) and _forbids(scene, site.new or span):
            said = f"new exception, a proviso to a ban: {quoted(text)}"
            reason, names = "carve-out-added:carveout.other", ("carveout.other",)
            yield verdict(site.match, Direction.WEAKENS, reason, said, names=names, spans=(None, span), first_page=True)
            continue
        said = f"new words of exception, and we cannot tell what they do: {quoted(text)}"
        spans = (None, span)
        yield verdict(site.match, Direction.CANNOT_TELL, "exception-words", said, spans=spans, first_page=True)


def _forbids(scene: Scene, span: Span) -> bool:
    """Whether a ban stands in words of the new text."""
    return any(clause.attributes.get("polarity") == "forbid" for clause in scene.within(1, span))
