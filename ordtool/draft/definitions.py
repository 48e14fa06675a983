"""The definitions of several subjects in one section; what two subjects define differently is told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ordtool.draft.provisions import Provision
from ordtool.draft.subject import Subject

HEADING = "Definitions"
_LAST_COMMA = re.compile(r",\s+(and|or)\b")
_CAPITAL = re.compile(r"[A-Z][a-z]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A definition and the paragraphs that belong to it."""

    subject: Subject
    paragraphs: tuple[Provision, ...]

    @property
    def term(self) -> str:
        """The term as it is looked up."""
        return self.paragraphs[0].term.casefold()

    @property
    def says(self) -> str:
        """Its words, the case of the term and the shape of apostrophes aside."""
        return plain(self.subject, self.paragraphs).replace(f"“{self.paragraphs[0].term}”", self.term, 1).casefold()


@dataclass(frozen=True, slots=True)
class Definitions:
    """The section that holds for all, the definitions that hold in one subject only, and the terms that differ."""

    section: Provision
    apart: dict[str, tuple[Provision, ...]]
    differing: tuple[tuple[str, tuple[str, ...]], ...]


def plain(subject: Subject, paragraphs: Iterable[Provision]) -> str:
    """Words as they are compared: blanks filled, apostrophes and the last comma of a list alike, enumerators left out."""
    words = " ".join(one.words for paragraph in paragraphs for one in paragraph.walk())
    return " ".join(_LAST_COMMA.sub(r" \1", subject.filled(words).replace("’", "'")).split())


def merged(subjects: Sequence[Subject]) -> Definitions:
    """One section of definitions, by the alphabet: the same words once, and of different ones those of most subjects."""
    sections = [(part, one) for part in subjects for one in part.text.sections if one.words == HEADING]
    entries = [entry for part, section in sections for entry in _entries(part, section)]
    whole = Provision(subjects[0].model.name, 0, sections[0][1].label, HEADING)
    leads = [one for _, section in sections for one in section.children if not _begins(one) and not one.label]
    for lead in leads[:1]:
        whole.adopt(lead)
    for lead in leads[1:]:
        lead.instead = leads[0]
    for _, section in sections:
        section.instead = whole
    held, apart, differing = _sorted_out(entries)
    lettered = any(entry.paragraphs[0].label for entry in held)
    _in_one_case(held)
    for entry in sorted(held, key=lambda one: one.term):
        for paragraph in entry.paragraphs:
            paragraph.label = paragraph.label or ("a" if lettered else "")
            whole.adopt(paragraph)
    return Definitions(whole, apart, differing)


def alphabetical(sections: Iterable[Provision]) -> None:
    """Put definitions without letters by the alphabet again: “Town” does not stand where “City” stood.

    Paragraphs that define nothing stay behind the definition before them. Lettered definitions keep the model's order.
    """
    for section in sections:
        if section.words != HEADING or any(one.label for one in section.children):
            continue
        groups: list[list[Provision]] = [[]]
        for one in section.children:
            groups += [[]] if _begins(one) else []
            groups[-1].append(one)
        lead, *defining = groups
        defining.sort(key=lambda group: group[0].term.casefold())
        section.children[:] = [*lead, *(one for group in defining for one in group)]


def _in_one_case(entries: Sequence[Entry]) -> None:
    """Where most terms begin with a small letter, all do: a name (“City”) and what is spelt in capitals keep theirs."""
    small = [entry for entry in entries if entry.paragraphs[0].term[:1].islower()]
    if 2 * len(small) < len(entries):
        return
    for entry in entries:
        one, name = entry.paragraphs[0], str(entry.subject.answers.get("JURISDICTION_TYPE", ""))
        if _CAPITAL.match(one.term) and not one.term.startswith(name):
            term = one.term[:1].lower() + one.term[1:]
            one.words, one.term = one.words.replace(f"“{one.term}”", f"“{term}”", 1), term


def _entries(part: Subject, section: Provision) -> list[Entry]:
    found: list[list[Provision]] = []
    for one in section.children:
        if _begins(one):
            found.append([one])
        elif found:
            found[-1].append(one)
    return [Entry(part, tuple(paragraphs)) for paragraphs in found]


def _begins(one: Provision) -> bool:
    return bool(one.term)


def _sorted_out(
    entries: Sequence[Entry],
) -> tuple[list[Entry], dict[str, tuple[Provision, ...]], tuple[tuple[str, tuple[str, ...]], ...]]:
    """What holds for all; what holds in one subject; which terms differ, and between whom."""
    by_term: dict[str, list[Entry]] = {}
    for entry in entries:
        by_term.setdefault(entry.term, []).append(entry)
    held: list[Entry] = []
    apart: dict[str, tuple[Provision, ...]] = {}
    differing: list[tuple[str, tuple[str, ...]]] = []
    for term, same in by_term.items():
        kept = _usual(same)
        usual = kept.says
        held.append(kept)
        for entry in same:
            name = entry.subject.model.name
            if entry.says != usual:
                apart[name] = (*apart.get(name, ()), *entry.paragraphs)
            elif entry is not kept:
                _stand_for(kept.paragraphs, entry.paragraphs)
        others = tuple(entry.subject.model.name for entry in same if entry.says != usual)
        if others:
            differing.append((term, (kept.subject.model.name, *others)))
    return held, apart, tuple(differing)


def _usual(same: Sequence[Entry]) -> Entry:
    """The meaning of most subjects; of as many, that of a subject whose own article does without the word.

    A meaning that is set apart for an article must be used there.
    """
    counts = Counter(entry.says for entry in same)
    most = [entry for entry in same if counts[entry.says] == max(counts.values())]
    return next((entry for entry in most if not _uses(entry)), most[0])


def _uses(entry: Entry) -> bool:
    """Whether the sections of its subject, the definitions aside, use the term."""
    part = entry.subject
    sections = (section for section in part.text.sections if section.words != HEADING)
    return any(entry.term in part.filled(one.words).casefold() for section in sections for one in section.walk())


def _stand_for(kept: Sequence[Provision], dropped: Sequence[Provision]) -> None:
    pairs = zip(dropped, kept, strict=True)
    for gone, stays in pairs:
        for one, instead in zip(gone.walk(), stays.walk(), strict=True):
            one.instead = instead
