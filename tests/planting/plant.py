"""Weakenings planted at known places: language operators, exceptions from our bank, exceptions moved in from other laws."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from planting.laws import SAMPLES, Law, data, law, part

PLACES = ("places_face", "places_surveillance")
TERMS = {
    "face": {"use": "use face recognition", "tech": "face recognition", "head": "the chief of police"},
    "surveillance": {"use": "use surveillance technology", "tech": "surveillance technology", "head": "the manager"},
}
_NUMBER = re.compile(r"(?<=within )\d+|(?<=Within )\d+|(?<=least )\d+|(?<=expires )\d+|(?<=\$)[\d,]+")


@dataclass(frozen=True, slots=True)
class Planted:
    """A law before and after one change, and what the review must say: which criteria or which label in the ledger."""

    operator: str
    before: Law
    after: Law
    words: str
    criteria: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    relaxes: tuple[str, ...] = ()


def operators() -> list[Planted]:
    """Every language operator at every place, in every wording."""
    table = data("operators")
    return [planted for name in PLACES for planted in _of_file(data(name), table)]


def _of_file(places: dict[str, Any], table: dict[str, Any]) -> Iterator[Planted]:
    for place in places["places"]:
        for operator in place["operators"]:
            for new in _rewrites(place["at"], table[operator]):
                yield _changed(places["base"], operator, place["at"], new, place)
    for swap in places["swaps"]:
        for new in swap["new"]:
            yield _changed(places["base"], swap["operator"], swap["old"], new, swap)


def _rewrites(words: str, operator: dict[str, Any]) -> Iterator[str]:
    if "number" not in operator:
        yield from (words.replace(operator["find"], put, 1) for put in operator["put"])
        return
    found = _NUMBER.search(words)
    if found is None:
        raise ValueError(f"no number in {words!r}")
    old = int(found[0].replace(",", ""))
    for factor in operator["factors"]:
        new = old * factor if operator["number"] == "longer" else max(old // factor, 1)
        yield f"{words[: found.start()]}{new:,}{words[found.end() :]}"


def _changed(base: str, operator: str, old: str, new: str, what: dict[str, Any]) -> Planted:
    if old == new:
        raise ValueError(f"{operator}: nothing changes in {old!r}")
    before = part(base, old)
    criteria, labels = tuple(what.get("criteria", ())), tuple(what.get("ledger", ()))
    after = before.with_text(before.text.replace(old, new, 1))
    return Planted(operator, before, after, new, criteria, labels)


def exceptions() -> list[Planted]:
    """Every exception of the bank after every rule that it can be made from."""
    bank = data("carveouts")
    return [
        planted for rule in bank["rules"] for item in bank["bank"] if _fits(rule, item) for planted in _made(rule, item)
    ]


def _family(base: str) -> str:
    return "face" if law(base).model.startswith("face") else "surveillance"


def _fits(rule: dict[str, Any], item: dict[str, Any]) -> bool:
    return item.get("rules", "rule") == rule["kind"] and item.get("only", _family(rule["base"])) == _family(
        rule["base"]
    )


def _made(rule: dict[str, Any], item: dict[str, Any]) -> Iterator[Planted]:
    terms = TERMS[_family(rule["base"])]
    filled = {**terms, "Tech": terms["tech"].capitalize()}
    own = tuple(item.get("relaxes", ()))
    for wording in (*item["tail"], *item["sentence"]):
        if re.search(r"\{(use|tech|Tech)\}", wording) and not rule.get("of_use"):
            continue
        words = wording.format(**filled)
        apart = f", {words}." if wording in item["tail"] else f". {words[0].upper()}{words[1:]}"
        yield _inserted(rule, apart, item["label"], item["label"], own)


def _inserted(rule: dict[str, Any], words: str, label: str, operator: str, own: tuple[str, ...]) -> Planted:
    before = part(rule["base"], rule["end"])
    changed = before.text.replace(rule["end"], rule["end"].removesuffix(".") + words, 1)
    relaxes = (*rule["relaxes"], *own)
    return Planted(
        operator, before, before.with_text(changed), words.lstrip("., "), tuple(rule["criteria"]), (label,), relaxes
    )


_WHOLE = re.compile(r"(Nothing in|This (section|article|chapter|ordinance) (shall|does) not|If the|Notwithstanding)")
_MAY = re.compile(r"[A-Z].* (?:may|shall not|does not apply)\b")
_TAIL = re.compile(r"(except|unless|provided that|but )")
_POINTER = re.compile(
    r"\b(?:[Ss]ub)?(?:[Ss]ection|[Dd]ivision|paragraph|clause|chapter|article|subtitle)s? (?:[\dIVX(][\w.()–-]*|[A-Z]\b)"
)
# What points only into its own text, belongs to another subject, or was cut off in the middle.
_UNFIT = re.compile(
    r"immigration|as provided in this section$|authorized use$|limited to$|administrative code|cited provision"
)
# Whose exceptions are as narrow as our models': moved in, they are what the model itself allows.
_STRONG = ("westering-face-ban", "sorrel-valley-oversight")


@dataclass(frozen=True, slots=True)
class Carved:
    """An exception of another law: its words, its label, what it relaxes there, and where it comes from."""

    words: str
    label: str
    relaxes: tuple[str, ...]
    home: str


def moved_in(shared: Path | None) -> list[Planted]:
    """Exceptions of other laws that can stand after one of our rules as they are: sentences, and clauses with a cue."""
    rules = data("carveouts")["rules"]
    found = [*_of_samples(), *(_of_gold(shared) if shared else ())]
    pairs = ((rule, one) for one in found for rule in rules if _belongs(one, rule))
    return [planted for rule, one in pairs if (planted := _foreign(rule, one))]


def _of_samples() -> Iterator[Carved]:
    for folder in sorted(SAMPLES.iterdir()):
        if (folder / "gold.jsonl").is_file() and folder.name not in _STRONG:
            yield from _carved(folder / "gold.jsonl", folder / f"{folder.name}.txt")


def _of_gold(shared: Path) -> Iterator[Carved]:
    for path in sorted((shared / "data" / "gold").glob("*.jsonl")):
        yield from _carved(path, shared / "data" / "texts" / f"{path.stem}.txt")


def _carved(gold: Path, text: Path) -> Iterator[Carved]:
    words = text.read_text("utf-8")
    for line in gold.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["label"].startswith("carveout.") and row["end"] - row["start"] < 400:
            quote = " ".join(words[row["start"] : row["end"]].split())
            yield Carved(quote, row["label"], tuple(row.get("relaxes", ())), text.stem)


def _belongs(one: Carved, rule: dict[str, Any]) -> bool:
    kind = {"carveout.remedy": "remedy", "carveout.confidentiality": "papers"}.get(one.label, "rule")
    other = "face" if _family(rule["base"]) == "surveillance" else "surveillance"
    alien = TERMS[other]["tech"].split()[0] in one.words.lower() or (other == "face" and "facial" in one.words.lower())
    general = one.label in ("carveout.other", "carveout.device", "carveout.private_sector")
    return kind == rule["kind"] and one.home != rule["base"] and not general and not alien


def _foreign(rule: dict[str, Any], one: Carved) -> Planted | None:
    words = _POINTER.sub("this section", one.words).rstrip(".;:, ")
    if _UNFIT.search(words):
        return None
    operator = f"moved-in:{one.label}"
    if _WHOLE.match(words) or _MAY.match(words):
        return _inserted(rule, f". {words}.", one.label, operator, one.relaxes)
    return _inserted(rule, f", {words}.", one.label, operator, one.relaxes) if _TAIL.match(words) else None


def draw(seed: int, count: int, shared: Path | None) -> list[Planted]:
    """Half operators, a quarter exceptions of the bank, a quarter real ones; the same seed gives the same list."""
    random = Random(seed)
    quarter = count // 4
    taken = [*_spread(random, moved_in(shared), quarter), *_spread(random, exceptions(), quarter)]
    return taken + _spread(random, operators(), count - len(taken))


def _spread(random: Random, pool: list[Planted], count: int) -> list[Planted]:
    """At most `count`, each operator in its turn, so that one with many wordings does not crowd out the rest."""
    by_operator: dict[str, list[Planted]] = {}
    for planted in random.sample(pool, len(pool)):
        by_operator.setdefault(planted.operator, []).append(planted)
    taken: list[Planted] = []
    while len(taken) < count and any(by_operator.values()):
        for queue in by_operator.values():
            if queue and len(taken) < count:
                taken.append(queue.pop())
    return taken
