"""Options of engines as the command line and the configuration give them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from notelint.translate.engines.options import read_options
from notelint.translate.request import EngineError


@dataclass(frozen=True, slots=True)
class Settings:
    model: Path
    beam_size: int = 4
    penalty: float = 0.2
    quick: bool = False
    prefix: str | None = None


def test_texts_and_values_are_read_alike() -> None:
    texts = {"model": "a/b", "beam-size": "2", "penalty": "1", "quick": "yes", "prefix": "<en>"}
    values = {"model": "a/b", "beam_size": 2, "penalty": 1, "quick": True, "prefix": "<en>"}
    wanted = Settings(Path("a/b"), 2, 1.0, True, "<en>")
    assert read_options("x", Settings, texts) == read_options("x", Settings, values) == wanted


def test_what_is_not_given_has_its_default() -> None:
    assert read_options("x", Settings, {"model": "m"}) == Settings(Path("m"))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"model": "m", "beam": 2}, "engine x has no option 'beam'; did you mean 'beam-size'"),
        ({"model": "m", "zzz": 2}, "no option 'zzz'; it has model, beam-size, penalty, quick"),
        ({}, "engine x needs the option 'model'"),
        ({"model": "m", "beam_size": "two"}, "'beam_size' of the engine x is a whole number"),
        ({"model": "m", "beam_size": 2.5}, "is a whole number, not 2.5"),
        ({"model": "m", "beam_size": float("inf")}, "is a whole number, not inf"),
        ({"model": "m", "beam_size": True}, "is a whole number, not True"),
        ({"model": "m", "penalty": "nan"}, "is a number, not 'nan'"),
        ({"model": "m", "penalty": "1e999"}, "is a number, not '1e999'"),
        ({"model": "m", "quick": "maybe"}, "is true or false, not 'maybe'"),
        ({"model": 3}, "is a path, not 3"),
        ({"model": "m", "prefix": 3}, "is a text, not 3"),
    ],
)
def test_wrong_options_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(EngineError, match=message):
        read_options("x", Settings, options)
