"""ordtool score: extraction against gold."""

from __future__ import annotations

from pathlib import Path

import click

from ordtool.commands import _options


@click.command()
@click.argument("gold", metavar="GOLD...", nargs=-1, required=True)
@click.option("--texts", metavar="FOLDER", help="Where the texts are; by default beside the gold, or in ../texts.")
@_options.output_format()
@_options.output
@_options.quiet
def command(*, gold: tuple[str, ...], texts: str | None, format_: str | None, output: str | None, quiet: bool) -> None:
    """Measure extraction against gold annotations.

    GOLD is a folder of .jsonl files or such a file; the text of NAME.jsonl is NAME.txt. docs/formats.md says what a
    line of gold holds. Precision, recall and F1 are each printed with their n.

    \b
    Example:
      ordtool score corpus/samples
      ordtool score gold/ --texts texts/ --format md -o accuracy.md
    """
    from ordtool import score
    from ordtool.commands import _clock, _messages, _output

    chosen = _output.choose(output, format_)
    pairs = [pair for path in gold for pair in _pairs(Path(path), texts=Path(texts) if texts else None)]
    with _messages.working("Scoring …", quiet=quiet):
        result = score.score(pairs)
    _output.emit(score.report(result, date=_clock.today()), output=output, format_=chosen, quiet=quiet)


def _pairs(gold: Path, *, texts: Path | None) -> list[tuple[Path, Path]]:
    """The (text, gold) files that a folder or a gold file stands for. Raises InputError where one is missing."""
    from ordtool.errors import InputError

    found = sorted(gold.rglob("*.jsonl")) if gold.is_dir() else [gold]
    if not found:
        raise InputError(f"{gold} holds no .jsonl file. Name the folder that holds the gold.")
    return [(_text(file, texts=texts), file) for file in found]


def _text(gold: Path, *, texts: Path | None) -> Path:
    from ordtool.errors import InputError

    if not gold.is_file():
        raise InputError(f"{gold}: there is no such file. Name a .jsonl file or a folder of them.")
    name = f"{gold.parent.name if gold.stem == 'gold' else gold.stem}.txt"
    folders = [texts] if texts else [gold.parent, gold.parent.parent / "texts"]
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise InputError(f"{gold}: its text {name} is not in {' or '.join(map(str, folders))}. Say where with --texts.")
