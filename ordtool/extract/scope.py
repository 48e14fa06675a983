"""What a carve-out relaxes: the provisions that it stands in or points to; "*" where it switches off the whole law.

The words come first: what they switch off ("this article"), point to ("section 5(b)") or name ("the hearing"); then the rule
that the exception stands in; then what stands around it. Taught by: labels.md 3 and 3a, "Attributes".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ordtool.attributes.late import late
from ordtool.extract.reading import Reading
from ordtool.extract.unit import Unit, UnitKind
from ordtool.ordinance import Kind, Section
from ordtool.source import Span

_LAW = r"(?:article|chapter|ordinance|act|local\ law|by\ ?law|title|division|subtitle|law)"
_HERE = r"(?P<what>section|subsection|subdivision|paragraph|subparagraph|part)"
_OFF = r"""(?:nothing\ (?:contained\ )?in | notwithstanding(?:\ (?:the|any)(?:\ other)?\ (?:provisions?|requirements?)\ of)?
    | (?:provisions?|requirements?|prohibitions?)\ (?:of|in) | subject\ to | bound\ by | governed\ by | exempt\ from | covered\ by
    | without\ (?:regard\ to|complying\ with|following))"""
_APPLIES = (
    r"(?:(?:does|do|shall|will)\ not\ (?:apply|reach|cover|bind|extend)|(?:is|are)\ (?:not\ applicable|inapplicable))"
)
_SWITCH = late(rf"\b{_OFF}\ this\ {_LAW}\b | \bthis\ {_LAW}\ {_APPLIES}", re.VERBOSE | re.IGNORECASE)
"""Words that switch off a law as a whole; a mere mention ("the effective date of this chapter") does not."""
_SWITCH_HERE = late(rf"\b{_OFF}\ this\ {_HERE}\b", re.VERBOSE | re.IGNORECASE)
_THIS_APPLIES = late(rf"\bthis\ {_HERE}\ {_APPLIES}", re.VERBOSE | re.IGNORECASE)
_THIS = late(rf"\bthis\ {_HERE}\b", re.VERBOSE | re.IGNORECASE)
_BAN_NAMED = late(
    rf"\b(?:prohibitions?|bans?|restrictions?|warrant requirements?)\b (?:of|in|under|(?:contained|set forth) in) this {_HERE}\b",
    re.IGNORECASE,
)
"""Words that leave the remedies and reports of a section in force."""
_HEREIN = late(r"\bnothing (?:contained )?herein\b", re.IGNORECASE)
_NO_SUCH = late(r"^no\b.*\bbe (?:construed|deemed|interpreted) to include\b", re.IGNORECASE)
"""Something taken out of the very noun that a ban is about; no term of the law changes."""
_ACT = late(r"\b(?:prohibit|prevent|preclude|restrict|bar|forbid)s?\b", re.IGNORECASE)
"""A release of an act from bans: duties to report or to secure data go on."""
_POINTER = late(
    r"""
    (?:\b(?:sub)?(?:section|sec|division|paragraph|clause)s?\.?\s+|§+\s*)
    (?P<path>\(?[0-9a-z][\w.\-:]*\)?(?:\s?\([0-9a-z]{1,4}\))*)
    (?P<more>(?:(?:,|,?\ and|,?\ or)\ \(?[0-9a-z][\w.\-:]*\)?(?:\([0-9a-z]{1,4}\))*(?=[\s,.;]))*)
    (?:\s+of\s+(?:section|subdivision|subsection)\s+(?P<outer>[\w.\-:()]+))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PATH = late(r"\(?\d[\w.\-:()]*|\(\w{1,4}\)(?:\(\w{1,4}\))*|\b[a-z]\b", re.IGNORECASE)

_BANS = frozenset(
    re.findall(
        r"[\w.]+",
        """
    face.ban face.derived_information face.private_sector face.other_technology contract.data_broker_ban
    contract.service_ban contract.immigration_ban contract.investment_ban contract.data_purchase_ban
    contract.certification sharing.immigration sharing.detainer sharing.third_party sharing.plate_reader
    sharing.retention sharing.warrant disclosure.approval disclosure.secrecy_ban
    """,
    )
)
"""Labels of rules that forbid, or forbid until something is done: what a permission can relax."""
_NAMES: dict[str, re.Pattern[str]] = {
    "disclosure.approval": late(r"\b(?:approvals?|approved by default|deemed (?:to be )?approved|vote of)\b", re.I),
    "disclosure.notice_hearing": late(r"\bhearings?\b|\bpublic (?:comment|notice|meeting)\b", re.I),
    "disclosure.impact_report": late(r"\bimpact (?:report|statement|assessment)s?\b", re.I),
    "disclosure.use_policy": late(r"\buse (?:policy|policies)\b", re.I),
    "disclosure.annual_report": late(r"\bannual\b.{0,30}\breport|\b(?:such|the|from such|a) report\b", re.I),
    "disclosure.public_inventory": late(r"\b(?:publication|posting|public copy|inventory|redact|made public)", re.I),
    "sharing.retention": late(r"\bmay be (?:kept|retained|stored|preserved)\b|\bmay retain\b", re.I),
    "sharing.warrant": late(r"\bwithout a (?:search )?warrant\b", re.I),
}
_SAFEGUARDS = frozenset(label for label in _NAMES if label.startswith("disclosure."))
_PAPERS = _SAFEGUARDS - {"disclosure.approval"}
_REMEDIES: dict[str, re.Pattern[str]] = {
    "enforce.private_action": late(
        r"\bright of action|\bcause of action|\baction\b|\bsuits?\b|\bsuing\b|\bsue\b|\bclaims?\b|\bdamages\b|\bliab|"
        r"\benforced\b|\bgives? the .{0,30}\bto correct",
        re.I,
    ),
    "enforce.suppression": late(r"\bsuppress|\badmissib|\bin evidence\b|\badmitted\b", re.I),
    "enforce.fees": late(r"\bfees\b", re.I),
    "enforce.discipline": late(r"\bdisciplin", re.I),
}


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision that may be relaxed: its label and the words it stands in."""

    label: str
    span: Span
    host: Span


def scope(reading: Reading, unit: Unit, label: str, known: Sequence[Provision]) -> tuple[str, ...]:
    """The labels that a carve-out relaxes, sorted; () where it relaxes nothing that the tool knows."""
    provisions = [p for p in known if not unit.span.holds(p.span)]  # a promise inside the way out is not what it opens
    if unit.kind in (UnitKind.EXCLUSION, UnitKind.DEFINITION):
        banned = reading.search(_NO_SUCH, unit.span)
        return (_act("", _around(reading, unit, provisions)) if banned else ()) or ("*",)
    own = _own(reading, unit, provisions)
    if own and unit.cue not in {"release", "notwithstanding", "ground", "tail"} and unit.kind is UnitKind.EXCEPTION:
        return _without_its_own(label, own)
    words = _words(reading, unit)
    if label == "carveout.remedy":
        return (
            _remedies(words)
            or own
            or _around(reading, unit, provisions)
            or _enforcement(provisions)
            or _whole(provisions)
        )
    if label == "carveout.agency" and not own and unit.kind is not UnitKind.EXCEPTION:
        return ("*",)
    said = _said(reading, unit, words, provisions)
    named = _named(reading, unit, label, said, provisions)
    found = named or said or own or _around(reading, unit, provisions)
    return _narrowed(reading, unit, label, found, provisions)


def _words(reading: Reading, unit: Unit) -> str:
    """The words of a carve-out with those that it finishes."""
    host = unit.host if unit.host and unit.cue in {"release", "ground", "exclusion"} else unit.span
    spans = (*unit.leads[-1:], host, unit.span) if host != unit.span else (*unit.leads[-1:], unit.span)
    return " ".join(reading.words(span) for span in spans)


def _labels(provisions: Iterable[Provision]) -> tuple[str, ...]:
    return tuple(sorted({p.label for p in provisions}))


def _own(reading: Reading, unit: Unit, provisions: Sequence[Provision]) -> tuple[str, ...]:
    """The provisions that an exception stands in; of a lead-in, those of its items."""
    if unit.host is None:
        return ()
    inside = _labels(p for p in provisions if unit.host.overlap(p.span) > 0)
    section = unit.section
    if section.children and unit.host.end <= section.children[0].span.start and not unit.whole:
        low = section.children[0].span.start
        below = _labels(p for p in provisions if section.span.holds(p.span) and p.span.start >= low)
        if reading.words(unit.host)[-1:] in {":", "-"}:
            return tuple(sorted({*inside, *below}))
    return inside


def _without_its_own(label: str, own: tuple[str, ...]) -> tuple[str, ...]:
    """The warrant that is the way out is not what the way out relaxes, where the sentence says more."""
    rest = tuple(name for name in own if name != "sharing.warrant")
    return rest if label == "carveout.judicial_process" and rest else own


def _remedies(words: str) -> tuple[str, ...]:
    return tuple(sorted(label for label, name in _REMEDIES.items() if name.search(words)))


def _enforcement(provisions: Sequence[Provision]) -> tuple[str, ...]:
    """Every way to enforce the law, for a limit that names none of them."""
    return _labels(p for p in provisions if p.label.startswith("enforce."))


def _whole(provisions: Sequence[Provision]) -> tuple[str, ...]:
    """The law as a whole, where it has a rule of our subjects: a limit on every remedy that there is."""
    return ("*",) if provisions else ()


def _said(reading: Reading, unit: Unit, words: str, provisions: Sequence[Provision]) -> tuple[str, ...]:
    """What the words themselves switch off or point to."""
    if _HEREIN.search(words) and _is_one_section(reading, unit, provisions):
        return ("*",)
    if _SWITCH.search(words):
        return _act(words, _labels(provisions)) if _ACT.search(words) else ("*",)
    targets = [section for found in _POINTER.finditer(words) for section in _targets(reading, unit, found)]
    if targets:
        pointed = _labels(p for p in provisions for section in targets if section.span.holds(p.span))
        return _act(words, pointed) if _ACT.search(words) else pointed
    ban = _BAN_NAMED.search(words)
    here = ban or _SWITCH_HERE.search(words) or _THIS_APPLIES.search(words) or _THIS.search(words)
    section = _enclosing(reading, unit, here["what"].lower()) if here else None
    if section is None:
        return ()
    inside = _labels(p for p in provisions if section.span.holds(p.span))
    if ban or _ACT.search(words):
        return _act(words, inside)
    return ("*",) if _is_whole_law(section, provisions) else inside


def _is_one_section(reading: Reading, unit: Unit, provisions: Sequence[Provision]) -> bool:
    """Whether "herein" is the whole law, because it has one section."""
    section = _enclosing(reading, unit, "section")
    return section is None or _is_whole_law(section, provisions)


def _act(words: str, labels: tuple[str, ...]) -> tuple[str, ...]:
    """Of an act that is released, the bans; everything where there is none."""
    return tuple(label for label in labels if label in _BANS) or labels


def _named(
    reading: Reading, unit: Unit, label: str, said: tuple[str, ...], provisions: Sequence[Provision]
) -> tuple[str, ...]:
    """The safeguards that the words name ("without the approval", "may waive the hearing"), as far as the law has them."""
    own = " ".join(reading.words(span) for span in (*unit.leads[-1:], unit.span))
    names = {name for name, pattern in _NAMES.items() if pattern.search(own)}
    if label == "carveout.silence":
        names = {"disclosure.approval"} if not names & {"disclosure.use_policy"} else names
    if unit.kind is UnitKind.EXCEPTION and _SWITCH.search(own) and label != "carveout.confidentiality":
        return ()
    have = set(_labels(provisions))
    found = names & have
    if "sharing.warrant" in found:  # a ban that only a warrant lifts is relaxed with it
        warrants = {p.span for p in provisions if p.label == "sharing.warrant"}
        found |= {p.label for p in provisions if p.span in warrants}
    return tuple(sorted(found))


def _narrowed(
    reading: Reading, unit: Unit, label: str, found: tuple[str, ...], provisions: Sequence[Provision]
) -> tuple[str, ...]:
    """A plain permission relaxes what is forbidden; where nothing around it forbids, the nearest ban."""
    if unit.kind is UnitKind.EXCEPTION and found and label != "carveout.confidentiality":
        return found
    if label == "carveout.confidentiality" and found:
        return tuple(name for name in found if name in _PAPERS) or found
    if (found and label == "carveout.judicial_process") or set(found) & (_BANS | _SAFEGUARDS | {"*"}):
        return found
    bans = [p for p in provisions if p.label in _BANS]
    nearest = next((p for p in reversed(bans) if p.span.start < unit.span.start), bans[0] if bans else None)
    return _labels(p for p in bans if nearest is not None and p.span == nearest.span) or found


def _enclosing(reading: Reading, unit: Unit, what: str) -> Section | None:
    chain = reading.ordinance.ancestors(unit.span.start)
    sections = [s for s in chain if s.kind in (Kind.SECTION, Kind.BILL_SECTION)]
    if what in ("section", "part"):
        return sections[-1] if sections else None
    below = [s for s in chain if s.kind is Kind.SUBDIVISION]
    return below[0] if what in ("subsection", "subdivision") and below else (below[-1] if below else None)


def _is_whole_law(section: Section, provisions: Sequence[Provision]) -> bool:
    """A law of one section: "this section" is the whole of it."""
    return not any(not section.span.holds(p.span) and not p.label.startswith("struct.") for p in provisions)


def _targets(reading: Reading, unit: Unit, found: re.Match[str]) -> list[Section]:
    """The sections of the same text that an enumerator points to ("Sections 5 and 6", "subsection (b) of section 3")."""
    outer = found["outer"] or ""
    paths = [found["path"], *_PATH.findall(found["more"] or "")]
    hits = (_target(reading, unit, outer + path) for path in paths)
    return [section for section in hits if section is not None]


def _target(reading: Reading, unit: Unit, path: str) -> Section | None:
    tail = _bare(path).strip(".")
    best: Section | None = None
    for section in reading.ordinance.walk():
        here = _bare(section.path.rpartition("/")[2]).lstrip("§")
        if here == tail or (here.endswith(tail) and _near(reading, unit, section)):
            best = section if here == tail or best is None else best
    return best


@lru_cache(maxsize=2048)
def _bare(path: str) -> str:
    """A number without brackets and blanks; every section's is asked for at every citation."""
    return re.sub(r"[()\s]", "", path).lower()


def _near(reading: Reading, unit: Unit, section: Section) -> bool:
    """Whether a section stands in the same section of the law as the unit."""
    chain = [s for s in reading.ordinance.ancestors(unit.span.start) if s.kind is Kind.SECTION]
    return not chain or chain[-1].span.holds(section.span)


def _around(reading: Reading, unit: Unit, provisions: Sequence[Provision]) -> tuple[str, ...]:
    """The provisions of the smallest section around that holds any."""
    for section in reversed(reading.ordinance.ancestors(unit.span.start)):
        labels = _labels(p for p in provisions if section.span.holds(p.span))
        if labels:
            return ("*",) if section.kind in (Kind.DIVISION,) else labels
    return ()
