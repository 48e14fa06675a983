"""Scans made of our samples, and how well they are read: the same pages as pictures, crooked and with grain."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy
import pypdfium2
from PIL import Image

from ordtool.library import model
from ordtool.outline import ordinance
from ordtool.readers import read, read_bytes
from ordtool.review import Review, review
from ordtool.source import Source

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
SLUGS = tuple(sorted(folder.name for folder in SAMPLES.iterdir() if folder.is_dir()))
DPI, SKEW, GRAIN, SPECKS = 200, 1.0, 12.0, 0.0005


def scanned(path: Path, *, skew: float = SKEW, seed: int = 1) -> bytes:
    """A PDF of pictures of another PDF's pages, turned by `skew` degrees, with grain and specks of dust."""
    grain = numpy.random.default_rng(seed)
    document = pypdfium2.PdfDocument(path)
    pictures = [_worn(page.render(scale=DPI / 72, grayscale=True).to_pil(), skew, grain) for page in document]
    document.close()
    return bound(pictures)


def bound(pictures: Sequence[Image.Image], *, dpi: int = DPI) -> bytes:
    """A PDF of one picture a page."""
    first, *others = pictures
    buffer = BytesIO()
    first.save(buffer, format="PDF", save_all=True, append_images=others, resolution=dpi, quality=75)
    return buffer.getvalue()


def _worn(picture: Image.Image, skew: float, grain: numpy.random.Generator) -> Image.Image:
    turned = picture.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    dots = numpy.asarray(turned, dtype=numpy.float32)
    dots = dots + grain.normal(0, GRAIN, dots.shape)
    specks = grain.random(dots.shape)
    dots[specks < SPECKS / 2] = 0
    dots[specks > 1 - SPECKS / 2] = 255
    return Image.fromarray(numpy.clip(dots, 0, 255).astype(numpy.uint8))


@cache
def born(slug: str) -> Source:
    """A sample's PDF as it was printed."""
    return read(SAMPLES / slug / f"{slug}.pdf")


@cache
def recognised(slug: str) -> Source:
    """The same, scanned; every other one leans to the other side."""
    skew = SKEW if SLUGS.index(slug) % 2 else -SKEW
    return read_bytes(f"{slug}.pdf", scanned(SAMPLES / slug / f"{slug}.pdf", skew=skew), ocr="auto")


def words(source: Source) -> list[str]:
    """The words of the law, furniture left out."""
    return " ".join(line.text for line in source.lines if line.style != "furniture").split()


def errors(truth: Sequence[str], found: Sequence[str]) -> int:
    """How many words must be put in, taken out or changed to make one of the other."""
    numbers: dict[str, int] = {}
    wanted = [numbers.setdefault(word, len(numbers)) for word in truth]
    have = numpy.array([numbers.setdefault(word, len(numbers)) for word in found])
    steps = numpy.arange(len(have) + 1)
    row = steps.copy()
    for count, word in enumerate(wanted, 1):
        after = numpy.empty_like(row)
        after[0] = count
        after[1:] = numpy.minimum(row[1:] + 1, row[:-1] + (have != word))
        row = numpy.minimum.accumulate(after - steps) + steps
    return int(row[-1])


def planted(slug: str) -> list[dict[str, str]]:
    """What was planted in a sample."""
    found: list[dict[str, str]] = _facts(slug).get("planted", [])
    return found


def found_planted(slug: str, source: Source) -> frozenset[str]:
    """The ids of the planted carve-outs and weakenings that a review of a source finds, as test_planted asks it."""
    result = review(ordinance(source), model=model(_facts(slug)["model"]))
    return frozenset(item["id"] for item in planted(slug) if _is_found(item, result))


def _is_found(item: dict[str, str], result: Review) -> bool:
    label = item.get("label", "")
    if label.startswith("carveout."):
        return any(label in row.labels and _alike(item["quote"], row.evidence.text) for row in result.carve_outs)
    if not item.get("criterion"):
        return False
    verdict = str(next(f for f in result.findings if f.criterion.id == item["criterion"]).verdict)
    wanted = {item["verdict"]} if item["verdict"] != "ledger" else {"weaker", "missing"}
    return verdict in wanted | ({"weaker"} if "missing" in wanted else set())


def _alike(quote: str, text: str) -> bool:
    """Whether the shorter of the two has half its words in the other; a word or two may be misread."""
    short, long = sorted((set(quote.lower().split()), set(text.lower().split())), key=len)
    return 2 * len(short & long) >= len(short)


@cache
def _facts(slug: str) -> dict[str, object]:
    return tomllib.loads((SAMPLES / slug / "planted.toml").read_text("utf-8"))
