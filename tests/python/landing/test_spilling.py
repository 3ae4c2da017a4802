"""What does not fit in memory waits on disk, and cannot be read there."""

from __future__ import annotations

from pathlib import Path

import pytest

from keten.landing import delivery

MARK = "jan@voorbeeld.nl"


def test_nothing_readable_is_spilled_before_it_was_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "_MEMORY", "60MB")
    with delivery._connect(tmp_path) as con:
        con.execute(
            f"create table ruw as select '{MARK}' || md5(i::varchar) || i as k0 "
            "from range(1_000_000) as r (i)"
        )
        spilled = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        assert len(spilled) > 1_000_000
        assert MARK.encode() not in spilled
        ((kept,),) = con.execute(f"select count(*) from ruw where k0 like '{MARK}%'").fetchall()
    assert kept == 1_000_000
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
