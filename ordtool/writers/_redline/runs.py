"""Words inside paragraphs as tracked changes: runs are cut, wrapped in `w:del`, put in by `w:ins`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from ordtool.docx_package import Element, M, W
from ordtool.revision import Annotate, Replace
from ordtool.writers._redline import fields, places
from ordtool.writers._redline.controls import controlled, fixed, why
from ordtool.writers._redline.document import Document
from ordtool.writers._redline.pieces import covered, is_gone, isolated, live_text, run_of
from ordtool.writers._word_xml import run_of as new_run

_DELETED = {W + "t": W + "delText", W + "instrText": W + "delInstrText"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FORMULAS = (M + "oMathPara", M + "oMath")


def replace(document: Document, edit: Replace) -> Sequence[Element]:
    """Strike the range and put the new words behind it."""
    paragraphs = document.chain(edit.part, edit.paragraph)
    looks = places.source(document, paragraphs, edit.start, edit.text)
    struck: list[Element] = []
    if edit.start < edit.end:
        held = covered(document, paragraphs, edit.start, edit.end)
        looks = next((one for one in held if not is_gone(one) and not places.is_symbol(one)), looks)
        struck = strike(document, paragraphs, edit.start, edit.end)
    if not edit.text:
        return struck
    place = places.behind(document, struck) if struck else places.between(document, paragraphs, edit.end)
    properties = places.look(document, looks, place, raised=bool(struck))
    new = added(document, edit.text, properties)
    place.put(new)
    return [*struck, new]


def annotate(document: Document, edit: Annotate) -> Sequence[Element]:
    """The runs of a range, cut free so that a comment can be on them alone."""
    paragraphs = document.chain(edit.part, edit.paragraph)
    return isolated(covered(document, paragraphs, edit.start, edit.end)) or [paragraphs[0]]


def strike(document: Document, paragraphs: Sequence[Element], start: int, end: int | None = None) -> list[Element]:
    """Strike the characters `start:end` (None: to the end) of a chain of `w:p`; gives the `w:del` put in, in order.

    What others have deleted stays theirs; pictures, bookmarks and note references stay; so does what a locked content
    control holds. Does not `touch`.
    """
    whole = start == 0 and end is None
    found = fields.fields(document, paragraphs)
    last = 2**31 if end is None else end
    held = covered(document, paragraphs, start, last)
    held += fields.struck_with(found, start, last, whole=whole)
    open_ = [element for element in dict.fromkeys(held) if not is_gone(element) and fixed(element) is None]
    return wrapped(document, _in_order(paragraphs, [*isolated(open_), *_maths(open_)]))


def _in_order(paragraphs: Sequence[Element], runs: Iterable[Element]) -> list[Element]:
    wanted = set(runs)
    return [element for paragraph in paragraphs for element in paragraph.iter(W + "r", *_FORMULAS) if element in wanted]


def _maths(elements: Sequence[Element]) -> list[Element]:
    """The formulas of which all characters are among the elements."""
    held = [list(element.iterancestors(*_FORMULAS)) for element in elements if run_of(element) is None]
    formulas = dict.fromkeys(around[-1] for around in held if around)
    given = set(elements)
    return [one for one in formulas if all(text in given for text in one.iter(M + "t") if text.text)]


def wrapped(document: Document, runs: Sequence[Element]) -> list[Element]:
    """Wrap runs in `w:del`, as many in one as follow each other in one parent."""
    made: list[Element] = []
    previous: Element | None = None
    for run in runs:
        if previous is not None and run.getprevious() is made[-1] and previous.getparent() is made[-1]:
            made[-1].append(run)
        else:
            made.append(document.revision("w:del"))
            run.addprevious(made[-1])
            made[-1].append(run)
        _deleted(run)
        previous = run
    return made


def _deleted(run: Element) -> None:
    for child in run:
        if child.tag in _DELETED:
            child.tag = _DELETED[str(child.tag)]
            child.set(_SPACE, "preserve")


def added(document: Document, text: str, properties: Element | None = None) -> Element:
    """A `w:ins` of ours with a run of new words ("\\t" and "\\n" become `w:tab` and `w:br`); `properties` is the `w:rPr`
    to copy. The caller puts it into a `w:p`.
    """
    run = new_run(text)
    if properties is not None:
        run.insert(0, deepcopy(properties))
    return document.own(document.revision("w:ins", run))


def cut(document: Document, paragraphs: Sequence[Element], offset: int) -> tuple[Element, Element | None]:
    """Cut the chain of `w:p` at an offset so that what stands before and after it are whole children of one `w:p`.

    Gives that `w:p` and the first child after the cut (None: the cut is at its end). Links and others' insertions that
    hold the offset are cut in two; a content control is not, the cut is behind it.
    """
    place = places.to_paragraph(document, places.between(document, paragraphs, offset))
    return place.parent, place.following


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a content control does not allow: the control, what to say there, whether nothing of the edit is made."""

    control: Element
    words: str
    wholly: bool


def refused(document: Document, edit: Replace) -> Refusal | None:
    """What a content control does not allow of an edit; None where nothing hinders it."""
    paragraphs = document.chain(edit.part, edit.paragraph)
    if not any(controlled(paragraph) for paragraph in paragraphs):
        return None
    if edit.start < edit.end:
        touched = [one for one in covered(document, paragraphs, edit.start, edit.end) if not is_gone(one)]
    else:
        touched = [one for one in places.neighbours(document, paragraphs, edit.start) if one is not None]
    controls = [fixed(element) for element in touched or paragraphs[:1]]
    first = next((control for control in controls if control is not None), None)
    if first is None or (edit.start == edit.end and any(control is not first for control in controls)):
        return None
    reason = f"Not changed: the content control here is not ours to edit ({why(first)})."
    said = _wanted(live_text(document, paragraphs, edit.start, edit.end), edit.text)
    return Refusal(first, f"{reason} {said}", None not in controls)


def _wanted(old: str, new: str) -> str:
    if not old:
        return f"The new text adds “{new}”."
    return f"The new text reads “{new}” instead of “{old}”." if new else f"The new text leaves out “{old}”."
