"""What may be set, and what the settings say of the engine."""

from typing import Any

import pytest

from notelint.translate.engines.openai import engine as engine_module
from notelint.translate.engines.registry import open_engine
from notelint.translate.request import EngineError


def opened(**options: Any) -> Any:
    return open_engine("openai", {"model": "small", "base-url": "http://localhost:1/v1", **options})


@pytest.mark.parametrize(
    ("url", "offline"),
    [
        ("http://localhost:11434/v1", True),
        ("http://127.0.0.1:8000/v1", True),
        ("http://127.9.9.9/v1", True),
        ("http://[::1]:1234/v1", True),
        ("http://ollama.localhost/v1", True),
        ("http://192.168.0.4:8000/v1", False),
        ("https://api.openai.com/v1", False),
        ("http://localhost.example.org/v1", False),
        ("http://127.0.0.1.example.org/v1", False),
    ],
)
def test_only_what_stays_on_this_machine_is_offline(url: str, offline: bool) -> None:
    features = opened(**{"base-url": url}).features
    assert features.offline is offline
    assert features.placeholders
    assert not features.sentences


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"model": " "}, "needs the option 'model'"),
        ({"temperature": 3}, "'temperature' of the engine openai is from 0 to 2, not 3"),
        ({"temperature": "nan"}, "'temperature' of the engine openai is a number, not 'nan'"),
        ({"concurrency": 0}, "'concurrency' of the engine openai is from 1"),
        ({"time-limit": -1}, "'time-limit' of the engine openai"),
        ({"sentences": "many"}, "'sentences' of the engine openai is a whole number"),
        ({"retries": 99}, "'retries' of the engine openai is from 0 to 20"),
        ({"price-in": -1}, "'price-in' of the engine openai"),
        ({"base-url": "localhost:11434"}, "base-url is not an address"),
        ({"base-urls": "x"}, "did you mean 'base-url'"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(options: dict[str, Any], told: str) -> None:
    with pytest.raises(EngineError, match=told):
        opened(**options)


def test_a_model_has_to_be_named() -> None:
    with pytest.raises(EngineError, match="needs the option 'model'"):
        open_engine("openai", {})


def test_the_fingerprint_differs_wherever_answers_may() -> None:
    prints = {
        opened(**options).fingerprint
        for options in (
            {},
            {"model": "large"},
            {"temperature": 0.5},
            {"base-url": "http://localhost:2/v1"},
        )
    }
    assert len(prints) == 4
    assert (
        opened(concurrency=9).fingerprint
        == opened(**{"base-url": "http://localhost:1/v1/"}).fingerprint
    )


def test_without_httpx_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "find_spec", lambda _name: None)
    with pytest.raises(EngineError, match=r"pip install 'notelint\[openai\]'"):
        opened()
