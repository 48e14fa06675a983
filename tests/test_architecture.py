"""docs/architecture.md, “Directions”, held against the imports of the code itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "ordtool"

GROUND = {"source", "ordinance", "report", "revision", "numbering", "references", "amendatory", "errors"}
# One floor below the readers and the writers: what both know of a .docx.
WORD = {
    "docx_package",
    "docx_styles",
    "docx_numbering",
    "docx_characters",
    "docx_revisions",
    "docx_parts",
    "docx_ends",
    "docx_comments",
}
# A room may import itself, the ground, and the rooms named here; nothing else of the house.
MIDDLE = {"outline", "markup", "attributes", "library", "readers", "writers", "clean"}
ROOMS: dict[str, set[str]] = {
    **{room: set() for room in (*GROUND, "library", "markup")},
    "outline": {"markup"},
    **dict.fromkeys((*WORD, "readers", "writers", "clean"), WORD),
    "attributes": {"library"},
    "extract": {"outline", "attributes", "library"},
    "explain": {"extract", "library"},
    "redline": set(),
    "lint": {"extract", "outline", "attributes", "library"},
    "draft": {"lint", "outline", "library"},
    "compare": {"redline", "outline"},
    "effect": {"compare", "redline", "extract", "outline", "attributes", "library"},
    "review": {"compare", "effect", "lint", "redline", "extract", "outline", "attributes", "library"},
    "score": {"extract", "outline", "attributes", "library", "readers"},
    "commands": {
        "extract",
        "explain",
        "review",
        "score",
        "redline",
        "compare",
        "effect",
        "lint",
        "draft",
        *WORD,
        *MIDDLE,
    },
    "__main__": {"commands"},
    "__init__": {"extract", "review", "score", *MIDDLE},
    # Data: their __init__.py says what they hold.
    "clause_types": set(),
    "lexicon": set(),
    "house_styles": set(),
    "measured": set(),
    "schemas": set(),
}
# Of the ground, some rooms take less than all: a reader knows no report, a writer no ordinance.
WITHOUT = {
    "readers": {"report"},
    "writers": {"source", "ordinance", "numbering", "references"},
    "outline": {"report"},
    "markup": {"report"},
    "library": {"report"},
}
# What is made from an ordinance's tree, not from a report, knows both (Akoma Ntoso).
TREE = HOUSE / "writers" / "_tree"
# One dependency, one room.
DEPENDENCIES: dict[str, set[str]] = {
    "spacy": {"extract"},
    "thinc": {"extract"},
    "nupunkt": {"extract", "outline"},
    "pdfplumber": {"readers"},
    "pdfminer": {"readers"},
    "pypdfium2": {"readers"},
    "PIL": {"readers"},
    "numpy": {"readers"},
    "docx": {*WORD, "readers", "writers", "clean"},
    "tinycss2": {"readers"},
    "cssselect2": {"readers"},
    "lxml": {*WORD, "readers", "writers", "clean"},
    "diff_match_patch": {"redline"},
    "rapidfuzz": {"redline"},
    "pydantic": {"library", "score"},
    "tomli": {"library", "attributes"},
    "tomli_w": {"draft"},
    "cobalt": {"writers"},
    "click": {"commands"},
    "rich": {"commands"},
}


@dataclass(frozen=True)
class Import:
    """One imported module, with where it stands."""

    file: Path
    line: int
    module: str
    in_function: bool
    for_types: bool

    @property
    def room(self) -> str:
        """The room of the house that the importing file belongs to."""
        return room_of(self.file)

    @property
    def target(self) -> str:
        """The room of the house that is imported, or ""."""
        parts = self.module.split(".")
        return (parts[1] if len(parts) > 1 else "__init__") if parts[0] == "ordtool" else ""

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line} imports {self.module}"


def room_of(file: Path) -> str:
    return file.relative_to(HOUSE).parts[0].removesuffix(".py")


def sources() -> list[Path]:
    return sorted(HOUSE.rglob("*.py"))


def module_name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(file): file for file in sources()}


def imports(file: Path) -> Iterator[Import]:
    """Every import of a file, TYPE_CHECKING ones too; `from a import b` is a.b where that is a module."""

    def walk(node: ast.AST, in_function: bool, for_types: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            inside = in_function or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            types = for_types or (isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"))
            if isinstance(child, ast.Import):
                yield from (Import(file, child.lineno, alias.name, inside, types) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                yield from (Import(file, child.lineno, name, inside, types) for name in targets(file, child))
            yield from walk(child, inside, types)

    yield from walk(ast.parse(file.read_text(encoding="utf-8")), in_function=False, for_types=False)


def targets(file: Path, node: ast.ImportFrom) -> list[str]:
    base = node.module or ""
    if node.level:
        package = module_name(file).split(".")
        package = package if file.name == "__init__.py" else package[:-1]
        base = ".".join([*package[: len(package) - node.level + 1], *([node.module] if node.module else [])])
    names = [f"{base}.{alias.name}" for alias in node.names]
    return [name if name in MODULES else base for name in names]


IMPORTS = [found for file in sources() for found in imports(file)]


def listed(found: list[Import]) -> str:
    return "\n".join(map(str, found))


def test_the_reader_of_imports_sees_what_it_should() -> None:
    commands = [found for found in IMPORTS if found.file.name == "_main.py"]
    assert any(found.module == "click" and not found.in_function for found in commands)
    assert any(found.module == "ordtool.errors" for found in commands)
    assert any(found.in_function and found.target == "outline" for found in IMPORTS if found.room == "commands")


def test_every_room_is_known() -> None:
    unknown = {room_of(file) for file in sources()} - set(ROOMS)
    assert not unknown, f"say in ROOMS what these may import: {unknown}"


def test_imports_go_down_only() -> None:
    wrong = [
        found
        for found in IMPORTS
        if found.target
        and found.target not in ({found.room} | (ROOMS[found.room] | GROUND) - WITHOUT.get(found.room, set()))
        and not (TREE in found.file.parents and found.target in ("ordinance", "source"))
    ]
    assert not wrong, listed(wrong)


def test_the_ground_stands_on_the_standard_library() -> None:
    import sys

    wrong = [
        found
        for found in IMPORTS
        if found.room in GROUND and not found.target and found.module.split(".")[0] not in sys.stdlib_module_names
    ]
    assert not wrong, listed(wrong)


@pytest.mark.parametrize("dependency", sorted(DEPENDENCIES))
def test_one_dependency_one_room(dependency: str) -> None:
    wrong = [
        found
        for found in IMPORTS
        if found.module.split(".")[0] == dependency and found.room not in DEPENDENCIES[dependency]
    ]
    assert not wrong, listed(wrong)


def test_no_other_dependency_is_used_than_those_named() -> None:
    import sys

    known = {*DEPENDENCIES, "ordtool", *sys.stdlib_module_names}
    wrong = [found for found in IMPORTS if found.module.split(".")[0] not in known]
    assert not wrong, listed(wrong)


def test_readers_and_writers_know_no_verb() -> None:
    for room in ("readers", "writers"):
        wrong = [found for found in IMPORTS if found.room == room and found.target not in ("", room, *WORD, *GROUND)]
        assert not wrong, listed(wrong)


def test_no_circles() -> None:
    """Over modules, TYPE_CHECKING imports and imports inside functions included."""
    graph: dict[str, set[str]] = {name: set() for name in MODULES}
    for found in IMPORTS:
        name = module_name(found.file)
        if found.module in MODULES and found.module != name:
            graph[name].add(found.module)
    circle = find_circle(graph)
    assert not circle, " -> ".join(circle)


def find_circle(graph: dict[str, set[str]]) -> list[str]:
    """A path that comes back to its first module, or []."""
    done: set[str] = set()

    def visit(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        if name in done:
            return []
        for after in sorted(graph[name]):
            circle = visit(after, [*path, name])
            if circle:
                return circle
        done.add(name)
        return []

    return next((circle for name in sorted(graph) if (circle := visit(name, []))), [])


def test_a_circle_would_be_found() -> None:
    assert find_circle({"a": {"b"}, "b": {"c"}, "c": {"a"}}) == ["a", "b", "c", "a"]
    assert find_circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_the_house_is_imported_inside_functions_only_to_load_late() -> None:
    """Commands load what they use when they are called; nobody else hides an import of the house in a function."""
    wrong = [found for found in IMPORTS if found.in_function and found.target and found.room != "commands"]
    assert not wrong, listed(wrong)


def test_slow_libraries_are_imported_late_in_commands_and_extract() -> None:
    slow = {"PIL", "numpy", "rich", "spacy", "pydantic", "docx", "lxml", "pdfplumber", "pypdfium2"}
    early = [found for found in IMPORTS if not found.in_function and not found.for_types]
    wrong = [
        found
        for found in early
        if found.module.split(".")[0] in slow
        and (found.room == "extract" or (found.room == "commands" and found.file.name != "_terminal.py"))
    ]
    assert not wrong, listed(wrong)


def names_called(file: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.lineno, node.func.id
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield node.lineno, f"{node.value.id}.{node.attr}"


FORBIDDEN = {
    "print", "input", "exit", "quit", "sys.exit", "sys.stdout", "sys.stderr", "sys.stdin", "sys.argv",
    "os.environ", "os.getenv", "os._exit", "time.time", "datetime.now", "date.today", "datetime.today",
    "datetime.utcnow",
}  # fmt: skip


def test_only_commands_print_read_the_environment_ask_the_time_or_exit() -> None:
    wrong = [
        f"{file.relative_to(ROOT)}:{line} uses {name}"
        for file in sources()
        if room_of(file) != "commands"
        for line, name in names_called(file)
        if name in FORBIDDEN
    ]
    assert not wrong, "\n".join(wrong)


def test_files_and_functions_stay_small() -> None:
    """Past 300 lines ask which two things it is; past 45 a function does too much."""
    wrong = []
    for file in sources():
        text = file.read_text(encoding="utf-8")
        if text.count("\n") >= 300:
            wrong.append(f"{file.relative_to(ROOT)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno and node.end_lineno - node.lineno >= 45:
                wrong.append(f"{file.relative_to(ROOT)}: {node.name} has {node.end_lineno - node.lineno + 1} lines")
    assert not wrong, "\n".join(wrong)


def test_no_module_is_named_after_nothing() -> None:
    nothing = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    wrong = [str(file) for file in sources() if file.stem.strip("_") in nothing]
    assert not wrong, wrong


def test_no_address_of_a_machine_or_a_registry_is_committed() -> None:
    """Downloads and folders of one machine belong to that machine."""
    import re
    import subprocess

    found = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.skip("needs a git checkout")
    forbidden = re.compile(
        r"/wor[k]/|/roo[t]/|--index-url|--extra-index|--find-links|--hash=|files\.pythonhosted|https?://[^ ]*simple"
    )
    checked = [ROOT / name for name in found.stdout.splitlines() if not name.startswith(("corpus/samples", "tests/"))]
    wrong = [str(file) for file in checked if file.is_file() and forbidden.search(file.read_text("utf-8", "ignore"))]
    assert not wrong, wrong
