"""Tables in a file, mapped into memory: opened at once, read where they are asked.

A file begins with a magic number, the number of its sections and the bytes of
each; the sections follow, each at a multiple of eight bytes. Numbers are
little-endian.
"""

import mmap
import struct
import sys
from collections.abc import Sequence
from pathlib import Path

MAGIC = b"NLTABLE1"
_ALIGNED = 8

# Multipliers of hashes: odd, their bits evenly spread (those of splitmix64).
FIRST = 0x9E3779B97F4A7C15
SECOND = 0xBF58476D1CE4E5B9
THIRD = 0x94D049BB133111EB
MASK = (1 << 64) - 1
PRIME = 0xD1B54A32D192ED2D  # near no power of two, for then shifted bytes would meet
FOLD = 31  # bits


class DamagedError(ValueError):
    """A file of tables that is not what it should be."""


class Tables:
    """The sections of a file, each as a sequence of numbers of 1, 2 or 4 bytes."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        if self._data[:8] != MAGIC or sys.byteorder != "little":
            raise DamagedError(f"{path}: no tables of this version for this machine")
        try:
            (count,) = struct.unpack_from("<I", self._data, 8)
            sizes = struct.unpack_from(f"<{count}I", self._data, 12)
        except struct.error:
            raise DamagedError(f"{path}: cut off") from None
        self._sections: list[memoryview] = []
        at = aligned(12 + 4 * count)
        for size in sizes:
            self._sections.append(self._data[at : at + size])
            at += aligned(size)
        if at != len(self._data):
            raise DamagedError(f"{path}: cut off")

    def __len__(self) -> int:
        return len(self._sections)

    def numbers(self, section: int, width: int) -> memoryview:
        """A section as unsigned numbers of `width` bytes."""
        data = self._sections[section]
        return data.cast("B") if width == 1 else data.cast("H") if width == 2 else data.cast("I")


def aligned(size: int) -> int:
    """`size` rounded up to where a section may begin."""
    return -(-size // _ALIGNED) * _ALIGNED


def key_of_text(text: str) -> int:
    """The 64-bit key of up to eight characters of the basic plane."""
    number = int.from_bytes(text.encode("utf-16-le"), "little")
    mixed = ((number & MASK) * FIRST + (number >> 64) * THIRD) & MASK
    return ((mixed ^ (mixed >> FOLD)) * SECOND) & MASK


def key_of_bytes(data: bytes) -> int:
    """The 64-bit key of bytes."""
    mixed = (int.from_bytes(data, "little") % PRIME * FIRST) & MASK
    return ((mixed ^ (mixed >> FOLD)) * SECOND) & MASK


def place_of(key: int, displacement: Sequence[int], size: int) -> int:
    """Where `key` stands in a table of `size` places, if it is in it.

    Keys fall into groups by their low bits, and each group has a displacement
    that sends its keys to places of their own (Belazzougui, Botelho and
    Dietzfelbinger, "Hash, displace, and compress", 2009).
    """
    moved = displacement[((key & 0xFFFFFFFF) * len(displacement)) >> 32]
    return ((((key ^ moved * FIRST) * THIRD & MASK) >> 32) * size) >> 32


def fingerprint_of(key: int) -> int:
    """Sixteen bits that tell `key` from most keys that are not in a table."""
    return key >> 48
