"""The documentation against the program: help texts, exit codes, keys, links. `make docs` renews the help texts."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
CLI = DOCS / "cli.md"
COMMANDS = sorted(file.stem for file in (ROOT / "ordtool" / "commands").glob("[!_]*.py"))


def help_text(name: str) -> str:
    """What `ordtool NAME --help` prints, 100 columns wide."""
    from ordtool.commands._main import ordtool as group

    context = click.Context(group, info_name="ordtool", terminal_width=100, help_option_names=["-h", "--help"])
    command: click.Command | None = group
    if name != "ordtool":
        command = group.get_command(context, name)
        assert command
        context = click.Context(command, info_name=name, parent=context, terminal_width=100)
    assert command
    return command.get_help(context) + "\n"


def written_help() -> dict[str, str]:
    """The help texts that docs/cli.md holds, by command."""
    blocks = re.findall(r"<!-- help: (\w+) -->\n```text\n(.*?)```\n", CLI.read_text(encoding="utf-8"), re.DOTALL)
    return dict(blocks)


def renewed() -> str:
    def fill(found: re.Match[str]) -> str:
        return f"<!-- help: {found[1]} -->\n```text\n{help_text(found[1])}```\n"

    return re.sub(
        r"<!-- help: (\w+) -->\n```text\n(?:.*?)```\n", fill, CLI.read_text(encoding="utf-8"), flags=re.DOTALL
    )


def test_help_texts_in_the_docs_are_the_programs_own() -> None:
    if os.environ.get("UPDATE_DOCS"):
        CLI.write_text(renewed(), encoding="utf-8")
    assert sorted(written_help()) == sorted(["ordtool", *COMMANDS])
    for name, text in written_help().items():
        assert text == help_text(name), "run `make docs`"


FAMILIES = {
    "disclosure": "surveillance oversight (community control)",
    "face": "face recognition and other biometric or predictive technology",
    "contract": "contracting bans",
    "sharing": "what may be passed on, kept or looked up",
    "enforce": "remedies and accountability",
    "mandate": "the opposite direction",
    "struct": "the frame",
    "carveout": "what is taken out",
}


def label_tables() -> str:
    """The tables of docs/labels.md, made from the clause types."""
    from ordtool import library

    assert {label.family for label in library.labels()} == set(FAMILIES)
    lines = []
    for family, title in FAMILIES.items():
        lines += [
            "",
            f"### {family}: {title}",
            "",
            "| label | | the clause says that …, or takes out |",
            "|---|---|---|",
        ]
        found = (label for label in library.labels() if label.family == family)
        lines += [f"| `{label.label}` | {label.title} | {label.says} |" for label in found]
    return "\n".join(lines) + "\n"


def test_the_labels_in_the_docs_are_those_of_the_data() -> None:
    page = DOCS / "labels.md"
    prose, mark, tables = page.read_text(encoding="utf-8").partition("<!-- labels -->\n")
    assert mark
    if os.environ.get("UPDATE_DOCS"):
        page.write_text(prose + mark + label_tables(), encoding="utf-8")
        tables = label_tables()
    assert tables == label_tables(), "run `make docs`"


PARTS = ("What a human looks for", "Near misses", "Attributes that matter")


def test_every_label_has_a_page_for_people_and_no_page_is_of_nothing() -> None:
    from ordtool import library

    pages = {page.stem: page.read_text(encoding="utf-8") for page in (DOCS / "labels").glob("*.md")}
    assert set(pages) == library.vocabulary()
    for label in library.labels():
        text = pages[label.label]
        assert text.startswith(f"# {label.label}: {label.title}\n"), label.label
        parts = re.split(r"^## (.*)\n\n", text, flags=re.MULTILINE)
        assert tuple(parts[1::2]) == PARTS, label.label
        assert all(len(part.split()) >= 1 for part in parts[2::2]), label.label
        assert re.search(r"^Gold clauses: \d+$", text, re.MULTILINE), label.label


def test_the_pages_of_labels_name_only_labels_and_attributes_that_there_are() -> None:
    from ordtool import library

    attributes = set(re.findall(r"`(\w+)`", (DOCS / "formats.md").read_text(encoding="utf-8")))
    for page in (DOCS / "labels").glob("*.md"):
        for word in re.findall(r"`([^`]+)`", page.read_text(encoding="utf-8")):
            assert word in (library.vocabulary() if "." in word else attributes), f"{page.name}: {word}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help_and_stands_in_the_docs(name: str) -> None:
    from ordtool.commands._main import ordtool as group

    command = group.get_command(click.Context(group), name)
    assert command
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.name}"
            assert all(option in written_help()[name] for option in parameter.opts)


def test_exit_codes_in_the_docs_are_those_of_the_program() -> None:
    from ordtool.commands._main import BROKEN_PIPE, INTERRUPTED
    from ordtool.errors import ExitCode

    written = {int(code) for code in re.findall(r"^\| (\d+) \|", CLI.read_text(encoding="utf-8"), re.MULTILINE)}
    assert written == {*map(int, ExitCode), BROKEN_PIPE, INTERRUPTED}


def test_every_example_names_real_options() -> None:
    from ordtool.commands._main import ordtool as group

    for file in (ROOT / "README.md", *sorted(DOCS.glob("*.md"))):
        for line in re.findall(r"^\s*\$?\s*ordtool (\w+) (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE):
            name, rest = line
            assert name in COMMANDS, f"{file.name}: ordtool {name}"
            command = group.get_command(click.Context(group), name)
            assert command
            known = {option for parameter in command.params for option in (*parameter.opts, "--help")}
            for option in re.findall(r"(?<=\s)--?[a-z][a-z-]*", " " + rest.split("|")[0]):
                assert option in known, f"{file.name}: ordtool {name} {option}"


def keys(schema: Any) -> Iterator[str]:
    """The names of all keys that a schema speaks of."""
    if isinstance(schema, dict):
        properties = schema.get("properties")
        if isinstance(properties, dict):
            yield from properties
        for value in schema.values():
            yield from keys(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from keys(value)


@pytest.mark.parametrize("which", ["extract", "review", "outline", "compare", "lint"])
def test_every_key_is_documented(which: str) -> None:
    schema = json.loads((ROOT / "ordtool" / "schemas" / f"{which}.schema.json").read_text(encoding="utf-8"))
    text = (DOCS / "formats.md").read_text(encoding="utf-8")
    missing = [key for key in dict.fromkeys(keys(schema)) if f"`{key}`" not in text]
    assert not missing, f"docs/formats.md does not say what these are: {missing}"


def test_links_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *DOCS.glob("*.md")]
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
        if not target.startswith(("http:", "https:", "mailto:")) and not (page.parent / target).exists()
    ]
    assert not broken, broken


@pytest.mark.parametrize(
    ("which", "arguments"),
    [("extract", ()), ("outline", ()), ("lint", ()), ("review", ("--model", "surveillance-oversight"))],
)
@pytest.mark.parametrize("suffix", ["pdf", "docx", "txt"])
def test_real_output_fits_its_schema(
    inside: Callable[..., Any], which: str, arguments: tuple[str, ...], suffix: str
) -> None:
    from jsonschema import Draft202012Validator

    sample = ROOT / "corpus" / "samples" / "larkmoor-surveillance" / f"larkmoor-surveillance.{suffix}"
    done = inside(which, sample, *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    schema = json.loads((ROOT / "ordtool" / "schemas" / f"{which}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(done.stdout))


def test_positions_in_the_output_are_those_of_the_text(inside: Callable[..., Any]) -> None:
    """docs/formats.md: `text` is exactly the slice, `base` indexes the base text."""
    sample = ROOT / "corpus" / "samples" / "larkmoor-surveillance" / "larkmoor-surveillance.pdf"
    text = inside("text", sample).stdout.decode()
    base = inside("text", sample, "--view", "base").stdout.decode()
    clauses = json.loads(inside("extract", sample, "--format", "json").stdout)["clauses"]
    assert clauses
    for clause in clauses:
        assert text[clause["start"] : clause["end"]] == clause["text"]
        assert "".join(base[start:end] for start, end in clause["base"]) == clause["text"]


def test_the_outline_and_the_extraction_speak_of_the_same_document(inside: Callable[..., Any]) -> None:
    sample = ROOT / "corpus" / "samples" / "larkmoor-surveillance" / "larkmoor-surveillance.pdf"
    documents = [
        json.loads(inside(command, sample, "--format", "json").stdout)["document"] for command in ("outline", "extract")
    ]
    assert documents[0] == documents[1]
