"""The laws that are weakened: the filled models and our samples, as plain text with what the review says of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ordtool.library import model
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read, read_bytes
from ordtool.review import Review, review
from ordtool.source import Span

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
MODELS = ("surveillance-oversight", "face-recognition-ban")
GOOD = ("met", "stronger")


def outlined(text: str) -> Ordinance:
    """A plain text as the tool reads it."""
    return ordinance(read_bytes("law.txt", text.encode()))


def reviewed(text: str, name: str) -> Review:
    """A plain text against a model."""
    return review(outlined(text), model=model(name))


def verdicts(result: Review) -> dict[str, str]:
    """The verdict on each criterion."""
    return {finding.criterion.id: str(finding.verdict) for finding in result.findings}


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a host, and the criteria that rest on them."""

    path: str
    span: Span
    criteria: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Host:
    """A law to change, with its baseline and the places whose criteria are met in it."""

    name: str
    model: str
    text: str
    base: Review
    places: tuple[Place, ...]
    sections: dict[str, Span]


@cache
def hosts() -> tuple[Host, ...]:
    """The two filled models first, then the samples that a review is about."""
    return (*map(_filled, MODELS), *(host for name in _samples() if (host := _sample(name)).places))


def _samples() -> list[str]:
    return sorted(file.parent.name for file in SAMPLES.glob("*/planted.toml"))


def _filled(name: str) -> Host:
    text = ordinance(read_bytes("law.md", model(name).text.encode())).text
    base = reviewed(text, name)
    sections = {section.path: section.span for section in base.ordinance.walk() if section.path}
    found: dict[str, list[str]] = {}
    for finding in base.findings:
        if str(finding.verdict) in GOOD:
            found.setdefault(finding.criterion.section, []).append(finding.criterion.id)
    labels = {f.criterion.section: f.criterion.labels for f in reversed(base.findings)}
    places = tuple(
        Place(path, sections[path], tuple(ids), tuple(labels[path])) for path, ids in found.items() if path in sections
    )
    return Host(name, name, text, base, places, sections)


def _sample(name: str) -> Host:
    """A place of a sample is a clause of its gold that alone answers a criterion."""
    chosen = tomllib.loads((SAMPLES / name / "planted.toml").read_text("utf-8"))["model"]
    text = ordinance(read(SAMPLES / name / f"{name}.txt")).text
    base = reviewed(text, chosen)
    places = []
    for clause in tomllib.loads((SAMPLES / name / "gold.toml").read_text("utf-8")).get("clause", []):
        span = _spot(base.ordinance.text, clause["quote"])
        ids = tuple(
            f.criterion.id
            for f in base.findings
            if str(f.verdict) in GOOD
            and len(f.evidence) == 1
            and set(clause["labels"]) & set(f.criterion.labels)
            and f.evidence[0].clause.span.overlap(span) * 2 > len(span)
        )
        if ids:
            places.append(Place(clause["quote"][:20], span, ids, tuple(clause["labels"])))
    return Host(name, chosen, base.ordinance.text, base, tuple(places), {})


def _spot(text: str, quote: str) -> Span:
    first, _, last = quote.partition(" … ")
    start = max(text.find(first), 0)
    return Span(start, text.index(last, start) + len(last) if last in text[start:] else start + len(first))
