"""Turns hand-written quotes into offsets: `gold.toml` to `gold.jsonl`, and `start`, `end` in `planted.toml`.

A quote is either the exact words or "first words … last words"; the first words must occur exactly once in the text.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from typing import Any

ELLIPSIS = " … "


class QuoteError(ValueError):
    """A quote that the text does not hold exactly once."""


def find(text: str, quote: str) -> tuple[int, int]:
    """The half-open range of a quote; raises QuoteError unless its first words occur exactly once."""
    first, ellipsis, last = quote.partition(ELLIPSIS)
    count = text.count(first)
    if count != 1:
        raise QuoteError(f"found {count} times, not once: {first!r}")
    start = text.index(first)
    if not ellipsis:
        return start, start + len(first)
    at = text.find(last, start + len(first))
    if at < 0:
        raise QuoteError(f"no {last!r} after {first!r}")
    return start, at + len(last)


def _attributes(label: str, entry: dict[str, Any]) -> dict[str, Any]:
    """What an entry gives for one of its labels: `force` for provisions, `kind` for devices, the rest for all."""
    family = label.partition(".")[0]
    if family == "struct":
        return {}
    given = dict(entry.get("attributes", {}))
    kind, force = given.pop("kind", None), given.pop("force", "operative")
    if family == "carveout":
        return {**given, "kind": kind} if kind and label == "carveout.device" else given
    return {"force": force, **given}


def _lines(text: str, entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    start, end = find(text, entry["quote"])
    for label in entry["labels"]:
        line = {"start": start, "end": end, "label": label, "quote": text[start:end][:80]}
        if label.startswith("carveout."):
            line["relaxes"] = entry["relaxes"]
        if label == "struct.definition":
            line["term"] = entry["term"]
        attributes = _attributes(label, entry)
        yield {**line, "attributes": attributes} if attributes else line


def gold(text: str, annotations: str) -> str:
    """The JSON lines of a `gold.toml`, in text order."""
    entries = tomllib.loads(annotations)["clause"]
    lines = [line for entry in entries for line in _lines(text, entry)]
    lines.sort(key=lambda line: (line["start"], line["end"], line["label"]))
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def planted(text: str, source: str) -> str:
    """A `planted.toml` with `start` and `end` after every quote, computed anew."""
    kept = [line for line in source.splitlines() if not line.startswith(("start = ", "end = "))]
    written: list[str] = []
    for line in kept:
        written.append(line)
        if line.startswith("quote = "):
            start, end = find(text, tomllib.loads(line)["quote"])
            written += [f"start = {start}", f"end = {end}"]
    return "\n".join(written) + "\n"
