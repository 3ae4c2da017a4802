"""Runs decoders: a process that has the libraries loaded and forks one child per file.

Started by ``keten.decoding.sandbox`` with the number of a socket. Per file it gets a request with
the pipe to write to, and then one byte when the child is no longer needed; it answers with the
child's exit code. When the other side is gone, so are the child and this process.
"""

from __future__ import annotations

import importlib
import os
import resource
import signal
import socket
import struct
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pyarrow as pa

from keten.decoding.frames import Frames, Request, UndecodableError, send, send_end

REQUEST_BYTES = 1024 * 1024
EXIT_CODE = struct.Struct("!h")
OUT_OF_MEMORY = 3


def serve(control: socket.socket) -> None:
    """Answer requests until the other side closes the socket."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other side decides what ends
    while True:
        data, pipes, _, _ = socket.recv_fds(control, REQUEST_BYTES, 1)
        if not data:
            return
        request = Request.decode(data)
        # Loaded here, so that every child finds it in memory.
        decoder = importlib.import_module(f"keten.decoding.{request.format}").frames
        pid = os.fork()
        if pid == 0:
            control.close()
            _decode(decoder, request, pipes[0])
        os.close(pipes[0])
        control.recv(1)
        os.kill(pid, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        try:
            control.send(EXIT_CODE.pack(code))
        except OSError:
            return


def _decode(decoder: Callable[[Request], Frames], request: Request, pipe: int) -> None:
    """Write the frames of a file to the pipe and end this process, whatever happens."""
    code = 1
    try:
        _confine(request)
        with Connection(pipe, readable=False) as connection:
            _send_frames(decoder, request, connection)
        code = 0
    except MemoryError:
        code = OUT_OF_MEMORY
    finally:
        os._exit(code)


def _send_frames(
    decoder: Callable[[Request], Frames], request: Request, connection: Connection
) -> None:
    size = 0
    try:
        for frame in decoder(request):
            size += send(connection, frame)
            if size > request.decoded_bytes:
                raise UndecodableError(
                    f"{request.bestand} holds more than {request.decoded_bytes // 1024**2} MiB of "
                    "cells once it is unpacked. Deliver fewer rows, or CSV."
                )
    except UndecodableError as error:
        send_end(connection, error)
    else:
        send_end(connection)


def _confine(request: Request) -> None:
    """Bound what this process takes; it has no one to print to."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        # Native libraries print what they stumble over, and that may be a cell.
        os.dup2(nowhere, stream)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # nothing of a cell reaches the disk
    memory = request.memory_bytes + _used()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # The kernel ends this process by then, also when native code never comes back.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, request.seconds)


def _used() -> int:
    """Return the address space that is in use already, by the libraries."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    return int(pages) * resource.getpagesize()


if __name__ == "__main__":
    pa.array([""])  # now Arrow looks for pandas once, and not in every child
    serve(socket.socket(fileno=int(sys.argv[1])))
