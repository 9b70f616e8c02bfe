"""What the user sets: which model, where, how fast; never the key."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from notelint.translate.engines.options import read_options
from notelint.translate.request import EngineError

_KEY_WORDS = ("key", "token", "secret", "password", "authorization")
# For each option that is a number, the least and the most that make sense.
_BOUNDS = {
    "temperature": (0, 2),
    "concurrency": (1, 256),
    "requests_per_minute": (0, 1_000_000),
    "time_limit": (0.01, 3_600),
    "sentences": (1, 200),
    "retries": (0, 20),
    "price_in": (0, 1_000_000),
    "price_out": (0, 1_000_000),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of the engine.

    `base_url` is what stands before `/chat/completions`; `concurrency` bounds
    the requests that wait for an answer at once, and `requests_per_minute`
    those that are begun (0: no bound). `time_limit` is in seconds, for one
    request. `sentences` is how many a request holds at most, `retries` how
    often a request that failed is sent again. Prices are for a million tokens,
    in `currency`.
    """

    model: str
    base_url: str | None = None
    temperature: float = 0.0
    concurrency: int = 4
    requests_per_minute: int = 0
    time_limit: float = 120.0
    sentences: int = 16
    retries: int = 5
    price_in: float | None = None
    price_out: float | None = None
    currency: str = "USD"


def read_settings(options: Mapping[str, Any]) -> Settings:
    """The settings that `options` give.

    Raises:
        EngineError: an option is unknown, of another kind or out of bounds, or
            looks like a key, which belongs into the environment alone.
    """
    for name in options:
        if any(word in name.lower() for word in _KEY_WORDS):
            raise EngineError(
                f"the engine openai takes no option '{name}': "
                "put the key into the environment variable OPENAI_API_KEY"
            )
    settings = read_options("openai", Settings, options)
    if not settings.model.strip():
        raise EngineError("the engine openai needs the option 'model'")
    for name, (least, most) in _BOUNDS.items():
        value = getattr(settings, name)
        if value is not None and not (math.isfinite(value) and least <= value <= most):
            shown = name.replace("_", "-")
            raise EngineError(
                f"the option '{shown}' of the engine openai is from {least} to {most}, not {value}"
            )
    return settings
