"""The engine against servers that fail in every way that a server can."""

import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from email.utils import formatdate
from pathlib import Path
from shutil import which

import pytest

from notelint.translate.engines.openai import client, pace
from notelint.translate.engines.openai.engine import OpenAIEngine
from notelint.translate.engines.openai.pace import asked_wait
from notelint.translate.request import EngineError, Request
from tests.translate.engines.openai.chat_server import (
    ChatServer,
    Exchange,
    completion,
    good,
    start,
)

Open = Callable[..., OpenAIEngine]
ONE = [Request("정렬은 빠르다.")]
MANY = [Request(f"정렬 {number}") for number in range(12)]


def failing(status: int, **headers: str) -> Callable[[Exchange], None]:
    return lambda exchange: exchange.error(status, "try later", **headers)


def hang(exchange: Exchange) -> None:
    exchange.stopped.wait(30)


def cut_off(exchange: Exchange) -> None:
    handler = exchange.handler
    body = completion("{}")
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True


def hang_up(exchange: Exchange) -> None:
    exchange.handler.connection.shutdown(socket.SHUT_RDWR)
    exchange.handler.close_connection = True


def not_json(exchange: Exchange) -> None:
    exchange.send(200, b'{"choices": [{"mess')


def huge(exchange: Exchange) -> None:
    exchange.send(200, b" " * (9 << 20))


def packed(exchange: Exchange) -> None:
    import gzip

    exchange.send(200, gzip.compress(completion("{}")), Content_Encoding="gzip")


PASSING = {
    "429": failing(429),
    "500": failing(500),
    "503 with a time": failing(503, Retry_After="0"),
    "cut off": cut_off,
    "hung up": hang_up,
    "not JSON": not_json,
    "huge": huge,
    "packed": packed,
}


@pytest.mark.parametrize("failure", PASSING.values(), ids=list(PASSING))
def test_what_may_pass_is_tried_again(
    chat: ChatServer, engine_of: Open, failure: Callable[[Exchange], None]
) -> None:
    chat.script = [failure, failure]
    assert engine_of().translate(ONE)[0][0].text == "EN 정렬은 빠르다."
    assert len(chat.exchanges) == 3


@pytest.mark.parametrize("failure", PASSING.values(), ids=list(PASSING))
def test_what_does_not_pass_is_given_up(
    chat: ChatServer, engine_of: Open, failure: Callable[[Exchange], None]
) -> None:
    chat.usual = failure
    with pytest.raises(EngineError, match="did not answer, asked 3 times: "):
        engine_of(retries=2).translate(ONE)
    assert len(chat.exchanges) == 3


def test_a_server_that_hangs_is_left_after_the_time_limit(
    chat: ChatServer, engine_of: Open
) -> None:
    chat.script = [hang]
    started = time.monotonic()
    assert engine_of(time_limit=0.2).translate(ONE)[0][0].text == "EN 정렬은 빠르다."
    assert time.monotonic() - started < 3


def test_a_server_that_trickles_is_left_after_the_time_limit(
    chat: ChatServer, engine_of: Open
) -> None:
    def trickle(exchange: Exchange) -> None:
        exchange.handler.send_response(200)
        exchange.handler.send_header("Content-Length", "1000000")
        exchange.handler.end_headers()
        while not exchange.stopped.wait(0.02):
            exchange.handler.wfile.write(b" ")

    chat.usual = trickle
    with pytest.raises(EngineError, match=r"asked once: no answer within 0\.3 seconds"):
        engine_of(time_limit=0.3, retries=0).translate(ONE)


def test_the_time_that_the_server_asks_for_is_waited(chat: ChatServer, engine_of: Open) -> None:
    chat.script = [failing(429, Retry_After="1")]
    started = time.monotonic()
    engine_of().translate(ONE)
    assert time.monotonic() - started >= 1


def test_a_wait_of_hours_is_not_waited(chat: ChatServer, engine_of: Open) -> None:
    chat.usual = failing(429, Retry_After="7200")
    with pytest.raises(EngineError, match=r"asks to wait 7200 seconds .*run again later"):
        engine_of().translate(ONE)


def test_a_time_to_wait_is_seconds_or_a_date() -> None:
    assert asked_wait({"retry-after": "2"}) == 2
    assert asked_wait({"retry-after": "0.5"}) == 0.5
    at = asked_wait({"retry-after": formatdate(time.time() + 60, usegmt=True)})
    assert at is not None
    assert 55 < at <= 60
    assert asked_wait({"retry-after": formatdate(0, usegmt=True)}) == 0
    for nonsense in ("", "soon", "-5", "inf", "nan", "²", "1.2.3"):
        assert asked_wait({"retry-after": nonsense}) is None


def test_waits_double_up_to_a_bound_and_are_never_all_alike() -> None:
    waits = [[pace.backoff(attempt) for _ in range(50)] for attempt in (0, 1, 60)]
    assert all(len(set(each)) > 1 for each in waits)
    assert max(waits[0]) <= pace.FIRST_WAIT < max(waits[1]) <= 2 * pace.FIRST_WAIT
    assert max(waits[2]) <= 30


@pytest.mark.parametrize(
    ("status", "said", "told"),
    [
        (401, "", "refuses access; set OPENAI_API_KEY"),
        (403, "no", r"refuses access \(no\); set OPENAI_API_KEY"),
        (404, "model not found", "has no model 'small', or is not the API"),
        (400, "strange", r"refuses the request: 400 \(strange\)"),
        (418, "", "refuses the request: 418$"),
        (429, "insufficient_quota: check your plan", "wants to be paid first"),
    ],
)
def test_what_does_not_help_is_not_tried_again(
    chat: ChatServer, engine_of: Open, status: int, said: str, told: str
) -> None:
    chat.usual = lambda exchange: exchange.error(status, said)
    with pytest.raises(EngineError, match=told):
        engine_of().translate(ONE)
    assert len(chat.exchanges) == 1


def test_a_web_page_in_place_of_an_answer_is_named(chat: ChatServer, engine_of: Open) -> None:
    chat.usual = lambda exchange: exchange.send(200, b"<!DOCTYPE html><p>Hi", "text/html")
    with pytest.raises(EngineError, match="gives a web page, not a chat completion"):
        engine_of().translate(ONE)


def test_an_error_page_is_not_read_out(chat: ChatServer, engine_of: Open) -> None:
    chat.usual = lambda exchange: exchange.send(502, b"<html>\x1b[31mBad Gateway", "text/html")
    with pytest.raises(EngineError) as told:
        engine_of(retries=0).translate(ONE)
    assert str(told.value).endswith("did not answer, asked once: 502")


def test_what_a_server_says_is_shown_on_one_harmless_line(
    chat: ChatServer, engine_of: Open
) -> None:
    chat.usual = lambda exchange: exchange.error(400, "no\n\x1b[2Jno\u202e" + "x" * 9_999)
    with pytest.raises(EngineError) as told:
        engine_of().translate(ONE)
    assert str(told.value).isprintable()
    assert len(str(told.value)) < 400


def test_an_error_of_one_request_ends_all_of_them(chat: ChatServer, engine_of: Open) -> None:
    chat.script = [failing(401)]
    chat.usual = hang
    with pytest.raises(EngineError, match="refuses access"):
        engine_of(sentences=1).translate(MANY)


def test_no_server_is_told_at_once(engine_of: Open) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"
    with pytest.raises(EngineError, match=r"cannot connect to .*; is the server running"):
        engine_of(base_url=url).translate(ONE)


def test_no_more_requests_wait_at_once_than_allowed(chat: ChatServer, engine_of: Open) -> None:
    def slow(exchange: Exchange) -> None:
        time.sleep(0.05)
        good(exchange)

    chat.usual = slow
    engine = engine_of(sentences=1, concurrency=3)
    askers = [threading.Thread(target=engine.translate, args=(MANY,)) for _ in range(2)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert chat.most_at_once == 3
    assert len(chat.exchanges) == 2 * len(MANY)


def test_no_more_requests_are_begun_in_a_minute_than_allowed(engine_of: Open) -> None:
    started = time.monotonic()
    engine_of(sentences=1, concurrency=9, requests_per_minute=600).translate(MANY)
    assert time.monotonic() - started >= 0.1 * (len(MANY) - 1)


@pytest.fixture(scope="module")
def tls_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChatServer]:
    """A server whose certificate nobody vouches for."""
    if not which("openssl"):
        pytest.skip("openssl, which makes the certificate, is not here")
    folder = tmp_path_factory.mktemp("tls")
    pair = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    subject = ["-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    subprocess.run([*made, *subject, *pair], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    server, stop = start(context)
    yield server
    stop()


def test_a_certificate_that_nobody_vouches_for_is_refused(
    tls_server: ChatServer, engine_of: Open
) -> None:
    with pytest.raises(EngineError, match=r"is not safe: self.signed certificate"):
        engine_of(base_url=tls_server.url).translate(ONE)
    assert tls_server.exchanges == []


def test_an_engine_that_is_closed_lets_go_of_whoever_waits(
    chat: ChatServer, engine_of: Open
) -> None:
    chat.usual = hang
    engine = engine_of()
    told: list[str] = []

    def ask() -> None:
        try:
            engine.translate(ONE)
        except EngineError as error:
            told.append(str(error))

    asker = threading.Thread(target=ask)
    asker.start()
    while not chat.exchanges:
        time.sleep(0.01)
    engine.close()
    asker.join(5)
    assert told == ["the engine openai was closed"]


INTERRUPTED = """
import sys
from notelint.translate.engines.registry import open_engine
from notelint.translate.request import Request
engine = open_engine("openai", {"model": "small", "base-url": sys.argv[1]})
try:
    engine.translate([Request("정렬")])
except KeyboardInterrupt:
    engine.close()
    print("interrupted")
"""


def test_ctrl_c_drops_what_is_under_way(chat: ChatServer, tmp_path: Path) -> None:
    chat.usual = hang
    program = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, chat.url],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=tmp_path,
    )
    while not chat.exchanges:
        assert program.poll() is None
        time.sleep(0.01)
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=10)
    assert (out, err, program.returncode) == ("interrupted\n", "", 0)


def test_the_bound_of_an_answer_is_far_above_any_honest_one() -> None:
    assert client._MOST_BYTES > 1_000_000
