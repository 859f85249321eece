"""What the guide says is there: every command, every page, every key."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from typer.main import get_command

from cli.app import app
from words import spoken

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "guide"
LINK = re.compile(r"\]\(([^)#:]+)\)")


def test_every_command_stands_in_the_guide() -> None:
    text = (GUIDE / "terminal.md").read_text(encoding="utf-8")
    assert [command for command in _commands(get_command(app)) if f"`{command}`" not in text] == []


def test_every_page_has_a_page_in_the_guide() -> None:
    words, index = spoken("nl"), (GUIDE / "README.md").read_text(encoding="utf-8")
    pages = re.findall(r'"([a-z]+)": [a-z]+\.show', (ROOT / "views" / "main.py").read_text(encoding="utf-8"))
    assert len(pages) == 6
    for page in pages:
        assert (GUIDE / f"{words(f'page-{page}').lower()}.md").exists(), page
        assert f"]({words(f'page-{page}').lower()}.md)" in index


def test_every_key_of_the_text_pane_stands_in_the_guide() -> None:
    words, text = spoken("nl"), (GUIDE / "coderen.md").read_text(encoding="utf-8")
    commands = re.findall(r'\["([a-z-]+)", \[', (ROOT / "views" / "pane" / "keys.js").read_text(encoding="utf-8"))
    assert len(commands) > 15
    assert [command for command in commands if words(f"pane-do-{command}") not in text] == []


@pytest.mark.parametrize("path", [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")], ids=lambda path: path.name)
def test_every_link_between_documents_leads_somewhere(path: Path) -> None:
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def _commands(command: click.Command, before: str = "") -> Iterator[str]:
    for name, inner in getattr(command, "commands", {}).items():
        full = f"{before} {name}".strip()
        if getattr(inner, "commands", None):
            yield from _commands(inner, full)
        else:
            yield full
