"""`notelint translate` with a language model behind HTTP, from the command line to the edition."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from notelint.note.note import Note
from tests.cli.conftest import Run, environment
from tests.translate.engines.openai.chat_server import ChatServer, Exchange, english, start

KEY = "sk-nobody-may-see-this-0123456789"
NOTE = """---
title: "경사 하강법"
---

# 경사 하강법

학습률 `lr`을 **천천히** 낮춘다. [자세한 글](https://example.org/sgd)을 본다.

- 값이 $x^2$보다 크면 멈춘다
- 끝낸다

```python
# 주석은 그대로
```
"""


@pytest.fixture
def chat() -> Iterator[ChatServer]:
    server, stop = start()
    yield server
    stop()


@pytest.fixture
def translate(notelint: Run, notes: Path, chat: ChatServer) -> Run:
    """Runs `notelint translate` on one note with the server, and with its key."""
    for path in notes.rglob("*.md"):
        path.unlink()
    (notes / "sgd.md").write_text(NOTE, "utf-8")
    environment = {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": chat.url, "NO_PROXY": "*"}

    def run(*arguments: str) -> object:
        options = ("--engine", "openai", "--model", "small", "--lang", "en")
        return notelint("translate", "sgd.md", *options, *arguments, env=environment)

    return run


def kinds(text: str) -> list[str]:
    note = Note.of(text)
    wanted = ("heading", "list_item", "code", "code_block", "link", "strong")
    return [node.kind for node in note.tree.walk() if node.kind in wanted]


def written(notes: Path) -> str:
    return (notes / "sgd.en.md").read_text("utf-8")


def test_an_edition_is_made_and_what_it_took_is_told(
    translate: Run, notes: Path, chat: ChatServer
) -> None:
    done = translate("--engine-option", "price-in=10")
    assert (done.returncode, done.stderr) == (0, "")
    assert "openai: 1 request, 10 tokens in, 5 out, 0.0001 USD." in done.stdout
    edition = written(notes)
    assert kinds(edition) == kinds(NOTE)
    assert "EN " in edition
    assert "`lr`" in edition
    assert chat.headers[0]["Authorization"] == f"Bearer {KEY}"


def test_a_model_that_drops_all_marks_loses_nothing_of_the_note(
    translate: Run, notes: Path, chat: ChatServer
) -> None:
    def forget(exchange: Exchange) -> None:
        exchange.translations((item["id"], "Something else entirely") for item in exchange.asked)

    chat.usual = forget
    done = translate()
    assert done.returncode == 0
    edition = written(notes)
    assert kinds(edition) == kinds(NOTE)
    for kept in ("`lr`", "$x^2$", "(https://example.org/sgd)", "# 주석은 그대로"):
        assert kept in edition


def test_a_model_that_writes_markup_of_its_own_adds_none_to_the_note(
    translate: Run, notes: Path, chat: ChatServer
) -> None:
    def inject(exchange: Exchange) -> None:
        exchange.translations(
            (item["id"], f"<script>x</script> # {english(item['ko'])} [a](http://evil)")
            for item in exchange.asked
        )

    chat.usual = inject
    assert translate().returncode == 0
    edition = Note.of(written(notes))
    assert kinds(edition.text) == kinds(NOTE)
    assert "script" not in {tag.name for tag in edition.html.tags}


def test_a_server_that_dies_ends_the_run_with_what_there_was(
    translate: Run, notes: Path, chat: ChatServer
) -> None:
    chat.usual = lambda exchange: exchange.error(
        500, f"{exchange.handler.headers['Authorization']}"
    )
    done = translate("--engine-option", "retries=0")
    assert done.returncode == 2
    assert "did not answer, asked once: 500" in done.stderr
    assert not (notes / "sgd.en.md").exists()
    assert (notes / "sgd.md").read_text("utf-8") == NOTE


def test_the_key_is_in_nothing_that_is_written(
    translate: Run, notes: Path, chat: ChatServer
) -> None:
    told = []
    for usual in (chat.usual, lambda exchange: exchange.error(401, KEY)):
        chat.usual = usual
        (notes / "sgd.md").write_text(NOTE + f"{len(told)}번째 줄이다.\n", "utf-8")
        done = translate("--html", "review.html", "--report", "json", "-v")
        told += [done.stdout, done.stderr]
    assert not [text for text in told if KEY in text]
    files = [path for path in notes.rglob("*") if path.is_file()]
    assert {"sgd.en.md", "review.html"} <= {path.name for path in files}
    assert not [path for path in files if KEY.encode() in path.read_bytes()]


def test_ctrl_c_ends_a_run_that_waits_for_the_server(
    translate: Run, notes: Path, chat: ChatServer
) -> None:
    del translate  # for the note that it makes
    chat.usual = lambda exchange: exchange.stopped.wait(30)
    options = ("--engine", "openai", "--model", "small", "--engine-option", f"base-url={chat.url}")
    program = subprocess.Popen(
        [sys.executable, "-m", "notelint", "translate", "sgd.md", *options],
        cwd=notes,
        env=environment(NO_PROXY="*"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    while not chat.exchanges:
        assert program.poll() is None
        time.sleep(0.02)
    program.send_signal(signal.SIGINT)
    _, err = program.communicate(timeout=20)
    assert program.returncode == 130
    assert "Traceback" not in err
    assert not (notes / "sgd.en.md").exists()
