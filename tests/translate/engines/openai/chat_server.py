"""A real HTTP server on loopback that answers chat completions, well or badly."""

import json
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Asked = list[dict[str, Any]]
"""The sentences of a request: objects with "id" and "ko"."""
Behaviour = Callable[["Exchange"], None]


@dataclass
class Exchange:
    """One request, and the ways to answer it."""

    handler: BaseHTTPRequestHandler
    body: dict[str, Any]
    stopped: threading.Event

    @property
    def asked(self) -> Asked:
        found: Asked = json.loads(self.body["messages"][1]["content"])["sentences"]
        return found

    def send(
        self, status: int, body: bytes, kind: str = "application/json", **headers: str
    ) -> None:
        """A whole response; an underscore in a header's name stands for a hyphen."""
        self.handler.send_response(status)
        self.handler.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.send_header("Content-Length", str(len(body)))
        self.handler.end_headers()
        self.handler.wfile.write(body)

    def error(self, status: int, message: str = "", **headers: str) -> None:
        self.send(status, json.dumps({"error": {"message": message}}).encode(), **headers)

    def say(self, text: str, tokens: tuple[int, int] = (10, 5)) -> None:
        """A completion whose message is `text`."""
        self.send(200, completion(text, tokens))

    def translations(self, found: Iterable[tuple[int, str]]) -> None:
        items = [{"id": number, "en": text} for number, text in found]
        self.say(json.dumps({"translations": items}, ensure_ascii=False))


@dataclass
class ChatServer:
    """The server: `script` says what it does first, one behaviour a request, `usual` after that."""

    url: str
    script: list[Behaviour] = field(default_factory=list)
    usual: Behaviour = lambda exchange: good(exchange)
    exchanges: list[Exchange] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    under_way: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    stopped: threading.Event = field(default_factory=threading.Event)

    @property
    def counts(self) -> list[int]:
        """How many sentences each request had."""
        return [len(exchange.asked) for exchange in self.exchanges]


def completion(text: str, tokens: tuple[int, int] = (10, 5)) -> bytes:
    usage = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]}
    message = {"role": "assistant", "content": text}
    return json.dumps({"choices": [{"message": message}], "usage": usage}).encode()


def english(korean: str) -> str:
    return f"EN {korean}"


def good(exchange: Exchange) -> None:
    """Each sentence with "EN" in front."""
    exchange.translations((item["id"], english(item["ko"])) for item in exchange.asked)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    chat: ChatServer

    def do_POST(self) -> None:
        chat = self.chat
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        exchange = Exchange(self, body, chat.stopped)
        with chat.lock:
            chat.exchanges.append(exchange)
            chat.headers.append(dict(self.headers.items()))
            chat.under_way += 1
            chat.most_at_once = max(chat.most_at_once, chat.under_way)
            behaviour = chat.script.pop(0) if chat.script else chat.usual
        try:
            behaviour(exchange)
        except (BrokenPipeError, ConnectionResetError):
            pass  # the engine hung up, as it should
        finally:
            with chat.lock:
                chat.under_way -= 1

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Silent."""


def start(tls: Any = None) -> tuple[ChatServer, Callable[[], None]]:
    """A running server and what stops it; `tls` is the context of a server with TLS."""
    handler = type("Handler", (_Handler,), {})
    http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    if tls:
        http.socket = tls.wrap_socket(http.socket, server_side=True)
    scheme = "https" if tls else "http"
    chat = ChatServer(f"{scheme}://127.0.0.1:{http.server_port}/v1")
    handler.chat = chat  # type: ignore[attr-defined]
    http.handle_error = lambda *_: None  # type: ignore[method-assign]  # broken connections are meant
    thread = threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True)
    thread.start()

    def stop() -> None:
        chat.stopped.set()
        http.shutdown()
        http.server_close()

    return chat, stop
