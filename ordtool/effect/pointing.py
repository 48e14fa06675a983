"""Cross-references that lead elsewhere, or nowhere; those that only got another number are no change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ordtool.compare.references import Fate, Pointer
from ordtool.effect.result import Direction, Verdict
from ordtool.effect.scene import Scene, quoted, verdict
from ordtool.effect.sites import Site
from ordtool.source import Span

_AMENDS = re.compile(r"\b(?:is|are)(?: hereby| further)* (?:amended|repealed|added|created|enacted)\b", re.IGNORECASE)
_FAR = 120
"""Characters after a section's number within which a bill says that it amends it."""
_CODES = {
    Fate.REDIRECTED: "reference-redirected",
    Fate.NOW_ELSEWHERE: "reference-now-elsewhere",
    Fate.DANGLING: "reference-dangling",
}


def verdicts(scene: Scene, site: Site) -> Iterator[Verdict]:
    """What became of the references of one site."""
    for pointer in of(scene, site):
        if _tells(scene, pointer):
            yield _verdict(scene, pointer, site.match)


def of(scene: Scene, site: Site) -> Iterator[Pointer]:
    """The references of a site whose words or whose place changed."""
    yield from (pointer for pointer in scene.pointers if pointer.match in (site.match, *site.also))


def unedited(scene: Scene) -> Iterator[Verdict]:
    """References that nobody touched, and that lead elsewhere all the same."""
    known = {match for site in scene.sites for match in (site.match, *site.also)}
    for pointer in scene.pointers:
        if pointer.match not in known and _tells(scene, pointer):
            yield _verdict(scene, pointer, pointer.match)


def _tells(scene: Scene, pointer: Pointer) -> bool:
    """Whether anything is to be said: it leads elsewhere; by other words not to a place of the same name."""
    if _AMENDS.search(scene.new.text, pointer.new.end, pointer.new.end + _FAR):
        return False  # what a bill section amends is no cross-reference
    if pointer.fate is Fate.REDIRECTED:
        return pointer.leads[0] != pointer.leads[1]
    return pointer.fate is not Fate.RENUMBERED


def is_renumbered(scene: Scene, old: Span | None, new: Span | None) -> bool:
    """Whether changed words are nothing but the new number of a reference that leads to the same place."""
    return any(
        pointer.fate is Fate.RENUMBERED
        and (old is None or _near(pointer.old, old))
        and (new is None or _near(pointer.new, new))
        for pointer in scene.pointers
    )


def _near(reference: Span, words: Span) -> bool:
    """Whether words stand in a reference, brackets around it apart."""
    return Span(max(reference.start - 1, 0), reference.end + 1).holds(words)


def _verdict(scene: Scene, pointer: Pointer, match: int) -> Verdict:
    before, after = pointer.leads
    words = _shown(scene, 1, pointer.new)
    if pointer.fate is Fate.DANGLING:
        said = f"the reference {words} leads to nothing in the new text (it led to {before})"
    elif pointer.fate is Fate.NOW_ELSEWHERE:
        said = f"the reference {words} was left as it is, but what was {before} stands elsewhere: it leads to what is {after} now"
    else:
        said = f"the reference {words} leads to {after}, before ({_shown(scene, 0, pointer.old)}) to {before}"
    spans = (pointer.old, pointer.new)
    return verdict(match, Direction.CANNOT_TELL, _CODES[pointer.fate], said, spans=spans)


def _shown(scene: Scene, which: int, span: Span) -> str:
    """A reference with the word before it: "subdivision b"."""
    text = scene.text(which).text
    before = text[max(span.start - 30, 0) : span.start].rpartition("\n")[2].split()
    return quoted(" ".join([*before[-1:], text[span.start : span.end]]))
