"""An editor, as far as the server can tell: a process that speaks the protocol over pipes."""

import json
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from tests.cli.conftest import environment

SECONDS = 60
Message = dict[str, Any]


class Editor:
    """Starts `notelint server` in `folder` and keeps what it says."""

    def __init__(
        self, folder: Path, encodings: tuple[str, ...] = ("utf-16",), refused: tuple[str, ...] = ()
    ) -> None:
        self.folder = folder
        self._refused = refused
        self.process = subprocess.Popen(
            [sys.executable, "-m", "notelint", "server", "--lang", "en"],
            cwd=folder,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._said: queue.Queue[Message] = queue.Queue()
        self._kept: list[Message] = []
        self._next = 0
        threading.Thread(target=self._listen, daemon=True).start()
        capabilities = {
            "general": {"positionEncodings": list(encodings)},
            "workspace": {
                "applyEdit": True,
                "didChangeWatchedFiles": {"dynamicRegistration": True},
            },
        }
        about = {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities}
        self.abilities = self.ask("initialize", about)["capabilities"]
        self.tell("initialized", {})

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        return self.answer(self.request(method, params))

    def request(self, method: str, params: Any) -> int:
        """Ask without waiting; the number of the question."""
        self._next += 1
        self._send({"id": self._next, "method": method, "params": params})
        return self._next

    def answer(self, number: int) -> Any:
        reply = self.wait(lambda m: m.get("id") == number and "method" not in m)
        assert "error" not in reply, reply["error"]
        return reply["result"]

    def wait(self, wanted: Any) -> Message:
        """The first message that is `wanted`; requests of the server are answered on the way."""
        for index, message in enumerate(self._kept):
            if wanted(message):
                return self._kept.pop(index)
        while True:
            message = self._said.get(timeout=SECONDS)
            assert message, "the server has ended"
            if "id" in message and "method" in message:
                self._send({"id": message["id"], **self._reply(message["method"])})
            if wanted(message):
                return message
            self._kept.append(message)

    def _reply(self, method: str) -> Message:
        if method in self._refused:
            return {"error": {"code": -32603, "message": "Internal error"}}
        return {"result": {"applied": True}}

    def said(self, method: str) -> list[Any]:
        """What the server has sent under `method` and nobody has waited for."""
        return [message["params"] for message in self._kept if message.get("method") == method]

    def open(self, name: str, text: str, version: int = 1) -> list[Any]:
        """Open a document; its diagnostics."""
        document = {"uri": self.uri(name), "languageId": "markdown", "version": version}
        self.tell("textDocument/didOpen", {"textDocument": {**document, "text": text}})
        return self.diagnostics(name, version)

    def type(self, name: str, text: str, version: int) -> None:
        """The document is `text` now, saved or not."""
        document = {"uri": self.uri(name), "version": version}
        change = {"textDocument": document, "contentChanges": [{"text": text}]}
        self.tell("textDocument/didChange", change)

    def diagnostics(self, name: str, version: int | None) -> list[Any]:
        """What is published for a version of a document."""
        uri = self.uri(name)

        def published(message: Message) -> bool:
            params = message.get("params") or {}
            return (
                message.get("method") == "textDocument/publishDiagnostics"
                and params["uri"] == uri
                and params.get("version") == version
            )

        found: list[Any] = self.wait(published)["params"]["diagnostics"]
        return found

    def actions(self, name: str, diagnostic: Any, only: list[str] | None = None) -> list[Any]:
        """What the server offers at a diagnostic."""
        context = {"diagnostics": [diagnostic], **({"only": only} if only else {})}
        found: list[Any] = self.ask(
            "textDocument/codeAction",
            {
                "textDocument": {"uri": self.uri(name)},
                "range": diagnostic["range"],
                "context": context,
            },
        )
        return found

    def stop(self) -> int:
        """Shut the server down as the protocol has it; its exit code."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self.process.wait(SECONDS)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _listen(self) -> None:
        stdout = self.process.stdout
        assert stdout
        while header := stdout.readline():
            if header.lower().startswith(b"content-length:"):
                length = int(header.split(b":")[1])
                while stdout.readline().strip():
                    pass
                self._said.put(json.loads(stdout.read(length)))
        self._said.put({})
