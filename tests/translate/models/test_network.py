"""Models from the index, over a real connection to a server that misbehaves."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest

from notelint.translate.models.error import ModelError
from notelint.translate.models.index import Listed, download_listed, find_listed
from notelint.translate.models.install import sha256
from notelint.translate.models.network import download, read_small
from tests.translate.small_model import PACKAGE

Answer = Callable[[BaseHTTPRequestHandler], None]
Serve = Callable[[str, Answer], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Makes a server on loopback answer at a path; gives the address."""
    answers: dict[str, Answer] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with suppress(BrokenPipeError, ConnectionResetError):  # the client had enough
                answers[self.path](self)

        def log_message(self, *_arguments: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()

    def at(path: str, answer: Answer) -> str:
        answers[path] = answer
        return f"http://127.0.0.1:{server.server_port}{path}"

    yield at
    server.shutdown()
    server.server_close()


def sends(content: bytes, length: int | None = None) -> Answer:
    """An answer of `content`, said to have `length` bytes."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content) if length is None else length))
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def redirects(address: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", address)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def fetched(address: str, timeout: float = 5.0, limit: int = 1 << 24) -> bytes:
    target = BytesIO()
    download(address, target, timeout, limit, lambda _done, _total: None)
    return target.getvalue()


def test_a_file_comes_whole_with_its_progress(serve: Serve) -> None:
    content = PACKAGE.read_bytes()
    told: list[tuple[int, int | None]] = []
    target = BytesIO()
    digest = download(
        serve("/model", sends(content)), target, 5.0, 1 << 24, lambda *now: told.append(now)
    )
    assert (target.getvalue(), digest) == (content, sha256(PACKAGE))
    assert told[-1] == (len(content), len(content))
    assert [done for done, _ in told] == sorted({done for done, _ in told})


def test_a_truncated_download_is_told(serve: Serve) -> None:
    with pytest.raises(ModelError, match="cut off after 5 of 100 bytes"):
        fetched(serve("/model", sends(b"x" * 5, length=100)))


def test_too_much_is_refused(serve: Serve) -> None:
    with pytest.raises(ModelError, match="bytes are more than a model has"):
        fetched(serve("/model", sends(b"x", length=1 << 40)))

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(bytes(1 << 16))

    with pytest.raises(ModelError, match="more than 1000000 bytes came"):
        fetched(serve("/endless", endless), limit=1_000_000)


def test_an_error_of_the_server_is_told(serve: Serve) -> None:
    def missing(handler: BaseHTTPRequestHandler) -> None:
        handler.send_error(404)

    with pytest.raises(ModelError, match="the server answers 404 Not Found"):
        fetched(serve("/none", missing))


def test_a_server_that_hangs_is_left_after_the_time_limit(serve: Serve) -> None:
    def hangs(_handler: BaseHTTPRequestHandler) -> None:
        time.sleep(3)

    started = time.monotonic()
    with pytest.raises(ModelError, match=r"no answer in 0\.3 seconds"):
        fetched(serve("/hang", hangs), timeout=0.3)
    assert time.monotonic() - started < 2


def test_a_server_that_hangs_half_way_is_left_too(serve: Serve) -> None:
    def hangs(handler: BaseHTTPRequestHandler) -> None:
        sends(b"x" * 10, length=100)(handler)
        time.sleep(3)

    with pytest.raises(ModelError, match=r"no answer in 0\.3 seconds"):
        fetched(serve("/half", hangs), timeout=0.3)


def test_a_server_that_drips_is_left_too(serve: Serve) -> None:
    def drips(handler: BaseHTTPRequestHandler) -> None:
        sends(b"", length=1000)(handler)
        for _ in range(100):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    started = time.monotonic()
    with pytest.raises(ModelError, match=r"only .* bytes came in"):
        fetched(serve("/drip", drips), timeout=0.3)
    assert time.monotonic() - started < 3


def test_a_connection_that_breaks_is_told(serve: Serve) -> None:
    def breaks(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"no such protocol\r\n\r\n")

    with pytest.raises(ModelError, match="the connection broke"):
        fetched(serve("/break", breaks))


def test_without_a_network_it_ends_at_once() -> None:
    started = time.monotonic()
    with pytest.raises(
        ModelError, match=r"cannot be reached \(Connection refused\); without a net"
    ):
        fetched("http://127.0.0.1:1/index.json")
    assert time.monotonic() - started < 1


@pytest.mark.parametrize(
    "address",
    ["http://example.org/x", "ftp://127.0.0.1/x", "file:///etc/passwd", "https://", "http://[/"],
)
def test_unsafe_addresses_are_refused(address: str) -> None:
    with pytest.raises(ModelError, match=r"https:// addresses only|no address of the web"):
        fetched(address)


def test_a_redirection_to_an_unsafe_address_is_refused(serve: Serve) -> None:
    content = serve("/model", sends(b"content"))
    assert fetched(serve("/fine", redirects(content))) == b"content"
    with pytest.raises(ModelError, match=r"https:// addresses only"):
        fetched(serve("/away", redirects("http://example.org/model")))


def entry(**changed: object) -> dict[str, object]:
    return {"from_code": "ko", "to_code": "en", "code": "translate-ko_en", **changed}


def test_the_newest_package_for_the_languages_is_found(serve: Serve) -> None:
    entries = [
        entry(package_version="1.9", links=["https://example.org/1.9"]),
        entry(package_version="1.10", links=["ipfs://x", "https://example.org/1.10"]),
        entry(to_code="es", package_version="9.0", links=["https://example.org/es"]),
        "not even a dictionary",
    ]
    address = serve("/index.json", sends(json.dumps(entries).encode()))
    for name in ("ko_en", "ko-en", "translate-ko_en"):
        assert find_listed(name, address, 5.0).version == "1.10"
    with pytest.raises(
        ModelError, match=r"lists no model 'translate-ko_e' .*; did you mean 'ko_en'"
    ):
        find_listed("translate-ko_e", address, 5.0)


@pytest.mark.parametrize("content", [b"", b"<html>", b"{}", b"[" * 100_000, b"\xff"])
def test_what_is_no_index_is_told(serve: Serve, content: bytes) -> None:
    with pytest.raises(ModelError, match="not an index of models"):
        find_listed("ko_en", serve("/index.json", sends(content)), 5.0)


def test_a_wrong_checksum_is_refused(serve: Serve) -> None:
    listed = Listed("ko_en", "1.0", (serve("/model", sends(b"other")),), "0" * 64)
    with pytest.raises(ModelError, match=f"should be {'0' * 64}; it was not installed"):
        download_listed(listed, BytesIO(), 5.0, lambda _done, _total: None)


def test_a_package_without_an_address_of_the_web_is_told() -> None:
    with pytest.raises(ModelError, match="no address of the web for ko_en"):
        download_listed(Listed("ko_en", "1.0", ("ipfs://x",)), BytesIO(), 5.0, print)


def test_a_small_file_is_held_to_its_limit(serve: Serve) -> None:
    address = serve("/small", sends(b"x" * 100))
    assert read_small(address, 5.0, 100) == b"x" * 100
    with pytest.raises(ModelError):
        read_small(address, 5.0, 99)


def test_models_are_not_looked_for_on_the_network(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from notelint.translate.models.find import models

    asked: list[str] = []
    monkeypatch.setenv("NOTELINT_MODEL_INDEX", serve("/index.json", lambda h: asked.append(h.path)))
    monkeypatch.setenv("NOTELINT_MODELS", str(tmp_path))
    list(models())
    assert asked == []
