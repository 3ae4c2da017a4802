"""Finds and opens what lies in the folder of a delivery: ordinary files inside it, nothing else."""

from __future__ import annotations

import os
import stat
import unicodedata
from io import BufferedReader
from pathlib import Path, PurePosixPath

from keten.errors import RefusedError
from keten.landing.shown import shown


def tidy_path(bestand: object) -> str:
    """Return the path of a file in the folder, as one spelling; refuse what cannot be inside it."""
    if not isinstance(bestand, str) or not bestand.strip():
        raise RefusedError("bestand must be the name of a file in the folder, as text.")
    name = shown(bestand)
    if any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") for sign in bestand):
        raise RefusedError(f"the file {name} has control characters in its name. Give it another.")
    if "\\" in bestand or bestand[1:2] == ":":
        raise RefusedError(
            f"the file {name} is named as Windows does. Write a path inside the folder, with /."
        )
    path = PurePosixPath(bestand)
    if path.is_absolute() or ".." in path.parts:
        raise _outside(name)
    return str(path)


def find_file(folder: Path, bestand: str) -> Path:
    """Return where this file really lies; refuse links that leave the folder, and no files."""
    name, path = shown(bestand), Path(os.path.realpath(folder / bestand))
    if not path.is_relative_to(os.path.realpath(folder)):
        raise _outside(name)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise RefusedError(
            f"{name} is named, but the folder does not hold that file.{_alike(folder, bestand)}"
        ) from None
    except OSError as error:
        raise _unreadable(name, error) from None
    if not stat.S_ISREG(mode):
        raise _not_ordinary(name)
    return path


def identity(path: Path) -> tuple[int, int]:
    """Return what two names of one file share, also when one is a link; (0, 0) when it is gone."""
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return status.st_dev, status.st_ino


def open_file(path: Path, name: str) -> BufferedReader:
    """Open a file that ``find_file`` found, without following a link or waiting for a pipe.

    It may have been replaced since; ``name`` is how messages call it.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError as error:
        raise _unreadable(name, error) from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _not_ordinary(name)
    return os.fdopen(descriptor, "rb")


def is_folder(path: Path) -> bool:
    """Return whether this is a folder in which files can be found."""
    try:
        return path.is_dir() and os.access(path, os.R_OK | os.X_OK)
    except OSError:
        return False


def lying_in(folder: Path) -> list[str]:
    """Return the paths of all that lies in this folder and is not a folder, in order."""
    found: list[str] = []
    for place, folders, files in os.walk(folder):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        found += [os.path.relpath(Path(place) / name, folder) for name in (*links, *files)]
    return sorted(found)


def _alike(folder: Path, bestand: str) -> str:
    """Say so when only the case of letters differs, which Windows does not mind."""
    spelling = bestand.casefold()
    alike = [path for path in lying_in(folder) if path.casefold() == spelling]
    return f" It holds {shown(alike[0])}: write it with the same capitals." if alike else ""


def _outside(name: str) -> RefusedError:
    return RefusedError(
        f"the file {name} lies outside the folder of the delivery. Paths and links must stay "
        "inside it."
    )


def _not_ordinary(name: str) -> RefusedError:
    return RefusedError(
        f"{name} is not an ordinary file (but a folder, pipe, socket or device). Put the file "
        "itself in the folder."
    )


def _unreadable(name: str, error: OSError) -> RefusedError:
    return RefusedError(f"{name} cannot be opened ({error.strerror}). Make it readable.")
