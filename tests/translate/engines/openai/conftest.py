"""A server that answers, and the engine that asks it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from notelint.translate.engines.openai import pace
from notelint.translate.engines.openai.engine import OpenAIEngine
from notelint.translate.engines.registry import open_engine
from tests.translate.engines.openai.chat_server import ChatServer, start

KEY = "sk-nobody-may-see-this-0123456789"
Open = Callable[..., OpenAIEngine]


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key and no address of the machine that runs the tests; short waits."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setattr(pace, "FIRST_WAIT", 0.01)


@pytest.fixture
def chat() -> Iterator[ChatServer]:
    server, stop = start()
    yield server
    stop()


@pytest.fixture
def engine_of(chat: ChatServer) -> Iterator[Open]:
    """Opens an engine with the options given; at the server, unless they say where."""
    opened: list[OpenAIEngine] = []

    def open_it(**options: Any) -> OpenAIEngine:
        given = {"model": "small", "base_url": chat.url, **options}
        engine = open_engine("openai", {name.replace("_", "-"): given[name] for name in given})
        assert isinstance(engine, OpenAIEngine)
        opened.append(engine)
        return engine

    yield open_it
    for engine in opened:
        engine.close()
