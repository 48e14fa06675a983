"""Reads the bank, sets each sentence into its small law, and judges what is found there."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ordtool.extract import Clause, extract
from ordtool.ordinance import View
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Sentence:
    """Words under test in their law. `wanted` are the labels that count as right; `start` and `end` count in `law`."""

    law: str
    start: int
    end: int
    wanted: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The run of words that a clause must stand on."""
        return self.law[self.start : self.end]


@cache
def sentences(kind: str) -> tuple[Sentence, ...]:
    """The sentences of `kind`: carve_outs, provisions or negatives."""
    laws = tomllib.loads((FOLDER / "laws.toml").read_text("utf-8"))
    items = tomllib.loads((FOLDER / f"{kind}.toml").read_text("utf-8"))["bank"]
    return tuple(_set(laws[item["law"]]["text"].strip() + "\n", item) for item in items)


def _set(law: str, item: dict[str, str]) -> Sentence:
    words = item["text"] if "«" in item["text"] else f"«{item['text']}»"
    text = law.replace("{heading}", item.get("heading", "")).replace("{text}", words)
    start, end = text.index("«"), text.index("»") - 1
    return Sentence(
        text.replace("«", "").replace("»", ""), start, end, tuple(filter(None, item.get("label", "").split("|")))
    )


@cache
def found(sentence: Sentence) -> tuple[Clause, ...]:
    """The clauses that overlap the words by at least half of the shorter of the two."""
    law = ordinance(read_bytes("law.txt", sentence.law.encode()), view=View.AMENDED)
    at = law.text.index(sentence.words)
    return tuple(clause for clause in extract(law).clauses if _overlaps(clause, at, at + len(sentence.words)))


def _overlaps(clause: Clause, start: int, end: int) -> bool:
    shared = min(clause.span.end, end) - max(clause.span.start, start)
    return 2 * shared >= min(clause.span.end - clause.span.start, end - start)


def is_right(sentence: Sentence) -> bool:
    """Whether a clause with a wanted label stands on the words."""
    return any(clause.label in sentence.wanted for clause in found(sentence))


def is_carved(sentence: Sentence) -> bool:
    """Whether a carve-out of any kind stands on the words."""
    return any(clause.is_carve_out for clause in found(sentence))


def figures() -> dict[str, float]:
    """Recall of carve-outs of any kind, of their labels, of provisions, and the share of negatives with a false alarm."""
    carved, provided, innocent = (sentences(kind) for kind in ("carve_outs", "provisions", "negatives"))
    return {
        "carve-outs of any kind": sum(map(is_carved, carved)) / len(carved),
        "carve-outs, right label": sum(map(is_right, carved)) / len(carved),
        "provisions": sum(map(is_right, provided)) / len(provided),
        "false alarms": sum(map(is_carved, innocent)) / len(innocent),
    }


def wrong() -> Iterator[str]:
    """A line for each sentence that is judged wrongly: what it is, what was found, its words."""
    for kind in ("carve_outs", "provisions", "negatives"):
        for sentence in sentences(kind):
            if not (is_right(sentence) if sentence.wanted else not is_carved(sentence)):
                labels = ", ".join(f"{clause.label} ({clause.rule.partition('/')[2]})" for clause in found(sentence))
                yield f"{kind} {'|'.join(sentence.wanted)} <- {labels or 'nothing'}: {sentence.words}"


if __name__ == "__main__":
    print(*wrong(), figures(), sep="\n")
