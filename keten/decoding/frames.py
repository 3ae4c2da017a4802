"""What goes between the process that asks for a file and the one that decodes it."""

from __future__ import annotations

import json
from collections.abc import Generator, Sequence
from dataclasses import asdict, dataclass, field
from multiprocessing.connection import Connection

import pyarrow as pa


class UndecodableError(Exception):
    """A file that cannot be decoded; the sentence may quote ``{names}`` as the supplier wrote."""

    def __init__(self, sentence: str, names: Sequence[str] = ()) -> None:
        """Refuse a file."""
        super().__init__(sentence)
        self.sentence, self.names = sentence, list(names)


@dataclass(frozen=True)
class Request:
    """One file to decode, and how much of time, memory and size it may take."""

    format: str
    path: str
    # As messages name the file.
    bestand: str
    tabel: str
    # Spelling of a column -> its name in the contract.
    known: dict[str, str]
    columns: int
    unpacked_bytes: int
    decoded_bytes: int
    seconds: float
    memory_bytes: int

    def encode(self) -> bytes:
        """Return this request as bytes."""
        return json.dumps(asdict(self)).encode()

    @staticmethod
    def decode(data: bytes) -> Request:
        """Return the request that these bytes hold."""
        return Request(**json.loads(data))

    def refuse_columns(self, columns: int) -> None:
        """Raise UndecodableError when there are more columns than landing accepts."""
        if columns > self.columns:
            raise UndecodableError(
                f"{self.bestand} has more than {self.columns} columns. Leave out what the contract "
                "does not ask for, or allow more with --max-columns."
            )


@dataclass(frozen=True)
class Head:
    """The first frame of a file: its columns, and what the account has to say of it."""

    names: list[str]
    # Sheets of the workbook that hold another thing.
    not_read: list[str] = field(default_factory=list)
    # The row of the header, in a sheet.
    header_line: int = 1
    blank_lines: int = 0


@dataclass(frozen=True)
class Rows:
    """Readable rows: ``regelnummer`` and texts ``k0``, ``k1`` …, one per name of the header.

    ``o3`` beside ``k3`` is what stood there before it became a text, where that is another thing.
    """

    batch: pa.RecordBatch


@dataclass(frozen=True)
class Broken:
    """Rows that cannot be read as they are: the columns of ``Rows``, and kolom, regel, melding."""

    batch: pa.RecordBatch


@dataclass(frozen=True)
class Aside:
    """Text that does not land but is kept with the file: regelnummer, plaats, tekst."""

    batch: pa.RecordBatch


Frame = Head | Rows | Broken | Aside
Frames = Generator[Frame, None, None]

_BATCHES: dict[bytes, type[Rows] | type[Broken] | type[Aside]] = {
    b"A": Rows,
    b"B": Broken,
    b"C": Aside,
}
_HEAD, _REFUSED, _END = b"H", b"R", b"E"


def send(connection: Connection, frame: Frame) -> int:
    """Send a frame, and return how many bytes that took: a letter, and JSON or an Arrow stream."""
    letter, content = _encoded(frame)
    # Apart, because Arrow wants its bytes to begin where words do.
    connection.send_bytes(letter)
    connection.send_bytes(content)
    return len(content)


def _encoded(frame: Frame) -> tuple[bytes, bytes]:
    if isinstance(frame, Head):
        return _HEAD, json.dumps(asdict(frame)).encode()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, frame.batch.schema) as writer:
        writer.write_batch(frame.batch)
    letter = next(letter for letter, kind in _BATCHES.items() if type(frame) is kind)
    return letter, sink.getvalue().to_pybytes()


def send_end(connection: Connection, refusal: UndecodableError | None = None) -> None:
    """Send the last frame: the file is decoded, or cannot be."""
    if refusal is None:
        connection.send_bytes(_END)
    else:
        connection.send_bytes(_REFUSED)
        connection.send_bytes(json.dumps([refusal.sentence, refusal.names]).encode())


def receive(connection: Connection) -> Frame | None:
    """Return the next frame; None when that was the last one.

    Raises UndecodableError for a file that cannot be decoded.
    """
    letter = connection.recv_bytes(1)
    if letter == _END:
        return None
    content = connection.recv_bytes()
    if letter == _REFUSED:
        raise UndecodableError(*json.loads(content))
    if letter == _HEAD:
        return Head(**json.loads(content))
    with pa.ipc.open_stream(content) as reader:
        batch = reader.read_next_batch()
    batch.validate(full=True)
    return _BATCHES[letter](batch)
