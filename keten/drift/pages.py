"""Data Docs as a folder of pages that ask for nothing outside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from keten.drift.validation import Verdict

_STYLE = (
    "body{font:15px/1.5 sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}"
    "table{border-collapse:collapse;margin:.5rem 0}td,th{border:1px solid #999;padding:.2rem .5rem;"
    "text-align:left;vertical-align:top}.fa-check-circle::before{content:'\\2714'}"
    ".fa-times::before{content:'\\2718'}.fa-exclamation-triangle::before{content:'!'}"
)
# What these hold works only with scripts, styles or pictures from elsewhere.
_DROPPED = {"script", "style", "link", "img", "nav", "footer", "iframe", "object", "svg", "video"}
# Folded parts hold technical details, among them a hash of the data; the rest are buttons.
_DROPPED_CLASSES = {"collapse", "btn-group", "sticky"}
_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "wbr",
}
_KEPT_ATTRIBUTES = {"class", "id", "colspan", "rowspan", "hidden"}


def write_site(folder: Path, verdicts: Iterable[Verdict], facts: Iterable[str]) -> Path:
    """Write an index and a page per suite into ``folder``, in place of older pages.

    ``facts`` are sentences for the index. Returns the path of the index.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.html"):
        old.unlink()
    rows = []
    for verdict in verdicts:
        name = re.sub(r"[^a-z0-9]+", "-", verdict.name.lower()).strip("-") + ".html"
        back = '<p><a href="index.html">index</a></p>'
        (folder / name).write_text(
            _page(verdict.name, back + own_content(verdict.html)), encoding="utf-8"
        )
        rows.append(
            f'<tr><td><a href="{name}">{escape(verdict.name)}</a></td>'
            f"<td>{verdict.expectations}</td><td>{len(verdict.failed)}</td></tr>"
        )
    index = folder / "index.html"
    index.write_text(
        _page(
            "keten check",
            "<h1>keten check</h1>"
            + "".join(f"<p>{escape(fact)}</p>" for fact in facts)
            + "<table><tr><th>what</th><th>expectations</th><th>not met</th></tr>"
            + "".join(rows)
            + "</table>",
        ),
        encoding="utf-8",
    )
    return index


def own_content(html: str) -> str:
    """Return the body of a page of Great Expectations without anything from elsewhere.

    Dropped are scripts, styles, pictures, attributes that run or load something, and all links but
    those within the page.
    """
    cleaner = _Cleaner()
    cleaner.feed(html)
    cleaner.close()
    return "".join(cleaner.kept)


def _page(title: str, body: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}'
        f"</title><style>{_STYLE}</style></head><body>{body}</body></html>\n"
    )


class _Cleaner(HTMLParser):
    """Copies the body of a page, but for what is dropped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.kept: list[str] = []
        self._inside = False
        # The tag that is being dropped, and how many of its kind are open within it.
        self._dropped, self._depth = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._inside = True
            return
        if self._dropped:
            self._depth += tag == self._dropped
            return
        classes = set((dict(attrs).get("class") or "").split())
        # What unfolds a folded part leads nowhere without it.
        unfolds = tag == "a" and "data-toggle" in dict(attrs)
        if tag in _DROPPED or classes & _DROPPED_CLASSES or unfolds:
            if tag not in _VOID:
                self._dropped, self._depth = tag, 1
            return
        if not self._inside:
            return
        kept = "".join(
            f' {name}="{escape(value or "")}"'
            for name, value in attrs
            if name in _KEPT_ATTRIBUTES or (name == "href" and (value or "").startswith("#"))
        )
        self.kept.append(f"<{tag}{kept}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._dropped:
            self._depth -= tag == self._dropped
            if not self._depth:
                self._dropped = ""
        elif tag == "body":
            self._inside = False
        elif self._inside and tag not in _VOID:
            self.kept.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._inside and not self._dropped and data.strip():
            self.kept.append(escape(data, quote=False))
