"""Asks the decoding server for a file, and turns whatever befalls its child into a refusal."""

from __future__ import annotations

import atexit
import os
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock

import pyarrow as pa

import keten
from keten.decoding.frames import Frames, Request, UndecodableError, receive
from keten.decoding.server import EXIT_CODE, OUT_OF_MEMORY

_PATIENCE = 5.0  # seconds for the server to end by itself


class _Server:
    """The process that forks decoders, for the process that started it."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self.control, theirs = socket.socketpair()
        # Without -P Python would look for modules in the working folder, maybe a delivery's.
        command = [sys.executable, "-P", "-m", "keten.decoding.server", str(theirs.fileno())]
        settings = {
            "PYTHONPATH": str(Path(keten.__file__).parents[1]),
            # Memory goes back when it is free, and no thread is there when the server forks.
            "ARROW_DEFAULT_MEMORY_POOL": "system",
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
        }
        with theirs:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env=os.environ | settings,
                pass_fds=[theirs.fileno()],
            )

    def start(self, request: Request) -> Connection:
        """Let a child decode this file; return where its frames come in."""
        ours, theirs = os.pipe()
        try:
            socket.send_fds(self.control, [request.encode()], [theirs])
        finally:
            os.close(theirs)
        return Connection(ours, writable=False)

    def finish(self) -> int:
        """End the child, if it has not ended yet; return its exit code.

        When the server itself was killed, its child is taken to have been killed too.
        """
        try:
            self.control.send(b".")
            (code,) = EXIT_CODE.unpack(self.control.recv(EXIT_CODE.size))
        except (OSError, struct.error):
            return -signal.SIGKILL
        return int(code)

    def close(self) -> None:
        """End the server, and with it the child."""
        self.control.close()
        if self.owner == os.getpid():
            try:
                self.process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


_servers: list[_Server] = []
_lock = Lock()


@atexit.register
def _close() -> None:
    while _servers:
        _servers.pop().close()


@contextmanager
def _server() -> Iterator[_Server]:
    """Yield the server; one that is interrupted in its work goes, and its child with it."""
    with _lock:
        if _servers and (
            _servers[0].owner != os.getpid() or _servers[0].process.poll() is not None
        ):
            _close()
        if not _servers:
            _servers.append(_Server())
        try:
            yield _servers[0]
        except UndecodableError:
            raise
        except BaseException:
            _close()
            raise


def decoded(request: Request) -> Frames:
    """Yield the frames of a file, decoded in a child process. Close it when you stop halfway.

    Raises UndecodableError when it cannot be decoded, or not within its limits.
    """
    with _server() as server:
        refusal, whole = None, False
        with server.start(request) as connection:
            try:
                yield from _frames(connection)
                whole = True
            except UndecodableError as error:
                refusal = error
            except (EOFError, pa.ArrowException):
                pass  # the exit code says what happened
        code = server.finish()
        if refusal is not None:
            raise refusal
        if not whole:
            raise _undecoded(request, code)


def _frames(connection: Connection) -> Frames:
    while (frame := receive(connection)) is not None:
        yield frame


def _undecoded(request: Request, code: int) -> UndecodableError:
    if code == -signal.SIGALRM:
        return UndecodableError(
            f"{request.bestand} takes more than {request.seconds:g} seconds to read. Deliver CSV, "
            "or fewer rows."
        )
    mebibytes = request.memory_bytes // 1024**2
    if code == OUT_OF_MEMORY:
        return UndecodableError(
            f"{request.bestand} takes more than {mebibytes} MiB of memory to read. Deliver CSV, "
            "or fewer rows."
        )
    return UndecodableError(
        f"{request.bestand} cannot be read: it is damaged, or takes more than {mebibytes} MiB of "
        "memory. Save it anew, or deliver CSV."
    )
