"""``keten questions``: the questions of ``analyses/`` with their answers, as docs/questions.md.

A question is an analysis whose comment begins with its number. The query runs as it stands, on the
marts alone; what is printed of it is suppressed and rounded by the macros of the publication.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from keten.errors import FailedError
from keten.project import Project

if TYPE_CHECKING:
    from jinja2 import Environment

HEADING = """# Twelve questions, answered on the example

Made by `keten questions > docs/questions.md`; a test fails when it differs. Each answer is that of
the query behind the link, on the example deliveries: made up, and calibrated to what the Monitor
prints, so that totals look real and nothing else means anything. Only question 12 is published.
A count of 0 to 9 is `<10`, and what is computed beside one is left out (`-`). That hides nothing
that follows from other numbers: answers from real records go through
[the publication layer](publication.md).
"""
LONGEST = 40
HIDDEN = "-"
_NUMBER = re.compile(r"^Question (\d+)\. ")
_PARTS = re.compile(r"^(Population|Read|Not for): ", re.MULTILINE)
_TEXTS, _FRACTIONS = ("VARCHAR", "DATE", "BOOLEAN"), ("DOUBLE", "FLOAT")
# Whole numbers that count nothing; every other one is taken for a count.
_LABEL = re.compile(r"([a-z]*jaar|jaar_(in|uit)stroom|na_dagen|norm_dagen|volgorde|leeftijd_\w+)")
_DURATION = "_dagen"


@dataclass(frozen=True)
class Question:
    """A numbered analysis: what its comment says, and its query as it stands in the file."""

    number: int
    path: Path
    text: str
    population: str
    reading: str
    not_for: str
    sql: str


def write_questions(project: Project) -> None:
    """Print docs/questions.md; raises FailedError when there is no warehouse or no answer."""
    print(as_markdown(project), end="")


def as_markdown(project: Project) -> str:
    """Return the page: each question, its query, its answer, how to read it and what not to."""
    if not project.warehouse.is_file():
        raise FailedError(f"there is no warehouse at {project.warehouse.name}: run `keten build`.")
    lines = [HEADING]
    with duckdb.connect(str(project.warehouse), read_only=True) as connection:
        connection.execute("set search_path = 'marts'; set enable_external_access = false")
        for question in read_questions(project.root):
            name = question.path.name
            lines += [f"## {question.number}. {question.text}", ""]
            lines += [f"[{name}](../analyses/{name}). Population: {question.population}", ""]
            lines += [*_answer(connection, project.root, question), ""]
            lines += [f"Read: {question.reading}", "", f"Not for: {question.not_for}", ""]
    return "\n".join(lines)


def read_questions(root: Path) -> list[Question]:
    """Return the numbered analyses in their order; raises FailedError on one that lacks a part."""
    found = []
    for path in sorted((root / "analyses").glob("*.sql")):
        sql = path.read_text(encoding="utf-8")
        comment = "\n".join(
            line[3:] for line in sql.split("\n\n")[0].splitlines() if line.startswith("-- ")
        )
        number = _NUMBER.match(comment)
        if number is None:
            continue
        text, *rest = _PARTS.split(comment[number.end() :])
        parts = dict(zip(rest[::2], rest[1::2], strict=True))
        if set(parts) != {"Population", "Read", "Not for"} or len(sql.splitlines()) >= LONGEST:
            raise FailedError(
                f"{path.name}: a question has Population, Read and Not for in its comment, and "
                f"fewer than {LONGEST} lines."
            )
        population, reading, not_for = (
            " ".join(parts[part].split()) for part in ("Population", "Read", "Not for")
        )
        asked = " ".join(text.split())
        found.append(Question(int(number[1]), path, asked, population, reading, not_for, sql))
    return sorted(found, key=lambda question: question.number)


def _answer(connection: duckdb.DuckDBPyConnection, root: Path, question: Question) -> list[str]:
    """Return the answer as a Markdown table, suppressed and rounded."""
    environment = _environment(root)
    query = environment.from_string(question.sql).render()
    try:
        described = connection.execute(f"describe {query}").fetchall()
        columns = [(name, kind) for name, kind, *_ in described]
        shown = environment.from_string(_shown(columns)).render(query=query)
        rows = connection.execute(shown).fetchall()
    except duckdb.Error as error:
        raise FailedError(f"{question.path.name} cannot be answered: {error}") from error
    if not rows:
        raise FailedError(f"{question.path.name} has no answer on this warehouse.")
    lines = [
        "| " + " | ".join(name for name, _ in columns) + " |",
        "|" + "|".join("---" if kind == "VARCHAR" else "---:" for _, kind in columns) + "|",
    ]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]


def _shown(columns: list[tuple[str, str]]) -> str:
    """Return a query that gives every column as text, counts below ten suppressed."""
    counts = [name for name, kind in columns if _is_count(name, kind)]
    small = " or ".join(f"abs({name}) < 10" for name in counts) or "false"
    texts = []
    for name, kind in columns:
        if name in counts:
            sign = f"case when {name} <= -10 then '-' else '' end"
            text = f"{sign} || {{{{ als_onder_10('abs({name})') }}}}"
        elif kind in _TEXTS or _LABEL.fullmatch(name):
            text = f"cast({name} as varchar)"
        else:
            rounded = f"{{{{ als_decimalen('{name}', 1) }}}}"
            text = f"case when {small} then '{HIDDEN}' else {rounded} end"
        texts.append(f"coalesce({text}, '')")
    return f"select {', '.join(texts)} from ({{{{ query }}}})"


def _is_count(name: str, kind: str) -> bool:
    is_whole = kind not in (*_TEXTS, *_FRACTIONS) and not kind.startswith("DECIMAL")
    return is_whole and not _LABEL.fullmatch(name) and not name.endswith(_DURATION)


def _environment(root: Path) -> Environment:
    """Return Jinja with the macros of the rounding, and ``ref`` to a mart by its name."""
    from jinja2 import Environment

    macros = sorted((root / "macros" / "afronding").glob("*.sql"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in macros)
    environment = Environment(autoescape=False)
    environment.globals["ref"] = lambda name: name
    module = environment.from_string(text).make_module()
    environment.globals.update(
        {name: macro for name, macro in vars(module).items() if not name.startswith("_")}
    )
    return environment
