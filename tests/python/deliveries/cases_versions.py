"""Options of landing, dry runs, and deliveries that are landed again."""

from __future__ import annotations

from datetime import date

from keten.errors import ExitCode
from tests.python.deliveries.case import Case, at, judges, lands, quarantines, refuses
from tests.python.deliveries.edits import (
    cell,
    entry,
    leave_out,
    manifest,
    options,
)

_BAD = cell("incidenten", 5, "mk_code", "")
_BAD_ROW = ("incidenten", 5, "mk_code", "verplicht")
_OPTIONS = [
    refuses(
        "politie",
        "afkeurgrens exitcodes",
        "more in quarantine than is allowed",
        _BAD,
        options("--max-quarantine", "1%"),
        says="--max-quarantine",
    ),
    quarantines(
        "politie",
        "afkeurgrens niets-verloren",
        "less in quarantine than is allowed",
        _BAD,
        options("--max-quarantine", "50%"),
        rows=[_BAD_ROW],
    ),
    refuses(
        "politie",
        "afkeurgrens exitcodes",
        "a share that is no number",
        options("--max-quarantine", "veel"),
        says="--max-quarantine",
        code=ExitCode.WRONG_USE,
    ),
    lands(
        "om",
        "afkeurgrens",
        "nothing may be quarantined, and nothing is",
        options("--max-quarantine", "0%"),
        entry("zaken", rijen=5),
    ),
]

_DRY = options("--dry-run")
_DRY_RUNS = [
    judges(
        "politie",
        "proefdraaien exitcodes",
        "a dry run of a clean delivery",
        _DRY,
        code=ExitCode.CLEAN,
        says="would land as politie-2025-05-01-v1",
    ),
    judges(
        "politie",
        "proefdraaien exitcodes",
        "a dry run counts what would be quarantined",
        _BAD,
        _DRY,
        code=ExitCode.QUARANTINED,
        says=("would land as", "1 quarantined: mk_code, verplicht (line 6)"),
    ),
    judges(
        "om",
        "proefdraaien exitcodes",
        "a dry run of what would be refused",
        leave_out("zaken"),
        _DRY,
        code=ExitCode.REFUSED,
        says="lacks the table zaken",
    ),
]

_OLD, _NEW = (), (cell("zaken", 5, "leeftijd", "46"),)
_VERSIONS = [
    judges(
        "om",
        "versies exitcodes",
        "the same delivery again",
        code=ExitCode.CLEAN,
        before=(_OLD,),
        says="already landed as om-2025-05-01-v1; nothing changed",
    ),
    judges(
        "politie",
        "versies exitcodes",
        "the same delivery with quarantine again",
        _BAD,
        code=ExitCode.QUARANTINED,
        before=((_BAD,),),
        says="already landed as politie-2025-05-01-v1; nothing changed",
    ),
    lands(
        "om",
        "versies",
        "a corrected delivery is the next version",
        *_NEW,
        before=(_OLD,),
        says="landed as om-2025-05-01-v2",
        gives=at("zaken", 5, "leeftijd", "46"),
    ),
    judges(
        "om",
        "versies",
        "an old delivery again says how to make it current",
        code=ExitCode.CLEAN,
        before=(_OLD, _NEW),
        says=("already landed as om-2025-05-01-v1; nothing changed", "keten use om-2025-05-01-v1"),
    ),
    lands(
        "om",
        "versies",
        "the same content for another peildatum is another delivery",
        manifest(peildatum=date(2025, 6, 1)),
        before=(_OLD,),
        says="landed as om-2025-06-01-v1",
    ),
    lands(
        "om",
        "versies",
        "another periode is other content",
        manifest(periode={"van": date(2019, 1, 1), "tot": date(2025, 1, 1)}),
        before=(_OLD,),
        says="landed as om-2025-05-01-v2",
    ),
]

CASES: list[Case] = [*_OPTIONS, *_DRY_RUNS, *_VERSIONS]
