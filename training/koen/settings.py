"""Settings of a run, read from a TOML file."""

from __future__ import annotations

import dataclasses
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from koen.model import Shape


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides the outcome of a run. Rates are peaks of the schedule."""

    shape: Shape = field(default_factory=Shape)
    seed: int = 1
    pieces: int = 3072  # padded pieces of the longer side in one batch
    matrix_rate: float = 2e-3  # Muon, in the scale of Adam's rates
    other_rate: float = 2e-3  # AdamW, for the embedding and the norms
    decay: float = 0.01
    warmup: int = 300  # updates
    smoothing: float = 0.05
    taught: float = 0.7  # share of the loss that follows a teacher, where one is given
    guided: float = 0.1  # weight of the alignment loss
    placeholder_weight: float = 1.0  # of a placeholder in the loss, where other pieces have 1
    copied_weight: float = 1.0  # of a piece of a name or number that the source has too
    save_minutes: float = 5.0
    keep_weights: int = 8
    validate_every: int = 1000  # updates

    @classmethod
    def read(cls, path: Path) -> Settings:
        """A TOML file with the fields above and a table [shape]."""
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(**{**values, "shape": Shape(**values.get("shape", {}))})

    def as_dict(self) -> dict[str, Any]:
        """Plain values, for records and checkpoints."""
        return dataclasses.asdict(self)
