"""The key goes where its owner said, and is seen nowhere."""

import io
import logging
import traceback
from collections.abc import Callable

import pytest

from notelint.translate.engines.openai.endpoint import find_endpoint
from notelint.translate.engines.openai.engine import OpenAIEngine
from notelint.translate.engines.registry import open_engine
from notelint.translate.request import EngineError, Request
from tests.translate.engines.openai.chat_server import ChatServer, Exchange, start
from tests.translate.engines.openai.conftest import KEY

Open = Callable[..., OpenAIEngine]
ONE = [Request("정렬은 빠르다.")]


@pytest.fixture
def trusted(chat: ChatServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment has a key, for the server."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", chat.url)


@pytest.mark.usefixtures("trusted")
def test_the_key_goes_to_the_address_that_the_environment_names(
    chat: ChatServer, engine_of: Open
) -> None:
    engine_of().translate(ONE)
    open_engine("openai", {"model": "small"}).translate(ONE)
    assert [headers["Authorization"] for headers in chat.headers] == [f"Bearer {KEY}"] * 2


@pytest.mark.usefixtures("trusted")
def test_the_key_does_not_go_to_an_address_that_a_project_names(engine_of: Open) -> None:
    other, stop = start()
    try:
        engine_of(base_url=other.url).translate(ONE)
        assert "Authorization" not in other.headers[0]
        other.usual = lambda exchange: exchange.error(401)
        with pytest.raises(EngineError, match="sent only to the address in OPENAI_BASE_URL"):
            engine_of(base_url=other.url).translate(ONE)
    finally:
        stop()


def test_without_an_address_the_key_is_for_openai_alone() -> None:
    environment = {"OPENAI_API_KEY": KEY}
    assert find_endpoint(None, environment).key == KEY
    assert find_endpoint("https://api.openai.com/v1/", environment).key == KEY
    for other in ("http://api.openai.com/v1", "https://api.openai.com.example.org/v1"):
        assert find_endpoint(other, environment).key == ""


@pytest.mark.usefixtures("trusted")
def test_a_redirect_is_not_followed_with_the_key(chat: ChatServer, engine_of: Open) -> None:
    other, stop = start()
    try:
        for status in (301, 302, 307, 308):
            chat.usual = lambda exchange, status=status: exchange.send(  # type: ignore[misc]
                status, b"", Location=f"{other.url}/chat/completions?key={KEY}"
            )
            with pytest.raises(
                EngineError, match=r"redirects to 127\.0\.0\.1, which is not"
            ) as told:
                engine_of().translate(ONE)
            assert KEY not in str(told.value)
        assert other.exchanges == []
    finally:
        stop()


def repeat_key(exchange: Exchange) -> None:
    exchange.error(401, f"Incorrect API key provided: {exchange.handler.headers['Authorization']}")


def repeat_key_later(exchange: Exchange) -> None:
    exchange.error(500, f"{exchange.handler.headers['Authorization']}")


def break_off(exchange: Exchange) -> None:
    exchange.handler.wfile.write(f"HTTP/1.1 abc {KEY}\r\n{KEY}\r\n\r\n".encode())
    exchange.handler.close_connection = True


def point_to_key(exchange: Exchange) -> None:
    exchange.send(302, b"", Location=f"https://{KEY}/")


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("behaviour", [repeat_key, repeat_key_later, break_off, point_to_key])
def test_the_key_is_in_no_message_traceback_log_or_fingerprint(
    chat: ChatServer, engine_of: Open, behaviour: Callable[[Exchange], None]
) -> None:
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    root = logging.getLogger()
    root.addHandler(handler)
    level = root.level
    root.setLevel(logging.DEBUG)
    try:
        chat.usual = behaviour
        engine = engine_of(retries=0)
        with pytest.raises(EngineError) as told:
            engine.translate(ONE)
    finally:
        root.setLevel(level)
        root.removeHandler(handler)
    trace = "".join(traceback.format_exception(told.value))
    seen = [str(told.value), trace, engine.fingerprint, repr(engine._endpoint), repr(engine)]
    assert not [text for text in [*seen, log.getvalue()] if KEY.lower() in text.lower()]


@pytest.mark.parametrize("name", ["api-key", "key", "token", "Authorization"])
def test_a_key_among_the_options_is_refused_and_not_repeated(name: str) -> None:
    with pytest.raises(EngineError, match="environment variable OPENAI_API_KEY") as told:
        open_engine("openai", {"model": "small", name: KEY})
    assert KEY not in str(told.value)


@pytest.mark.parametrize(
    "url",
    [
        f"https://user:{KEY}@host/v1",
        f"https://host/v1?key={KEY}",
        f"ftp://{KEY}/v1",
        f"https://host:{KEY}/v1",
        f"{KEY}",
        f"https:///{KEY}",
    ],
)
def test_an_address_that_may_hold_a_secret_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(EngineError) as told:
        find_endpoint(url, {})
    assert KEY not in str(told.value)


@pytest.mark.parametrize("key", [f"{KEY}\nX-Other: 1", f"{KEY} {KEY}", f"{KEY}é", f"{KEY}\x00"])
def test_a_key_that_no_header_can_hold_is_refused_and_not_repeated(key: str) -> None:
    with pytest.raises(EngineError, match="the key in OPENAI_API_KEY has a character") as told:
        find_endpoint(None, {"OPENAI_API_KEY": key})
    assert KEY not in str(told.value)


def test_spaces_around_a_key_are_not_its_own() -> None:
    assert find_endpoint(None, {"OPENAI_API_KEY": f" {KEY}\n"}).key == KEY
