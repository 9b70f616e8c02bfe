"""The files of a model's package: a zip that nobody vouches for, or the folder of an unpacked one.

An Argos package is a zip with one folder at its top; in it lie `metadata.json`,
`sentencepiece.model` and the folder `model` of CTranslate2. Nothing is read
before the whole list of entries is found harmless.
"""

import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from notelint.translate.models.error import ModelError

# What the packages of the Argos index stay far below: the largest have 0.3 GB and 40 entries.
_MOST_BYTES = 4 << 30
_MOST_ENTRIES = 2000
# Weights hardly shrink, vocabularies to a fifth. Deflate itself reaches 1,030.
_MOST_TIMES_LARGER = 50
_SPARED_BYTES = 1 << 20

_ODD_NAME = re.compile(r"[\\:\x00-\x1f\x7f]|^/|^~|(?:^|/)\.\.?(?:/|$)|//")


class Contents(Protocol):
    """Files by name, relative to the top folder of the package."""

    path: Path

    def names(self) -> tuple[str, ...]:
        """All files, in order."""
        ...

    def size(self, name: str) -> int:
        """Bytes of a file."""
        ...

    def checksum(self, name: str) -> int:
        """The CRC-32 of a file."""
        ...

    def read(self, name: str, limit: int | None = None) -> bytes:
        """A whole file; at most `limit` bytes are taken.

        Raises:
            ModelError: it is missing, damaged or larger.
        """
        ...

    def copy(self, name: str, target: BinaryIO) -> None:
        """Write a whole file to `target`, without holding it in memory."""
        ...


class Folder:
    """The files below a folder; links in it are followed, as it is the user's own."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def names(self) -> tuple[str, ...]:
        files = (each for each in self.path.rglob("*") if each.is_file())
        return tuple(sorted(each.relative_to(self.path).as_posix() for each in files))

    def size(self, name: str) -> int:
        with _told(self.path, name):
            return (self.path / name).stat().st_size

    def checksum(self, name: str) -> int:
        value = 0
        with _told(self.path, name), (self.path / name).open("rb") as file:
            while piece := file.read(1 << 20):
                value = zlib.crc32(piece, value)
        return value

    def read(self, name: str, limit: int | None = None) -> bytes:
        if limit is not None and self.size(name) > limit:
            raise ModelError(f"{self.path}: {name} is larger than it may be")
        with _told(self.path, name):
            return (self.path / name).read_bytes()

    def copy(self, name: str, target: BinaryIO) -> None:
        with _told(self.path, name), (self.path / name).open("rb") as file:
            while piece := file.read(1 << 20):
                target.write(piece)


class Archive:
    """The files of a zip whose list of entries is harmless; made by `open_archive`."""

    def __init__(self, path: Path, file: zipfile.ZipFile, top: str) -> None:
        self.path = path
        self.top = top
        """The name of the folder that holds all files."""
        self._file = file
        self._entries = {
            info.filename.removeprefix(f"{top}/"): info
            for info in file.infolist()
            if not info.is_dir()
        }

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self._entries))

    def size(self, name: str) -> int:
        return self._entry(name).file_size

    def checksum(self, name: str) -> int:
        return self._entry(name).CRC

    def read(self, name: str, limit: int | None = None) -> bytes:
        entry = self._entry(name)
        if limit is not None and entry.file_size > limit:
            raise ModelError(f"{self.path}: {name} is larger than it may be")
        with _told(self.path, name):
            return self._file.read(entry)

    def copy(self, name: str, target: BinaryIO) -> None:
        entry = self._entry(name)
        with _told(self.path, name), self._file.open(entry) as file:
            while piece := file.read(1 << 20):
                target.write(piece)

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = self._entries.get(name)
        if entry is None:
            raise ModelError(f"{self.path}: the package has no {name}")
        return entry


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """The package at `path`.

    Raises:
        ModelError: it is no zip, or not one that a model's package would be.
    """
    try:
        file = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise ModelError(f"{path}: no such file") from None
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror or error}") from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ModelError(f"{path}: not an Argos package: not a whole zip file") from error
    with file:
        entries = file.infolist()
        for refused in (_too_many, _odd_kind, _odd_name, _too_large):
            if reason := refused(path, entries):
                raise ModelError(f"{path}: refused: {reason}")
        yield Archive(path, file, _top_folder(path, entries))


@contextmanager
def open_contents(path: Path) -> Iterator[Contents]:
    """The package at `path`, a file or the folder of an unpacked one."""
    if path.is_dir():
        yield Folder(path)
    else:
        with open_archive(path) as archive:
            yield archive


_Refusal = Callable[[Path, list[zipfile.ZipInfo]], str]


def _too_many(_path: Path, entries: list[zipfile.ZipInfo]) -> str:
    return f"it has {len(entries)} entries" if len(entries) > _MOST_ENTRIES else ""


def _odd_kind(_path: Path, entries: list[zipfile.ZipInfo]) -> str:
    for info in entries:
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            return f"{info.filename!r} is a link or another special file"
        if info.flag_bits & 1:
            return f"{info.filename!r} is encrypted"
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            return f"{info.filename!r} is compressed in an unusual way"
    return ""


def _odd_name(_path: Path, entries: list[zipfile.ZipInfo]) -> str:
    seen: set[str] = set()
    for info in entries:
        # `filename` is cut at a NUL and has the system's separators put right.
        name = str(info.orig_filename)
        folded = name.casefold().rstrip("/")
        if (
            not name
            or _ODD_NAME.search(name)
            or any(each.endswith((".", " ")) for each in name.split("/"))
        ):
            return f"the entry {name!r} would lie outside its folder"
        if folded in seen:
            return f"it has {name!r} twice"
        seen.add(folded)
    return ""


def _too_large(path: Path, entries: list[zipfile.ZipInfo]) -> str:
    unpacked, packed = sum(info.file_size for info in entries), path.stat().st_size
    if unpacked > min(_MOST_BYTES, _SPARED_BYTES + _MOST_TIMES_LARGER * packed):
        return f"it would be {unpacked} bytes unpacked, and has {packed}"
    return ""


def _top_folder(path: Path, entries: list[zipfile.ZipInfo]) -> str:
    tops = {info.filename.partition("/")[0] for info in entries}
    names = {info.filename for info in entries}
    if len(tops) != 1 or f"{next(iter(tops))}/metadata.json" not in names:
        raise ModelError(f"{path}: not an Argos package: no folder with a metadata.json in it")
    return tops.pop()


@contextmanager
def _told(path: Path, name: str) -> Iterator[None]:
    """Damage and failures of the disk, as errors of the model at `path`."""
    try:
        yield
    except FileNotFoundError:
        raise ModelError(f"{path}: the package has no {name}") from None
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise ModelError(f"{path}: {name} is damaged; get the package again") from error
    except OSError as error:
        raise ModelError(f"{path}: {name}: {error.strerror or error}") from error
