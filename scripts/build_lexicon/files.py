"""Writing a file of tables that notelint/korean/tables.py reads."""

import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from notelint.korean.tables import MAGIC, aligned


def write_tables(path: Path, sections: Sequence[NDArray[Any]]) -> None:
    """Write `sections`, arrays of unsigned numbers, to `path`."""
    data = [section.astype(section.dtype.newbyteorder("<")).tobytes() for section in sections]
    header = MAGIC + struct.pack(f"<I{len(data)}I", len(data), *map(len, data))
    path.parent.mkdir(parents=True, exist_ok=True)
    # Whoever has the old file mapped into memory keeps it.
    new = path.with_name(f"{path.name}.new")
    new.write_bytes(b"".join(part.ljust(aligned(len(part)), b"\0") for part in (header, *data)))
    new.replace(path)
