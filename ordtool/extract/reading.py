"""An ordinance made ready for patterns: its plain text, its tokens, its sentences, and small questions about them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from ordtool.attributes.late import late
from ordtool.extract import acts, lead_ins, recitals, releases
from ordtool.extract.hits import Hits
from ordtool.extract.patterns import Book, offsets
from ordtool.extract.plain import Plain, plain
from ordtool.extract.pointed import lets, pointed
from ordtool.extract.sentences import ranges
from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.source import Span

DEFINES = late(
    r"^(?P<aim>for (?:the )?purposes? of (?:this|these) [\w\s\-.]+[,:]\s*|as used in (?:this|these) [\w\s\-.]+,\s*"
    r"|in this [\w\s]+,\s*"
    r'|(?:for|as used|when used|wherever used|in|within|under|unless)\b[^":;]{1,120}?,?\s(?=(?:the )?(?:term )?")'
    r")?"
    r'(?:(?:the )?terms? )?(?P<open>"|\'(?=\w))?(?P<term>(?![^":;.]{0,80}\bfollowing\b)[^":;.]{2,90}?)["\']?,?'
    r'(?:(?:,? \(?(?:or |and )?"[^"]{2,60}"\)?,?){1,4}| \([^()]{1,30}\)(?=\s))?\s'
    r"(?:(?<!any )(?<!other )means?|shall mean|has the (?:same )?meaning|have the (?:same )?meanings?"
    r"|shall have the (?:same )?meaning|(?:is|are|shall be) (?:as )?defined (?:as|in|to|by)|are defined"
    r"|is distinct from .{0,80}? and means"
    r"|(?:refers|applies) to .{0,80}? and means"
    r"|refers to|(?(aim)includes?|(?!)))\b"
    r'|^"(?P<bare>[^":;.]{2,90}?)(?:,"|",) (?=(?-i:[a-z]))',
    re.IGNORECASE,
)
"""The second half: Missouri and others leave the verb to the lead-in ("the following terms mean: (1) “Camera”, any …")."""
_BEFORE_TERM = late(
    r'(?:for (?:the )?purposes?|as used|in this)(?:[^"]*?[,:]\s*|[^":;]{1,120}?\s(?=(?:the )?(?:term )?"))',
    re.IGNORECASE,
)
_MAY_FIND = (Kind.BILL_SECTION, Kind.SECTION, Kind.SUBDIVISION)
_EXCEPTIONS = late(r"\b(?:exceptions?|exemptions?|exclusions?|not covered)\b", re.IGNORECASE)
_TAIL = late(r"(?:[\s;,:]|[;,]\s*(?:and|or|and/or|but|provided))+$", re.IGNORECASE)
_MAY = late(r"(?<!\balone )\bmay\b(?! not\b| only\b| neither\b)", re.IGNORECASE)
_DUTY = late(r"\b(?:shall|must|may not|is prohibited|are prohibited)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """An ordinance with its plain text, tokens and hits; all spans count in the ordinance's text."""

    ordinance: Ordinance
    plain: Plain
    hits: Hits
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    spelled_out: frozenset[str] = frozenset()
    titles: tuple[tuple[Span, Span], ...] = ()
    """Laws about one subject, and where they name it: it counts as a heading over all of the law."""

    def tokens(self, span: Span) -> tuple[int, int]:
        """The tokens that lie in a span, half-open."""
        low, high = self.plain.position(span.start), self.plain.position(span.end)
        return bisect_left(self.starts, low), bisect_left(self.starts, high)

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """The tokens of a range of the plain text, half-open."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def of_tokens(self, start: int, end: int) -> Span:
        """A token range as a span."""
        return self.plain.original(self.starts[start], self.ends[end - 1])

    def words(self, span: Span) -> str:
        """The plain words of a span."""
        return self.plain.text[self.plain.position(span.start) : self.plain.position(span.end)].strip()

    def at(self, span: Span, position: int) -> int:
        """An offset into the plain words of `span`, as an offset of the ordinance."""
        low = self._low(span)
        return self.plain.offsets[min(low + position, len(self.plain.offsets) - 1)]

    def _low(self, span: Span) -> int:
        low = self.plain.position(span.start)
        text = self.plain.text
        while low < len(text) and text[low] == " ":
            low += 1
        return low

    def trim(self, span: Span) -> Span:
        """Without blanks and joining words at the ends ("; and")."""
        text = self.ordinance.text
        start, end = span.start, span.end
        while start < end and (text[start].isspace() or text[start] in ",;"):
            start += 1
        tail = _TAIL.search(text[start:end])
        return Span(start, start + tail.start() if tail else end)

    def skip(self, offset: int) -> int:
        """The next word after a comma."""
        text = self.ordinance.text
        while offset < len(text) and (text[offset].isspace() or text[offset] in ",;:"):
            offset += 1
        return offset

    def sentences(self, span: Span) -> tuple[Span, ...]:
        """The sentences of a span; an abbreviation or enumerator never ends one."""
        low, high = self.plain.position(span.start), self.plain.position(span.end)
        piece = self.plain.text[low:high]
        if not piece.strip():
            return ()
        spans = (self._trimmed(low + start, low + end) for start, end in ranges(piece))
        return tuple(s for s in spans if len(s))

    def _trimmed(self, low: int, high: int) -> Span:
        text = self.plain.text
        while low < high and text[low] == " ":
            low += 1
        while high > low and text[high - 1] == " ":
            high -= 1
        return self.plain.original(low, high)

    def search(self, pattern: re.Pattern[str], span: Span) -> bool:
        """Whether a regular expression is found in the plain words."""
        return bool(pattern.search(self.words(span)))

    def is_findings(self, section: Section) -> bool:
        """Whether a section's heading says findings or purpose; of a bill section without one, its first words."""
        heading = self.ordinance.heading(section)
        if heading:
            return recitals.named(heading) and not recitals.binds(self._inside(section))
        if section.kind not in _MAY_FIND or not recitals.opens(self.words(section.lead)):
            return False
        return not recitals.binds(self._inside(section), most=recitals.FEW)

    def leads_to_findings(self, section: Section) -> bool:
        """Whether a paragraph ends in "The legislature finds that:", and what it found stands beside it, not below."""
        words = self.words(section.lead).rstrip()
        return not section.children and words.endswith(":") and recitals.opens(words)

    def _inside(self, section: Section) -> list[str]:
        """The sentences of a section and all below it."""
        return [self.words(span) for part in section.walk() for span in self.sentences(part.lead)]

    def is_exception_heading(self, section: Section) -> bool:
        """Whether a section's heading says exceptions."""
        return bool(_EXCEPTIONS.search(self.ordinance.heading(section)))

    def spells_out(self, section: Section, sentence: Span) -> bool:
        """Whether a rule elsewhere says "except as provided in" this section, and the sentence permits something."""
        return section.path in self.spelled_out and lets(self.words(sentence))

    def opens_list(self, section: Section, sentence: Span) -> bool:
        """Whether the last sentence of a section leads into the items below it."""
        if not section.children or any(child.proposed for child in section.children) > section.proposed:
            return False
        words = self.words(sentence)
        if _CATCHLINE.search(words):
            return False
        return words[-1:] in {":", "-"} or self.runs_on(section, sentence) or self._breaks_off(section, words)

    def _breaks_off(self, section: Section, words: str) -> bool:
        """Whether a sentence stops without a point, and lettered items end it ("may not be kept unless the law asks ¶ (1) …")."""
        first = section.children[0]
        goes_on = bool(first.label) and self.words(first.lead)[:1].islower()
        return goes_on and words[-1:].isalpha() and bool(_MODAL_IN_TERM.search(words))

    def runs_on(self, section: Section, sentence: Span) -> bool:
        """Whether the items stand inside the sentence itself ("shall not (i) …, (ii) … or (iii) …")."""
        between = self.ordinance.text[sentence.end : section.children[0].span.start]
        return self.words(sentence)[-1:] not in {".", "?", "!", ";", ":"} and "\n" not in between

    def items(self, section: Section) -> tuple[Section, ...]:
        """The items of a list: its enumerated children, or all that go on; a list numbered (1), (2) ends where (b) begins."""
        numbered = tuple(child for child in section.children if child.label)
        if not numbered:
            return tuple(takewhile(self.goes_on, section.children)) or section.children
        first = _style(numbered[0].label)
        return tuple(takewhile(lambda child: _style(child.label) == first, numbered))

    def defines(self, sentence: Span) -> bool:
        """Whether a sentence defines a term."""
        words = self.words(sentence)
        found = _defining(words)
        if found is None:
            return False
        term = found["term"]
        if term is None:
            return True
        return bool(found["open"]) or (len(term.split()) <= 8 and not _MODAL_IN_TERM.search(term))

    def defines_in_quotes(self, sentence: Span) -> bool:
        """Whether a sentence among others defines a term that it sets in quotation marks."""
        found = _defining(self.words(sentence))
        return found is not None and bool(found["open"])

    def defined_from(self, sentence: Span) -> int:
        """Where a definition begins: at its term, an introductory "for purposes of …" left out."""
        words = self.words(sentence)
        found = _defining(words)
        opening = _BEFORE_TERM.match(words) if found else None
        return self.at(sentence, opening.end()) if opening else sentence.start

    def item_end(self, section: Section) -> int:
        """Where a list ends: the end of the first sentence of its last leaf, later sentences left out."""
        last = section
        while last.children:
            last = self.items(last)[-1]
        sentences = self.sentences(last.lead)
        return self.trim(Span(last.span.start, sentences[0].end)).end if sentences else last.span.end

    def is_contents(self, leads: tuple[Span, ...]) -> bool:
        """Whether a lead-in says what a document holds ("the report shall include:"): its items name things, and bind nobody."""
        return bool(leads) and lead_ins.holds(self.words(leads[-1]))

    def is_release(self, span: Span) -> bool:
        """Whether a sentence takes something out of a law or section as a whole."""
        return releases.releases(self.words(span))

    def goes_on(self, section: Section) -> bool:
        """Whether a paragraph is the middle or the end of a sentence that began before it."""
        return section.kind in (Kind.PARAGRAPH, Kind.SUBDIVISION) and self.words(section.lead).strip()[:1].islower()

    def is_duty(self, span: Span) -> bool:
        """Whether a sentence binds somebody by itself."""
        words = _SUBORDINATE.split(self.words(span), maxsplit=1)[0]
        return bool(_DUTY.search(words)) and not releases.RELEASE.search(words)

    def permits(self, span: Span) -> bool:
        """Whether the main verb is a permission."""
        words = self.words(span)
        may, duty = _MAY.search(words), _DUTY.search(words)
        return bool(may) and (duty is None or (may is not None and may.start() < duty.start()))

    def items_are_rules(self, section: Section, opener: Span, leads: tuple[Span, ...] = ()) -> bool:
        """Whether each item of a list is a rule of its own: it finishes the lead-in's sentence, or has a verb of duty itself."""
        words = self.words(opener)
        if self.runs_on(section, opener) or lead_ins.is_whole_rule(words):
            return False
        firsts = [self.words(found[0]) for child in self.items(section) if (found := self.sentences(child.lead))]
        above = " ".join(self.words(span) for span in (*leads, opener))
        return acts.listed(above, firsts) or lead_ins.leaves_rules(words, firsts)


@lru_cache(maxsize=64)
def _defining(words: str) -> re.Match[str] | None:
    return DEFINES.match(words)


def _style(label: str) -> str:
    """How an item is numbered: with figures, small or capital letters."""
    sign = label.strip("(). ")[:1]
    return "1" if sign.isdigit() else "a" if sign.islower() else "A"


_SUBORDINATE = late(
    r"[,;] (?:provided|so long as|as long as|but|except|unless)\b|\b(?:that|which|who) (?:shall|must|may not)\b",
    re.IGNORECASE,
)
"""Words after which a duty is no longer that of the main clause."""
_CATCHLINE = late(r"(?:^|[.\]])\s*-+\s*$")
"""A catchline's dash ("Drones; limits.- (a) No agency …"): what follows are paragraphs, not items."""
_MODAL_IN_TERM = late(r"\b(?:shall|may|must|is|are|will|not)\b", re.IGNORECASE)


def read(ordinance: Ordinance, book: Book) -> Reading:
    """An ordinance made ready for patterns."""
    flat = plain(ordinance.text)
    doc = book.read(flat.text)
    starts, ends = offsets(doc)
    return Reading(ordinance, flat, book.hits(doc, flat.text), starts, ends, pointed(ordinance))
