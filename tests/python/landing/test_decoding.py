"""The child process that decodes: what befalls it is a refusal, and it never outlives a landing."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from keten.decoding import sandbox
from keten.decoding import server as server_side
from keten.decoding.frames import Head, UndecodableError
from tests.python.landing.conftest import ROOT
from tests.python.landing.decoding import request

MIB = 1024**2
# Takes a file apart in another process, says when it has begun, and waits to be ended.
WAITING = """
import signal, sys, time
from pathlib import Path
from keten.decoding import sandbox
from tests.python.landing.decoding import request
# Who starts the tests in the background hands down that an interrupt is ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
frames = sandbox.decoded(request(Path(sys.argv[1])))
next(frames)
print(sandbox._servers[0].process.pid, flush=True)
time.sleep(60)
"""
MEASURING = """
import resource, sys
from pathlib import Path
from keten.decoding import sandbox
from keten.decoding.frames import UndecodableError
from tests.python.landing.decoding import request
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    for frame in sandbox.decoded(request(Path(sys.argv[1]), memory_bytes=int(sys.argv[2]))):
        del frame
except UndecodableError as error:
    print(error)
sandbox._close()
own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A file with more than a pipe holds, so that its decoder waits for a reader."""
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"a": [f"tekst {n}" for n in range(200_000)]}), path)
    return path


def children(pid: int) -> list[int]:
    """The processes that this one started."""
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except FileNotFoundError:
        return []
    return [int(child) for child in listed.split()]


def is_gone(pid: int) -> bool:
    """Whether this process has ended, or does so within some seconds."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state.split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False


def server() -> int:
    """The process that forks the decoders of this one."""
    return sandbox._servers[0].process.pid


def end_server() -> None:
    """Kill it, and wait until all of it has ended."""
    process = sandbox._servers[0].process
    process.kill()
    process.wait(10)


def test_a_file_that_takes_too_long_refuses(large: Path) -> None:
    with pytest.raises(UndecodableError, match=r"takes more than 0\.01 seconds to read"):
        list(sandbox.decoded(request(large, seconds=0.01)))
    assert not children(server())


def test_a_decoder_that_dies_refuses_and_the_next_file_is_read(large: Path) -> None:
    frames = sandbox.decoded(request(large))
    assert isinstance(next(frames), Head)
    (child,) = children(server())
    os.kill(child, signal.SIGKILL)
    with pytest.raises(UndecodableError, match="damaged, or takes more than 4096 MiB of memory"):
        list(frames)
    assert len(list(sandbox.decoded(request(large)))) > 2


def test_stopping_halfway_leaves_no_process(large: Path) -> None:
    with closing(sandbox.decoded(request(large))) as frames:
        next(frames)
        begun = server()
        (child,) = children(begun)
    assert is_gone(child)
    assert is_gone(begun)
    assert len(list(sandbox.decoded(request(large)))) > 2


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_ending_keten_leaves_no_process(large: Path, sign: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WAITING, str(large)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        text=True,
    ) as keten:
        assert keten.stdout is not None
        begun = int(keten.stdout.readline())
        (child,) = children(begun)
        keten.send_signal(sign)
        keten.wait(timeout=20)
    assert is_gone(child)
    assert is_gone(begun)


def test_a_server_that_is_gone_is_started_anew(large: Path) -> None:
    list(sandbox.decoded(request(large)))
    end_server()
    assert len(list(sandbox.decoded(request(large)))) > 2


def test_a_server_that_is_killed_at_work_costs_the_file_only(large: Path) -> None:
    frames = sandbox.decoded(request(large))
    next(frames)
    end_server()
    with contextlib.suppress(UndecodableError):  # unless all of it was on its way already
        list(frames)
    assert len(list(sandbox.decoded(request(large)))) > 2


def test_nothing_that_libraries_print_is_seen(large: Path) -> None:
    """They may print what they stumble over, and that may be a cell."""
    seen, printed = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.dup2(printed, 1)
            os.dup2(printed, 2)
            os.close(printed)
            server_side._confine(request(large))
            os.write(1, b"geheim")
            os.write(2, b"geheim")
        finally:
            os._exit(0)
    os.close(printed)
    with os.fdopen(seen, "rb") as pipe:
        assert pipe.read() == b""
    assert os.waitpid(pid, 0)[1] == 0


def test_a_bomb_takes_bounded_memory_on_both_sides(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 50_000, pa.int32()), ["x" * MIB])
    pq.write_table(pa.table({"a": column}), path, store_schema=False, compression="zstd")
    run = subprocess.run(
        [sys.executable, "-c", MEASURING, str(path), str(512 * MIB)],
        capture_output=True,
        check=True,
        cwd=ROOT,
        text=True,
    )
    said, measured = run.stdout.splitlines()
    own, decoder = (int(kibibytes) // 1024 for kibibytes in measured.split())
    assert "MiB of memory" in said
    assert own < 200
    assert decoder < 900
