"""Text that a file holds beside its table, and is kept with: remarks, labels, properties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pyarrow as pa
import pyarrow.parquet as pq

from keten.decoding.frames import Aside

# Parts of a workbook with text for people, and whether that stands in attributes too.
_PARTS = {
    "xl/comments": False,
    "xl/threadedcomments/": False,
    "xl/persons/": True,
    "xl/drawings/": False,
    "docprops/": False,
}
# Beside text, drawings hold numbers: places and sizes.
_DRAWN_TEXT = "}t"
# The schema once more, of which names and remarks are looked at themselves.
_SCHEMA = b"ARROW:schema"


def remarks(texts: Iterable[str]) -> Iterator[Aside]:
    """Yield these texts, when there are any."""
    filled = [text for text in texts if text.strip()]
    if filled:
        numbers = pa.array(range(1, len(filled) + 1), pa.int64())
        yield Aside(pa.record_batch({"regelnummer": numbers, "tekst": pa.array(filled)}))


def of_workbook(archive: ZipFile) -> Iterator[str]:
    """Yield what stands in comments, drawings and properties of a workbook."""
    for name in archive.namelist():
        part = name.lower()
        for start, with_attributes in _PARTS.items():
            if part.startswith(start) and part.endswith(".xml"):
                yield from _xml_texts(archive, name, with_attributes)


def _xml_texts(archive: ZipFile, name: str, with_attributes: bool) -> Iterator[str]:
    is_drawing = name.lower().startswith("xl/drawings/")
    runs: list[str] = []
    with archive.open(name) as content:
        for _, element in ElementTree.iterparse(content):
            if element.text and (not is_drawing or element.tag.endswith(_DRAWN_TEXT)):
                runs.append(element.text)
            if with_attributes:
                runs += element.attrib.values()
            element.clear()
    yield from runs
    # A text in two colours is two texts.
    yield "".join(runs)


def of_parquet(file: pq.ParquetFile) -> Iterator[str]:
    """Yield what a Parquet file says of itself and of its columns."""
    schema = file.schema_arrow
    for remark in (file.metadata.metadata, *(field.metadata for field in schema)):
        for name, text in (remark or {}).items():
            if name != _SCHEMA:
                yield f"{name.decode(errors='replace')} {text.decode(errors='replace')}"


def of_spss(meta: Any) -> Iterator[str]:
    """Yield the label, the notes and the labels of variables and values of an SPSS file."""
    yield meta.file_label or ""
    yield from meta.notes or ()
    yield from (label or "" for label in meta.column_labels)
    for labels in meta.variable_value_labels.values():
        yield from labels.values()
