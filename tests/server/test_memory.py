"""The server keeps nothing of the changes that it has gone through."""

import asyncio
import gc
from concurrent.futures import Future
from typing import Any

import pytest

pytest.importorskip("pygls", reason="needs the extra notelint[server]")

from notelint.server.server import make_server


class Nowhere:
    """Takes what the server says."""

    def write(self, _data: bytes) -> None:
        pass

    def close(self) -> None:
        pass


async def _type(changes: int) -> str | None:
    """Open a document and change it so often; its text at the end."""
    server = make_server("en")
    protocol = server.protocol
    protocol.set_writer(Nowhere())

    def tell(method: str, params: Any, **more: int) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params, **more}
        protocol.handle_message(protocol.structure_message(message))

    tell("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, id=1)
    document = {"uri": "untitled:a", "version": 1}
    tell("textDocument/didOpen", {"textDocument": {**document, "languageId": "md", "text": ""}})
    for version in range(2, changes + 2):
        change = {"textDocument": {**document, "version": version}}
        tell("textDocument/didChange", {**change, "contentChanges": [{"text": "가" * version}]})
    gc.collect()
    assert sum(isinstance(each, Future) for each in gc.get_objects()) < 10
    return server.text_of("untitled:a")


def test_what_came_of_a_change_is_let_go() -> None:
    assert asyncio.run(_type(100)) == "가" * 101
