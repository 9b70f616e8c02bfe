"""`notelint models`, run as people run it."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from notelint.cli.commands import run_command
from notelint.translate.models import places
from notelint.translate.models.install import sha256
from tests.cli.conftest import environment
from tests.translate.small_model import PACKAGE, metadata, packed, parts


@pytest.fixture
def home(notes: Path) -> dict[str, str]:
    """The environment of a machine where only installed models can be found."""
    data = notes / "data"
    return {"NOTELINT_MODELS": str(notes / "own"), "XDG_DATA_HOME": str(data)}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Nothing."""


@pytest.fixture
def index(notes: Path) -> Iterator[tuple[str, Path]]:
    """The address of an index on loopback, and the folder that is served."""
    folder = notes / "served"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    (folder / "small.argosmodel").write_bytes(PACKAGE.read_bytes())
    entry = json.loads(metadata(code="translate-ko_en", links=[f"{address}/small.argosmodel"]))
    (folder / "index.json").write_text(json.dumps([entry]))
    yield f"{address}/index.json", folder
    server.shutdown()
    server.server_close()


def test_without_models_the_way_to_one_is_told(
    home: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    for name, value in home.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(places, "packaged_models", lambda: iter(()))  # a developer may have one
    assert run_command(["models", "list"]) == 0
    assert b"`notelint models install FILE.argosmodel`" in capsysbinary.readouterr().out
    assert run_command(["models", "verify"]) == 2
    assert b"pip install notelint-ko-en" in capsysbinary.readouterr().err


def test_a_model_is_installed_listed_verified_and_removed(notelint, home, notes) -> None:
    done = notelint("models", "install", str(PACKAGE), env=home)
    assert (done.returncode, done.stdout) == (
        0,
        f"Installed small_ko_en in {notes / 'own' / 'small_ko_en'}\n",
    )
    line, *_ = notelint("models", "list", env=home).stdout.splitlines()
    assert line.split()[:3] == ["*", "small_ko_en", "1.0"]
    told, *_ = json.loads(notelint("models", "list", "--json", env=home).stdout)["models"]
    assert (told["name"], told["origin"], told["chosen"]) == ("small_ko_en", "installed", True)
    done = notelint("models", "verify", "small_ko_en", env=home)
    assert (done.returncode, done.stdout) == (0, "small_ko_en: whole, and translates\n")
    done = notelint("models", "remove", "small_ko_en", env=home)
    assert done.stdout == f"Removed {notes / 'own' / 'small_ko_en'}\n"
    assert list((notes / "own").iterdir()) == []


def test_a_changed_model_fails_to_verify(notelint, home, notes) -> None:
    notelint("models", "install", str(PACKAGE), "--name", "mine", env=home)
    (notes / "own" / "mine" / "README.md").write_text("changed")
    done = notelint("models", "verify", "mine", "--json", env=home)
    assert done.returncode == 1
    (told,) = json.loads(done.stdout)["models"]
    assert told["problems"] == [f"{notes / 'own' / 'mine' / 'README.md'} has changed"]


def test_a_model_for_other_languages_is_refused_in_one_line(notelint, home, notes) -> None:
    packed(notes / "es.argosmodel", {**parts(), "metadata.json": metadata(to_code="es")})
    done = notelint("models", "install", "es.argosmodel", env=home)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "notelint: error: es.argosmodel: this model translates 'ko' to 'es'; notelint needs one"
        " for 'ko' to 'en'\n"
    )
    assert not (notes / "own").exists()


def test_a_model_is_installed_from_the_index_by_its_name(notelint, home, notes, index) -> None:
    address, _ = index
    done = notelint("models", "install", "ko_en", "--index", address, env=home)
    assert done.returncode == 0, done.stderr
    assert f"the SHA-256 of what came is {sha256(PACKAGE)}" in done.stderr
    record = json.loads((notes / "own" / "small_ko_en" / "installed.json").read_bytes())
    assert record["source"] == address.replace("index.json", "small.argosmodel")


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals")
def test_on_a_terminal_a_download_shows_its_progress(home, notes, index) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "notelint", "models", "install", "ko_en", "--index", index[0]]
    run = subprocess.Popen(command, cwd=notes, stderr=theirs, env=environment(**home, TERM="xterm"))
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # Linux's way to say that the other end is closed
        while piece := os.read(ours, 1 << 16):
            shown += piece
    assert run.wait() == 0
    size = f"{PACKAGE.stat().st_size / 1e6:.1f}"
    assert f"{size}/{size} MB" in shown.decode()
    assert "━" in shown.decode()


def test_a_checksum_on_the_command_line_is_held_to(notelint, home, notes, index) -> None:
    install = ("models", "install", "ko_en", "--timeout", "5", "--sha256")
    environment = {**home, "NOTELINT_MODEL_INDEX": index[0]}
    done = notelint(*install, "0" * 64, env=environment)
    assert done.returncode == 2
    assert "it was not installed" in done.stderr
    done = notelint("models", "install", str(PACKAGE), "--sha256", "0" * 64, env=home)
    assert done.returncode == 2
    assert not (notes / "own").exists()
    assert notelint(*install, "12", env=environment).returncode == 2
    assert notelint(*install, sha256(PACKAGE).upper(), env=environment).returncode == 0


def test_without_a_network_it_ends_at_once_in_one_line(notelint, home) -> None:
    address = "http://127.0.0.1:1/index.json"
    done = notelint("models", "install", "ko_en", "--index", address, env=home, timeout=10)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        f"notelint: error: {address}: cannot be reached (Connection refused); without a network,"
        " install from a file"
    )
