"""What a pass is mixed of: how often lines are changed, how many are made up, how much each tier counts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from koen.augment import Rates

MIX_FILE = "mix.toml"  # in a data folder; without it, a pass is mixed as below


def _usual_tiers() -> dict[str, float]:
    """Machine-translated Korean is still useful as input, since its English was written by people;
    short and interface strings teach vocabulary but drown prose when shown as often as they occur."""
    return {"human": 1.0, "human-short": 0.3, "mt": 0.6, "po-ui": 0.3}


@dataclass(frozen=True, slots=True)
class Mix:
    """Shares are of the corpus lines of a pass. `tiers`: copies of a pair by who translated it."""

    rates: Rates = field(default_factory=Rates)
    tiers: dict[str, float] = field(default_factory=_usual_tiers)
    patterns: float = 0.035
    composed: float = 0.0

    @classmethod
    def of(cls, data: Path) -> Mix:
        """The mix of a data folder."""
        path = data / MIX_FILE
        return cls.read(path) if path.exists() else cls()

    @classmethod
    def read(cls, path: Path) -> Mix:
        """A TOML file with the fields above and the tables [rates] and [tiers]."""
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        rates = Rates(**values.pop("rates", {}))
        return cls(rates, {**_usual_tiers(), **values.pop("tiers", {})}, **values)
