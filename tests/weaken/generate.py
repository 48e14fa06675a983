"""Weakenings and strengthenings: one operator or carve-out at a known place, and what must follow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from random import Random
from typing import Any

from weaken.bank import drawn, table
from weaken.hosts import MODELS, Host, Place, hosts
from weaken.real import Real, reals


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A changed law: `criteria` of which one must be weaker, or `label` that the words at start:end are ledgered under."""

    kind: str
    operator: str
    host: Host
    where: str
    text: str
    criteria: tuple[str, ...] = ()
    label: str = ""
    start: int = 0
    end: int = 0
    words: str = ""


def _edited(host: Host, start: int, end: int, new: str) -> str:
    return host.text[:start] + new + host.text[end:]


def _allowed(row: dict[str, Any], host: Host, place: Place) -> bool:
    labels = row.get("labels", ["*"])
    if row.get("hosts") and host.name not in row["hosts"]:
        return False
    if any(fnmatch(place.path, path) for path in row.get("not_sections", {}).get(host.name, [])):
        return False
    return any(fnmatch(place.labels[0], label) for label in labels)


def _expanded(found: re.Match[str], wording: str, *, lower: bool) -> str:
    """The wording with the groups of what was found, which begin a sentence no more where `lower` says so."""
    if lower:
        return wording.replace(r"\1", found[1][:1].lower() + found[1][1:])
    return found.expand(wording)


def by_operator(name: str, kind: str, rng: Random) -> Iterator[Case]:
    """Every operator at every place that it fits, each wording once."""
    for row in table(name).get("operators", []):
        for host in hosts():
            for place in host.places:
                found = re.compile(row["find"]).search(host.text, place.span.start, place.span.end)
                if found is None or not _allowed(row, host, place):
                    continue
                for wording in row["into"]:
                    new = _expanded(found, drawn(wording, rng), lower=row.get("lower", False))
                    text = _edited(host, found.start(), found.end(), new)
                    label = row.get("ledger", "")
                    at = (found.start(), found.start() + len(new)) if label else (0, 0)
                    yield Case(kind, row["id"], host, place.path, text, place.criteria, label, *at, new)


def by_hand(name: str, kind: str, rng: Random) -> Iterator[Case]:
    """Words of one section of a model that only fit there."""
    for row in table(name).get("edits", []):
        host = next(h for h in hosts() if h.name == row["host"])
        span = host.sections[row["section"]]
        start = host.text.find(row["find"], span.start, span.end)
        if start < 0:
            raise AssertionError(f"{name}: {row['section']} of {row['host']} has no “{row['find']}”")
        for wording in row["into"]:
            new = drawn(wording, rng)
            text = _edited(host, start, start + len(row["find"]), new)
            ids = tuple(row.get("criteria", ()))
            yield Case(kind, row["operator"], host, row["section"], text, ids, words=new)


def removals(rng: Random) -> Iterator[Case]:
    """A section taken out, or said in the findings instead; what asks for no exception is not missed."""
    words = table("weaken")["findings"]
    for host in hosts():
        asked = {f.criterion.id for f in host.base.findings if f.reason != "no-such-exception"}
        for place in host.places if host.name in MODELS else ():
            ids = tuple(name for name in place.criteria if name in asked)
            if not ids or place.labels[0].startswith("struct.") or place.path in words["not_sections"][host.name]:
                continue
            shorter = _edited(host, place.span.start, place.span.end, "").replace("\n\n", "\n")
            yield Case("weaken", "removal", host, place.path, shorter, ids)
            body = re.sub(r"^\(\w+\)\s+(?:[A-Z][^.\n]{2,50}\.\s+)?", "", host.text[place.span.start : place.span.end])
            first = re.split(r"(?<=[a-z])[.:](?:\s|$)", body)[0]
            said = drawn(rng.choice(words["said"]), rng) + first[:1].lower() + first[1:] + "."
            at = host.text.index("\n", host.sections["1(b)"].end - 1) if "1(b)" in host.sections else 0
            moved = _edited(host, place.span.start, place.span.end, "")
            yield Case("weaken", "duty-to-finding", host, place.path, f"{moved[:at]}\n{said}{moved[at:]}", ids)


def inserted(rng: Random, *, real: bool) -> Iterator[Case]:
    """Carve-outs at the end of a sentence, after it, or as one more item of the model's list of exclusions."""
    found: Sequence[Real] = reals() if real else tuple(_own(rng))
    for host in hosts():
        for item in found:
            yield from _placed(host, item, rng)


def _own(rng: Random) -> Iterator[Real]:
    for row in table("carve_outs")["rows"]:
        for wording in row["words"]:
            for _ in range(row.get("draws", 2)):
                yield Real(row["label"], row["form"], drawn(wording, rng), "bank")


def _placed(host: Host, item: Real, rng: Random) -> Iterator[Case]:
    fits = table("carve_outs")["fits"]
    places = [p for p in host.places if any(fnmatch(p.labels[0], n) for n in fits.get(item.label, fits["other"]))]
    stop = None
    if item.form == "item" and host.name == "surveillance-oversight":
        at = host.text.index("\n", host.sections["2(b)(8)"].start)
        path, lead, new, tail = "2(b)", "\n(9) ", item.text.rstrip(".;, "), ";"
    elif places:
        place = rng.choice(places)
        stop = _STOP.search(host.text, _after_heading(host.text, place), place.span.end + 1)
    if stop is not None:
        path, at = place.path, stop.end(1)
        lead, new, tail = {
            "sentence": (" ", item.text, ""),
            "phrase": (", ", _lower(item.text.rstrip(".;, ")), ""),
        }.get(item.form, (f" {rng.choice(table('carve_outs')['leads'])}", item.text.rstrip(".;, ") + ".", ""))
        at -= item.form == "phrase"
    elif item.form != "item" or host.name != "surveillance-oversight":
        return
    start = at + len(lead)
    text = host.text[:at] + lead + new + tail + host.text[at:]
    operator = f"{'real ' if item.source != 'bank' else ''}{item.label}"
    where = f"{path} ← {item.source}"
    yield Case("carveout", operator, host, where, text, (), item.label, start, start + len(new), new)


_STOP = re.compile(r"[^.\n]{20}[a-z](\.)(?= |\n|$)")
_HEADING = re.compile(r"\(\w+\)\s+[A-Z][^.\n]{2,50}\.(?= )")


def _after_heading(text: str, place: Place) -> int:
    """Where the words of law begin: an exception tacked onto a heading takes nothing out."""
    found = _HEADING.match(text, place.span.start)
    return found.end() if found and found.end() < place.span.end else place.span.start


def _lower(words: str) -> str:
    """A phrase that began its sentence and now stands inside one."""
    return words[:1].lower() + words[1:] if re.match("[A-Z][a-z]+ ", words) else words


def spread(cases: Iterable[Case], count: int, rng: Random) -> list[Case]:
    """So many cases, operators taken in turn as long as they have any; the same change is drawn once."""
    groups: dict[str, list[Case]] = {}
    seen: Counter[str] = Counter()
    for case in cases:
        seen[case.text] += 1
        if seen[case.text] == 1:
            groups.setdefault(case.operator, []).append(case)
    for group in groups.values():
        rng.shuffle(group)
    chosen: list[Case] = []
    while len(chosen) < count and any(groups.values()):
        for group in groups.values():
            if group and len(chosen) < count:
                chosen.append(group.pop())
    return chosen
