"""Checkpoints that are written whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor


def save(path: Path, state: dict[str, Any]) -> None:
    """Writes beside the target and renames, so that a stop in between loses nothing."""
    partial = path.with_suffix(".tmp")
    torch.save(state, partial)
    partial.replace(path)


def load(path: Path) -> dict[str, Any]:
    """A checkpoint in main memory."""
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return state


def save_weights(path: Path, masters: dict[str, Tensor], facts: dict[str, Any]) -> None:
    """Weights alone in float16, which keeps three bits more than bfloat16, with shape and progress."""
    weights = {name: master.detach().to("cpu", torch.float16) for name, master in masters.items()}
    save(path, {"weights": weights, **facts})


def keep_latest(folder: Path, pattern: str, count: int) -> None:
    """Deletes all but the `count` last files of a pattern whose names sort by age."""
    for path in sorted(folder.glob(pattern))[:-count]:
        path.unlink()


def split(path: Path, folder: Path, size: int = 15 << 20) -> list[Path]:
    """Pieces of at most `size` bytes, for machines that pass on only small files; `join` undoes it."""
    folder.mkdir(parents=True, exist_ok=True)
    content = path.read_bytes()
    pieces = []
    for number, start in enumerate(range(0, len(content), size)):
        piece = folder / f"{path.name}.{number:02d}"
        piece.write_bytes(content[start : start + size])
        pieces.append(piece)
    return pieces


def join(folder: Path, target: Path) -> None:
    """Puts the pieces of one file back together."""
    pieces = sorted(folder.glob(f"{target.name}.[0-9][0-9]"))
    if not pieces:
        raise FileNotFoundError(f"no pieces of {target.name} in {folder}")
    target.write_bytes(b"".join(piece.read_bytes() for piece in pieces))
