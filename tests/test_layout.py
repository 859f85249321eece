"""The house keeps its shape: who imports whom, how long things are, how thin the entry point is."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("corpora", "codebooks", "coding", "reports", "store", "actions", "views", "api", "cli", "words")
MODULES = [
    path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")) if "versions" not in path.parts
]
LONGEST_MODULE = 250
LONGEST_FUNCTION = {"views": 60}


def test_every_room_imports_only_what_the_table_of_the_house_allows() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_the_entry_point_holds_no_rules_and_imports_only_the_api_the_workspace_and_streamlit() -> None:
    source = (ROOT / "app.py").read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 40
    tree = ast.parse(source)
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= {"pathlib", "streamlit", "api", "actions"}
    assert not [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.If))]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_and_functions_stay_short_enough_to_read(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    longest = LONGEST_FUNCTION.get(path.relative_to(ROOT).parts[0], 40)
    assert len(source.splitlines()) <= LONGEST_MODULE
    assert [name for name, lines in _functions(source) if lines > longest] == []


def test_only_the_root_folders_of_the_design_hold_code() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    folders = {Path(name).parts[0] for name in tracked if name.endswith((".py", ".js")) and "/" in name}
    assert folders <= {*PACKAGES, "tests", "benchmarks"}


def _functions(source: str) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno:
            yield node.name, node.end_lineno - node.lineno + 1
