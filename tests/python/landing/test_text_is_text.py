"""Text is text: what other programs would run lands to the letter or is refused, and acts nowhere.

Cells, names of files, columns and folders, and values of the manifest; through the command.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import duckdb
import pytest
import yaml

from keten.errors import ExitCode, RefusedError
from keten.landing import land_deliveries
from tests.python.conftest import Keten
from tests.python.landing.conftest import INCIDENT, INCIDENTEN, SLACHTOFFERS, Delivery

SECRET = "geheim-uit-de-omgeving"
PAYLOADS = [
    "'; drop table incidenten; --",
    '"; drop table incidenten; --',
    "') union all select * from read_text('/etc/passwd') --",
    "{{ env_var('KETEN_GEHEIM') }}",
    "{% raw %}{{ var('x') }}",
    "{# commentaar #}",
    "$(touch acted)",
    "`touch acted`",
    "; touch acted",
    "| touch acted",
    "${KETEN_GEHEIM} %KETEN_GEHEIM%",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>&lt;",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    '=HYPERLINK("http://x";"klik")',
    "[red]rood[/red]",
    "[/nergens]",
    "[link=http://x]klik[/link]",
    ":warning: :smile:",
    "../../../etc/passwd",
    "/dev/zero",
    "C:\\Windows\\win.ini",
    "{0} {x} {0.__class__} %s %n %(x)s",
    "\\n \\x1b[31m \\u202e",
    "__import__('os').system('touch acted')",
    "!!python/object/apply:os.system [touch acted]",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "\x1b[31mrood\x1b[0m",
    "\x1b]0;titel\x07",
    "\x1b]8;;http://x\x1b\\klik",
    "\u202eomgekeerd\u202c",
    "a\x08\x08b\x7f",
]
# What a name may hold: no control signs, no Windows paths.
NAMES = [
    text for text in PAYLOADS if text.isprintable() and "\\" not in text and text[:1] not in "/."
]


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def acted(delivery: Delivery) -> list[Path]:
    """Files that a payload would have made."""
    places = (Path.cwd(), delivery.folder, delivery.folder.parent, delivery.project.var)
    return [path / "acted" for path in places if (path / "acted").exists()]


def test_cells_land_to_the_letter_and_act_nowhere(
    delivery: Delivery,
    make_keten: Callable[[], Keten],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KETEN_GEHEIM", SECRET)
    lines = [f"{INCIDENT.format(f'k{i}')};{quoted(text)}" for i, text in enumerate(PAYLOADS)]
    codes = [
        f"c{i};2020-05-01;2020-05-01;{quoted(text)};Amsterdam;J;N;N;"
        for i, text in enumerate(PAYLOADS)
    ]
    wrong = [
        f"w{i};{quoted(text)};2020-05-01;F527;Amsterdam;J;N;N;" for i, text in enumerate(PAYLOADS)
    ]
    names = ";".join(quoted(text) for text in PAYLOADS)
    delivery.rows("incidenten", f"{INCIDENTEN};pleeglocatie", *lines, *codes, *wrong)
    delivery.rows("slachtoffers", f"{SLACHTOFFERS};{names}", "k1;p;V;12" + ";x" * len(PAYLOADS))
    keten = make_keten()
    printed = keten.run("land", str(delivery.write()), code=ExitCode.QUARANTINED)
    printed += keten.run("status")
    assert "\x1b" not in printed
    assert SECRET not in printed
    landed = keten.project.landing / "politie" / "politie-2025-05-01-v1"
    cells = duckdb.sql(
        f"select pleeglocatie, mk_code_ontvangen from '{landed}/incidenten.parquet' "
        "order by regelnummer"
    ).fetchall()
    assert [place for place, _ in cells[: len(PAYLOADS)]] == PAYLOADS
    assert [code for _, code in cells[len(PAYLOADS) :]] == PAYLOADS
    rows = duckdb.sql(
        f"select rij_ontvangen from '{landed}/afgekeurd.parquet' order by regelnummer"
    ).fetchall()
    assert [row for (row,) in rows] == wrong
    ((unknown,),) = duckdb.sql(
        f"select onbekende_kolommen from '{landed}/bestanden.parquet' where tabel = 'slachtoffers'"
    ).fetchall()
    assert unknown.isprintable()
    assert "$(touch acted), `touch acted`" in unknown
    kept = b"".join(path.read_bytes() for path in landed.rglob("*") if path.is_file())
    assert SECRET.encode() not in kept
    assert not acted(delivery)


def test_names_and_values_land_to_the_letter_and_act_nowhere(
    delivery: Delivery, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KETEN_GEHEIM", SECRET)
    parent = delivery.folder
    parent.mkdir()
    # Each is another version of the delivery, because its file has another name.
    for versie, name in enumerate(NAMES, start=1):
        bestand, plain = str(PurePosixPath(f"sub/{name}.csv")), name.replace("/", "")
        delivery.folder = parent / plain
        folder = delivery.write()
        (folder / bestand).parent.mkdir(parents=True)
        (folder / "incidenten.csv").rename(folder / bestand)
        manifest = yaml.safe_load((folder / "levering.yml").read_text(encoding="utf-8"))
        manifest["bestanden"][0]["bestand"] = bestand
        manifest["sleutelruimte"] = {"persoon_id": name[:40].strip()}
        (folder / "levering.yml").write_text(yaml.safe_dump(manifest), encoding="utf-8")
        (folder / f"{plain}.docx").write_text("x", encoding="utf-8")
        assert land_deliveries(delivery.project, [folder]) is ExitCode.CLEAN
        printed = capsys.readouterr().out
        assert printed.startswith(plain[:20])
        assert f"does not name it: {plain[:20]}" in printed
        assert SECRET not in printed
        query = "select distinct bestand from {incidenten}"
        assert delivery.landed(query, versie) == [(bestand,)]
        query = "select sleutelruimte_persoon_id from {levering}"
        assert delivery.landed(query, versie) == [(name[:40].strip(),)]
    assert not acted(delivery)


@pytest.mark.parametrize("field", ["bron", "aard", "peildatum", "tabel", "bestand", "sha256"])
def test_values_that_are_no_word_of_the_manifest_are_refused_without_echo(
    delivery: Delivery, field: str
) -> None:
    for text in PAYLOADS:
        if field in ("tabel", "bestand", "sha256"):
            delivery.entries["slachtoffers"] = {field: text}
        else:
            delivery.manifest[field] = text
        with pytest.raises(RefusedError) as refused:
            delivery.land()
        assert str(refused.value).replace("\n", "").isprintable()
    assert not acted(delivery)
