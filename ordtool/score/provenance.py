"""What stands beside the figures: first contact with unseen laws, the readers' agreement, labels without gold, known failures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from ordtool.library import (
    FirstText,
    first_contacts,
    first_texts,
    known_failures,
    labels,
    reader_agreements,
    telling,
    waves,
)
from ordtool.report import Block, Heading, Run
from ordtool.score.agreement import pooled
from ordtool.score.gold import Agreement
from ordtool.score.tables import table, words
from ordtool.score.tally import Score

_UNSEEN = (
    "The rules were developed on the laws below, so those figures flatter. Each law of this table was annotated by two readers, "
    "reconciled and committed before the extractor was first run on it; the figures are those of that run."
)
_LEARNED = (
    "Met before, in the same way; afterwards the rules learned from these laws too, so that only the table above is of "
    "unseen law."
)
_EARLIER = (
    "Other first measurements, on texts that are no part of this gold, annotated by one reader or two before the extractor was "
    "first run on them; afterwards the rules learned from them."
)
_READERS = (
    "Two readers annotated each law independently; this is their agreement before the readings were reconciled, by the same "
    "matching. A program that agrees with the gold as well as one reader with the other has reached what this gold can measure. "
    "The readers were language models and share their habits: the agreement is an upper guide, no proof."
)


def first_contact() -> list[Block]:
    """What the rules did on laws that they had never seen: the figure to believe, and the rows it rests on."""
    met = waves(first_texts())
    blocks: list[Block] = [Heading(2, (Run("First contact"),))]
    if met:
        blocks += [words(_UNSEEN), _wave(met[-1], "the figure we believe")]
    for wave in reversed(met[:-1]):
        blocks += [words(_LEARNED), _wave(wave, "before the rules learned from them")]
    return [*blocks, words(_EARLIER), _earlier(len(met))]


def _wave(texts: tuple[FirstText, ...], what: str) -> Block:
    rows: list[tuple[object, ...]] = [
        (one.what, one.clauses, one.precision, one.recall, one.f1, one.strict_f1, f"{one.date}, {one.commit}")
        for one in texts
    ]
    counted = telling(texts)
    silent = ", silence on laws without a clause left out" if len(counted) < len(texts) else ""
    rows.append(
        (
            f"mean over {len(counted)}{silent}: {what}",
            sum(one.clauses for one in counted),
            fmean(one.precision for one in counted),
            fmean(one.recall for one in counted),
            fmean(one.f1 for one in counted),
            fmean(one.strict_f1 for one in counted),
            "",
        )
    )
    head = ("", "n", "precision", "recall", "F1", "strict F1", "measured with rules of")
    return table(head, rows, (0.3, 0.08, 0.12, 0.1, 0.08, 0.12, 0.2))


def _earlier(met: int) -> Block:
    rows = [
        (
            f"{found.date.isoformat()}: {found.what}{f'; {found.note}' if found.note else ''}",
            found.clauses, found.precision, found.recall,
            found.carve_outs, found.carve_out_precision, found.carve_out_recall,
        )
        for found in first_contacts()[: -met or None]
    ]  # fmt: skip
    head = ("", "n", "precision", "recall", "carve-outs, n", "precision", "recall")
    return table(head, rows, (0.4, 0.08, 0.11, 0.1, 0.11, 0.1, 0.1))


def readers(texts: Sequence[Mapping[str, Agreement]]) -> list[Block]:
    """How far the readers agreed: on the development laws as it was noted down, on the added gold as it is computed."""
    noted = reader_agreements()
    rows = [(one.what, f"{one.low:.2f} to {one.high:.2f}" if one.low < one.high else one.low) for one in noted.row]
    blocks: list[Block] = [
        Heading(2, (Run("The readers beside each other"),)),
        words(_READERS),
        words(f"On {noted.note}:"),
        table(("F1 of", "loose"), rows, (0.6, 0.4)),
    ]
    kept = [one for one in texts if one]
    if kept:
        added = [
            (name, f"{loose.gold} and {loose.found}", loose.f1, strict.f1 if strict.hit else "")
            for name, (loose, strict) in pooled(kept).items()
        ]
        blocks.append(words(f"On the {len(kept)} laws of the added gold:"))
        blocks.append(table(("F1 of", "n of the two", "loose", "strict"), added, (0.4, 0.2, 0.2, 0.2)))
    return blocks


def without_gold(score: Score) -> list[Block]:
    """Labels that no annotated law holds."""
    with_gold = {label for label, counts in score.labels().items() if counts.gold}
    names = ", ".join(label.label for label in labels() if label.label not in with_gold)
    told = f"Tested on our own samples and examples only: {names}." if names else "Every label has gold."
    return [Heading(2, (Run("Labels without gold"),)), words(told)]


def failures() -> list[Block]:
    """What the rules are known to get wrong."""
    rows = [(one.what, one.seen, one.until_then) for one in known_failures()]
    head = ("what goes wrong", "seen", "until it is mended")
    return [Heading(2, (Run("Known failures"),)), table(head, rows, (0.45, 0.25, 0.3))] if rows else []
