"""Paraphrases: other words, another order or other numbers of sections for the same rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import Any

from weaken.bank import drawn, table
from weaken.generate import Case, by_hand
from weaken.hosts import Host, hosts

GERUNDS = {
    "acquire": "acquiring",
    "be": "being",
    "enter": "entering",
    "receive": "receiving",
    "renew": "renewing",
    "retaliate": "retaliating",
    "sell": "selling",
    "share": "sharing",
    "use": "using",
    "waive": "waiving",
}
ONES = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ITEM = re.compile(r"^\((\d+)\) (.*)$")
SOME = 6
"""How many places of one text an operator is tried at."""


def worded(number: int) -> str:
    """A number below a thousand in words."""
    if number < len(ONES):
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    rest = f" {worded(number % 100)}" if number % 100 else ""
    return f"{ONES[number // 100]} hundred{rest}"


def paraphrases(rng: Random) -> Iterator[Case]:
    """Every paraphrase of every host."""
    yield from by_hand("paraphrases", "paraphrase", rng)
    for host in hosts():
        for row in table("paraphrases")["operators"]:
            yield from _reworded(host, row, rng)
        yield from _renumbered(host, rng)
        yield from _reordered(host, rng)


def _reworded(host: Host, row: dict[str, Any], rng: Random) -> Iterator[Case]:
    pattern = re.compile(row["find"].replace("%VERB%", "|".join(GERUNDS)))
    matches = list(pattern.finditer(host.text))
    if not matches:
        return
    for wording in row["into"]:
        picked = [matches] if row.get("all") else [[m] for m in rng.sample(matches, min(SOME, len(matches)))]
        for group in picked:
            text = host.text
            for found in reversed(group):
                text = text[: found.start()] + _new(found, wording, row, rng) + text[found.end() :]
            where = "everywhere" if row.get("all") else host.text[max(group[0].start() - 40, 0) : group[0].end() + 20]
            yield Case("paraphrase", row["id"], host, where, text, words=wording)


def _new(found: re.Match[str], wording: str, row: dict[str, Any], rng: Random) -> str:
    if row.get("number"):
        wording = wording.replace("{word}", worded(int(found[1])))
    new = found.expand(drawn(wording, rng)) + (GERUNDS[found[1]] if row.get("gerund") else "")
    return new[:1].upper() + new[1:] if found[0][:1].isupper() else new


def _renumbered(host: Host, rng: Random) -> Iterator[Case]:
    """Sections counted from another number, references with them."""
    if not re.search(r"(?m)^Section 1\.", host.text):
        return
    for by in rng.sample(range(1, 90), 4):
        text = re.sub(r"\b([Ss]ections?) (\d+)", lambda m, by=by: f"{m[1]} {int(m[2]) + by}", host.text)
        text = re.sub(r"(\bsections \d+ to )(\d+)", lambda m, by=by: f"{m[1]}{int(m[2]) + by}", text)
        yield Case("paraphrase", "renumbered", host, f"from {by + 1}", text)


def _reordered(host: Host, rng: Random) -> Iterator[Case]:
    """The items of a numbered list in another order, the joining words where they belong."""
    lines = host.text.split("\n")
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and ITEM.match(lines[end]):
            end += 1
        if end - at >= 3 and not any("(1)" in line for line in lines[at:end] if line.count("(1)") > 1):
            yield _shuffled(host, lines, at, end, rng)
        at = max(end, at + 1)


def _shuffled(host: Host, lines: list[str], at: int, end: int, rng: Random) -> Case:
    bodies, tails = [], []
    for line in lines[at:end]:
        found = ITEM.match(line)
        assert found
        tail = re.search(r"(?:[;,]? (?:and|or)|[;.,])$|$", found[2])
        assert tail
        bodies.append(found[2][: tail.start()])
        tails.append(tail[0])
    rng.shuffle(bodies)
    new = [f"({n}) {body}{tail}" for n, (body, tail) in enumerate(zip(bodies, tails, strict=True), 1)]
    return Case("paraphrase", "reordered", host, lines[at][:40], "\n".join([*lines[:at], *new, *lines[end:]]))
