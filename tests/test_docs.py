"""The documentation says what is there: options of the commands, files, links, settings, counts of questions.

``UPDATE=1 python -m pytest tests/test_docs.py`` writes the options of the commands to ``docs/commands.md`` anew.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from evals.evidence import squeeze
from evals.run import main as evals_main
from rag.cli import main as rag_main
from rag.ingest import main as ingest_main
from rag.serve import main as app_main
from rag.settings import load_settings

PROJECT = Path(__file__).resolve().parent.parent
COMMANDS = PROJECT / "docs" / "commands.md"
README = PROJECT / "README.md"
PAGES = sorted([README, PROJECT / "CHANGELOG.md", PROJECT / "evals" / "README.md", *PROJECT.glob("docs/**/*.md")])
HEAD = """# Options of the commands

Written by `UPDATE=1 python -m pytest tests/test_docs.py`; a test compares it with what the commands print.
"""
_BEGIN, _END = "<!-- begin: {} -->", "<!-- end -->"
_SUBCOMMAND = re.compile(r"^ {4}([a-z]\w*)(?: {2,}|$)", re.MULTILINE)
_LINK = re.compile(r"\[[^\]]+\]\((?!https?:|mailto:)([^)\s]*)\)")


def help_of(main: Callable[[list[str]], int], *arguments: str) -> str:
    """What a command prints with ``--help``."""
    printed = StringIO()
    with redirect_stdout(printed), pytest.raises(SystemExit) as stopped:
        main([*arguments, "--help"])
    assert stopped.value.code == 0
    return printed.getvalue().strip()


def help_texts() -> Iterator[tuple[str, str]]:
    """Every command with its help; the commands of ``python -m rag`` are those that its own help lists."""
    general = help_of(rag_main)
    yield "python -m rag", general
    for name in _SUBCOMMAND.findall(general):
        yield f"python -m rag {name}", help_of(rag_main, name)
    yield "python ingest.py", help_of(ingest_main)
    yield "python app.py", help_of(app_main)
    yield "python -m evals", help_of(evals_main)


def commands_page() -> str:
    """The page of the options, as it should be."""
    parts = [HEAD]
    for command, text in help_texts():
        parts.append(f"## {command}\n\n{_BEGIN.format(command)}\n```\n{text}\n```\n{_END}\n")
    return "\n".join(parts)


def folded(text: str) -> str:
    """White space folded: versions of Python break the lines of a help text in different places."""
    return " ".join(text.split())


@pytest.fixture(autouse=True)
def _plain_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")


def test_the_options_of_the_commands_are_those_in_the_docs() -> None:
    page = commands_page()
    if os.environ.get("UPDATE"):
        COMMANDS.write_text(page, "utf-8")
    written = COMMANDS.read_text("utf-8")
    assert folded(written) == folded(page), "run: UPDATE=1 python -m pytest tests/test_docs.py"


def test_readme_names_every_command_of_the_command_line() -> None:
    text = README.read_text("utf-8")
    assert [name for name, _ in help_texts() if f"`{name}" not in text] == []


def tree(text: str) -> list[str]:
    """The paths of the file tree in the README: the block under “The files”, nested by two blanks.

    >>> tree("## The files\\n```\\nrag/\\n  ui/   the page\\ndocs/\\n```")
    ['rag/', 'rag/ui/', 'docs/']
    """
    block = text.split("## The files", 1)[1].split("```", 2)[1]
    paths, above = [], [""]
    for line in filter(str.strip, block.splitlines()):
        depth = (len(line) - len(line.lstrip())) // 2
        path = above[depth] + line.split()[0]
        above[depth + 1 :] = [path]
        paths.append(path)
    return paths


def test_the_tree_of_the_readme_is_there() -> None:
    named = tree(README.read_text("utf-8"))
    assert [path for path in named if not (PROJECT / path).exists()] == []
    rooms = {f"rag/{path.parent.name}/" for path in PROJECT.glob("rag/*/__init__.py")}
    assert rooms - set(named) == set()
    pages = {f"docs/{path.name}" for path in PROJECT.glob("docs/*.md")}
    assert pages - set(named) == set()


def anchor(heading: str) -> str:
    """The fragment of a heading, as code hosts make it.

    >>> anchor("## Not as in the design, and `why`")
    'not-as-in-the-design-and-why'
    """
    text = unicodedata.normalize("NFC", heading.lstrip("#").strip().casefold())
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", text))


def anchors(page: Path) -> set[str]:
    """The fragments of the headings of a page."""
    return {anchor(heading) for heading in re.findall(r"^#+ .*", page.read_text("utf-8"), re.MULTILINE)}


def broken_links(page: Path) -> list[str]:
    """Relative links of a page to a file or heading that is not there."""
    broken = []
    for link in _LINK.findall(page.read_text("utf-8")):
        name, _, fragment = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (fragment and fragment not in anchors(target)):
            broken.append(link)
    return broken


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    assert broken_links(page) == []


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One\n[a](page.md) [b](#one) [c](gone.md) [d](page.md#two) [e](https://example.org)\n", "utf-8")
    assert broken_links(page) == ["gone.md", "page.md#two"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_files_and_settings_named_in_backticks_exist(page: Path) -> None:
    settings = load_settings().model_dump()
    sections = {name: value for name, value in settings.items() if isinstance(value, dict)}
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    wrong = []
    for one in re.findall(r"`([^`\s]+)`", text):
        if re.fullmatch(r"(?:rag|evals|tests|docs|corpus)/[\w./-]+", one):
            wrong += [] if (PROJECT / one).exists() else [one]
        elif (parts := one.split("."))[0] in sections and len(parts) == 2 and parts[1] != "py":
            wrong += [] if parts[1] in sections[parts[0]] else [one]
    assert wrong == []


def test_the_quotes_of_the_readme_stand_in_the_corpus() -> None:
    example = README.read_text("utf-8").split("```")[1]
    quotes = [squeeze(quote) for quote in re.findall(r"“([^”]+)”", example)]
    corpus = [squeeze(path.read_text("utf-8")) for path in (PROJECT / "corpus").glob("*.txt")]
    assert quotes and [quote for quote in quotes if not any(quote in text for text in corpus)] == []


def test_the_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in sorted(PROJECT.glob("docs/adr/*.md"))]
    assert numbers == list(range(1, len(numbers) + 1)) and numbers


@pytest.mark.parametrize("name", ["brainport", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"])
def test_the_counts_of_open_questions_are_those_of_the_sets(name: str) -> None:
    page = (PROJECT / "docs" / "evaluation.md").read_text("utf-8")
    column = 1 + ["brainport", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"].index(name)
    rows = re.findall(r"^\| `(\w+)`" + r" \| (\d+)" * 8 + r" \|$", page, re.MULTILINE)
    lines = (PROJECT / "evals" / "questions" / name / "open.jsonl").read_text("utf-8").split("\n")
    kinds = Counter(json.loads(line)["kind"] for line in lines if line.strip())
    assert {row[0]: int(row[column]) for row in rows} == dict(kinds)
