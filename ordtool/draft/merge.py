"""Several subjects in one ordinance: what all say once stands in its first and last article, and each subject between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ordtool.draft import definitions
from ordtool.draft.definitions import Definitions, plain
from ordtool.draft.provisions import Provision, Text, number, provision
from ordtool.draft.subject import Subject
from ordtool.library.merging import Combined

_TITLE = re.compile(r"(?P<head>An? (?:ordinance|\{\{ACT\}\})) (?P<tail>to .+)")
_OF_ALL = "this {{ACT}}"
_DATE = "Effective date."
_SEVERABILITY = "Severability"
_END = re.compile(r"(?:; and|[;.])$")


def merged(subjects: Sequence[Subject], combined: Combined) -> tuple[Text, Definitions]:
    """The subjects as one instrument, numbered; provisions that stand once for several say so (`instead`)."""
    first = subjects[0]
    words = definitions.merged(subjects)
    opening = _opening(subjects, combined)
    closing = _closing(subjects, combined)
    whole = Text(first.model.name, _title(subjects), list(first.text.front), [opening, words.section])
    whole.articles[f"Article 1. {combined.general}"] = opening
    for rank, part in enumerate(subjects, 2):
        sections = [section for section in part.text.sections if section.instead is None]
        own = _words_apart(part, words, combined)
        sections = [own, *sections] if own else sections
        for section in sections:
            for one in section.walk():
                one.scoped = True
        whole.sections += sections
        whole.articles[f"Article {rank}. {part.model.rubric.title}"] = sections[0]
    whole.sections.append(closing)
    whole.articles[f"Article {len(subjects) + 2}. {combined.end}"] = closing
    number(whole.sections)
    return whole, words


def _title(subjects: Sequence[Subject]) -> str:
    """One title for all: "An ordinance to require A; to limit B; and to prohibit C"."""
    read = [_TITLE.fullmatch(part.text.title) for part in subjects]
    if not all(read):
        return "; ".join(part.text.title for part in subjects)
    *most, last = [hit["tail"] for hit in read if hit]
    return f"{read[0]['head'] if read[0] else ''} {'; '.join(most)}; and {last}"


def _opening(subjects: Sequence[Subject], combined: Combined) -> Provision:
    """The first section: one title, the findings of all, and what else the first sections say."""
    first = subjects[0].text.sections[0]
    headings = [part.text.sections[0].words for part in subjects]
    whole = Provision(first.subject, 0, first.label, max(headings, key=len))
    name = str(subjects[0].answers.get("ACT", "ordinance")).title()
    title = provision(f"(a) {combined.title.format(name=name)}", first.subject)
    whole.adopt(title)
    kept: dict[str, Provision] = {}
    for part in subjects:
        section = part.text.sections[0]
        section.instead = whole
        for one in list(section.children):
            said = plain(part, [Provision(one.subject, 1, "", one.words)])
            if one.words.startswith("Title."):
                one.instead = title
            elif same := next((stays for words, stays in kept.items() if words == said or _ends_in(words, said)), None):
                _pour(one, same)
            else:
                kept[said] = one
                whole.adopt(one)
    for one in whole.children:
        if one.words.endswith(":"):
            _as_sentences(one.children)
    return whole


def _ends_in(words: str, begun: str) -> bool:
    """Whether a paragraph says what another does and goes on from there."""
    return begun.endswith(".") and words.startswith(f"{begun} ")


def _pour(gone: Provision, stays: Provision) -> None:
    """Put the items of a paragraph below another that begins with the same words."""
    gone.instead = stays
    for item in list(gone.children):
        stays.adopt(item)


def _as_sentences(items: Sequence[Provision]) -> None:
    """Items of different lists, each a sentence of its own."""
    for item in items:
        said = _END.sub("", item.words)
        item.words = f"{said[:1].upper()}{said[1:]}."


def _closing(subjects: Sequence[Subject], combined: Combined) -> Provision:
    """The last section: what two subjects or more say of the whole act in the same words, and what binds the articles."""
    name = subjects[0].model.name
    whole = Provision(name, 0, "99", combined.last)
    always = [provision(f"(a) {words}", name) for words in combined.always]
    for same in _alike(subjects, always):
        stays, *others = sorted(same, key=lambda one: one in always)
        for gone in others:
            _give_way(gone, stays)
        if stays.parent:
            stays.parent.children.remove(stays)
        stays.label = "a"
        whole.adopt(stays)
    whole.adopt(provision(f"(a) {combined.between}", name))
    for part in subjects:
        for section in part.text.sections:
            if section.instead is None and not section.children:
                section.instead = whole
            elif section.words.startswith(_SEVERABILITY) and not _says(section, _SEVERABILITY):
                section.words = combined.left
    return whole


def _says(section: Provision, heading: str) -> bool:
    """Whether one of its paragraphs bears the heading."""
    return any(one.words.startswith(f"{heading}.") for one in section.children)


def _give_way(gone: Provision, stays: Provision) -> None:
    if gone.parent:
        gone.parent.children.remove(gone)
    for one, instead in zip(gone.walk(), stays.walk(), strict=False):
        one.instead = instead


def _alike(subjects: Sequence[Subject], always: Sequence[Provision]) -> Iterator[list[Provision]]:
    """Paragraphs on the whole act that several subjects, or every combined act, have in the same words.

    The effective date is one whatever its words, because its question is asked once.
    """
    found = {plain(subjects[0], [one]): [one] for one in always}
    for part in subjects:
        for section in part.text.sections:
            for one in section.children if section.instead is None else ():
                if one.level == 1 and one.label and _OF_ALL in one.words.replace("This", "this"):
                    date = one.words.startswith(_DATE)
                    found.setdefault(_DATE if date else plain(part, [one]), []).append(one)
    yield from (same for same in found.values() if len(same) > 1 or same[0] in always)


def _words_apart(part: Subject, words: Definitions, combined: Combined) -> Provision | None:
    """A section with the words that this subject defines in its own way."""
    own = words.apart.get(part.model.name)
    if not own:
        return None
    section = Provision(part.model.name, 0, "98", combined.words)
    section.adopt(Provision(part.model.name, 1, "", combined.apart.format(number=2)))
    pointed = {met for points in part.points.values() for point in points for met in point.met}
    if len(own) == 1 and own[0] not in pointed:
        own[0].label = ""
    for one in own:
        section.adopt(one)
    return section
