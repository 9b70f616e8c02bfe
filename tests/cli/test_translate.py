"""The command `notelint translate`, as it is run."""

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import jsonschema_rs
import pytest

from tests.cli.conftest import environment
from tests.run.translating.notes import SEARCHING, SORTING, files_below, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with two notes."""
    write(tmp_path, {"ai/sort.md": SORTING, "ai/search.md": SEARCHING, "ai/img.png": ""})
    return tmp_path


def run(root: Path, *arguments: str, **env: str) -> "subprocess.CompletedProcess[str]":
    """`notelint translate` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "notelint", "translate", *arguments],
        cwd=root,
        env=environment(**env),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_it_says_what_it_has_done(root: Path) -> None:
    done = run(root, "--engine", "pseudo", "--no-glossary")
    assert done.stderr == ""
    assert done.stdout == "2 editions written.\n9 sentences: first answer 9.\n"
    assert done.returncode == 0
    assert run(root, "--engine", "pseudo", "--no-glossary").stdout == (
        "0 editions written, 2 up to date.\n"
    )
    verbose = run(root, "--engine", "pseudo", "-v")
    assert "ai/sort.md -> ai/sort.en.md (made with other settings)\n" in verbose.stdout


def test_it_says_so_in_korean(root: Path) -> None:
    done = run(root, "--engine", "pseudo", "--no-glossary", "--lang", "ko")
    assert done.stdout == "영어판 2개를 만들었습니다.\n문장 9개: 첫 번역 9.\n"
    (root / "b.md").write_bytes(b"\0" * 900)
    done = run(root, "--engine", "pseudo", "--no-glossary", "--lang", "ko")
    assert done.stderr == ("notelint: warning: b.md: 번역하지 않았습니다. 텍스트 파일이 아닙니다\n")
    assert done.stdout == "영어판 0개를 만들었습니다 [그대로인 것 2개, 건너뛴 노트 1개].\n"


def test_a_dry_run_opens_nothing_and_writes_nothing(root: Path) -> None:
    before = files_below(root)
    done = run(root, "--dry-run", "--limit", "1")
    assert done.stdout == (
        "ai/search.md -> ai/search.en.md (no edition yet)\n1 edition would be written.\n"
    )
    assert done.returncode == 0
    assert files_below(root) == before
    assert not (root / ".notelint").exists()


def test_check_fails_where_an_edition_is_missing_or_stale(root: Path) -> None:
    done = run(root, "--check")
    assert done.returncode == 1
    assert done.stdout.endswith("Checked 2 editions: 2 missing or stale.\n")
    run(root, "--engine", "echo")
    # What made the editions does not count: in CI there is no model.
    done = run(root, "--check")
    assert (done.returncode, done.stdout) == (0, "Checked 2 editions: all up to date.\n")
    (root / "ai" / "search.md").write_text(SEARCHING + "\n끝.\n", "utf-8")
    done = run(root, "--check")
    assert done.returncode == 1
    assert done.stdout.startswith("ai/search.md -> ai/search.en.md (the note has changed)\n")
    report = json.loads(run(root, "--check", "--report", "json").stdout)
    assert [note["standing"] for note in report["notes"]] == ["stale", "settings"]


def test_strict_fails_where_korean_is_left(root: Path) -> None:
    assert run(root, "--engine", "pseudo", "--strict").returncode == 0


def test_doubtful_sentences_are_listed_with_their_places(root: Path) -> None:
    write(root, {"many.md": "".join(f"문장 {number}이다.\n\n" for number in range(40))})
    done = run(root, "many.md", "--engine", "echo")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("many.md:1: ")
    assert lines[1].startswith("many.md:3: ")
    assert lines[30] == "... and 10 more; --verbose and --report json list them all"
    assert lines[-1] == "40 sentences to look at."
    assert len(lines) == 34


_TEXT = {"type": "string"}
_REPORT = {
    "type": "object",
    "required": ["version", "language", "engine", "broken-off", "summary", "notes"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": 1},
        "language": {"const": "en"},
        "engine": {"type": "object", "required": ["name", "fingerprint"]},
        "broken-off": {"type": ["string", "null"]},
        "summary": {
            "type": "object",
            "required": ["notes", "sentences", "rungs", "doubtful", "doubts"],
            "additionalProperties": {"type": ["object", "integer"]},
        },
        "notes": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["path", "edition", "standing", "outcome", "rungs", "doubtful"],
                "properties": {
                    "doubtful": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": [
                                *("line", "column", "source", "translation", "rung", "doubts"),
                                *("old-source", "suggestion"),
                            ],
                        },
                    }
                },
            },
        },
    },
}


def test_the_report_has_the_form_that_programs_expect(root: Path) -> None:
    done = run(root, "--engine", "echo", "--report", "json")
    report = json.loads(done.stdout)
    jsonschema_rs.validate(_REPORT, report)
    assert report["engine"] == {"name": "echo", "fingerprint": "echo/1"}
    assert report["summary"]["sentences"] == 9
    first = report["notes"][0]["doubtful"][0]
    assert (first["line"], first["column"], first["source"]) == (1, 3, "탐색")
    assert first["doubts"][0]["code"].startswith("TR")
    done = run(root, "--engine", "echo", "--report", "json", "--report-file", "r.json")
    assert done.stdout == "0 editions written, 2 up to date.\n"
    jsonschema_rs.validate(_REPORT, json.loads((root / "r.json").read_text("utf-8")))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--engine", "psudo", "--check"], "there is no engine 'psudo'; did you mean 'pseudo'?"),
        (["--engine", "psudo", "--dry-run"], "there is no engine 'psudo'"),
        (["--engine", "psudo"], "there is no engine 'psudo'; did you mean 'pseudo'?"),
        (["--engine", "echo", "--model", "x"], "the engine echo has no option 'model'"),
        (["--engine", "echo", "--engine-option", "x"], "--engine-option x: expected NAME=VALUE"),
        (["--report-file", "x"], "--report-file needs --report json"),
        (["--check", "--dry-run"], "--check and --dry-run both only tell"),
        (["--out", "en", "--layout", "hugo"], "--out makes a tree of its own"),
        (["--model", "missing.argosmodel"], "missing.argosmodel: no such file"),
        (["missing/"], "no such file or folder: 'missing/'"),
        (["--engine", "echo", "--html", "no/r.html"], "--html no/r.html: there is no such folder"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(root: Path, arguments: list[str], told: str) -> None:
    done = run(root, *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith(f"notelint: error: {told}")
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_without_a_model_it_says_how_to_get_one(root: Path, tmp_path: Path) -> None:
    empty = {"XDG_DATA_HOME": str(tmp_path / "x"), "ARGOS_PACKAGES_DIR": str(tmp_path / "y")}
    done = run(root, **empty, HOME=str(tmp_path / "home"))
    if done.returncode == 0:
        pytest.skip("a package here brings a model")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "notelint models install" in done.stderr
    assert files_below(root) == {"ai/sort.md", "ai/search.md", "ai/img.png"}


def test_a_conflict_is_told_before_anything_is_written(root: Path) -> None:
    (root / "ai" / "sort.en.md").write_text("Mine.\n", "utf-8")
    before = files_below(root)
    done = run(root, "--engine", "echo")
    assert done.returncode == 2
    assert done.stderr.startswith("notelint: error: ai/sort.en.md, where the edition of ai/sort.md")
    assert files_below(root) == before


def test_a_memory_that_is_none_is_told(root: Path) -> None:
    write(root, {".notelint/memory.sqlite3": "no database" * 100})
    done = run(root, "--engine", "echo")
    assert done.returncode == 2
    assert "this is no translation memory" in done.stderr
    assert done.stderr.count("\n") == 1
    assert run(root, "--engine", "echo", "--no-memory").returncode == 0


_SLOW = """
import sys, time
import notelint.translate.engines.pseudo as pseudo
def slow(self, requests, hypotheses=1, *, attention=False, real=pseudo.PseudoEngine.translate):
    time.sleep(0.2)
    print("asked", flush=True)
    return real(self, requests, hypotheses, attention=attention)
pseudo.PseudoEngine.translate = slow
from notelint.cli.main import main
sys.argv = ["notelint", "translate", "--engine", "pseudo", "--no-glossary"]
main()
"""


def _slow(root: Path) -> "subprocess.Popen[str]":
    """A run with an engine that takes its time, begun."""
    process = subprocess.Popen(
        [sys.executable, "-c", _SLOW],
        cwd=root,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout
    process.stdout.readline()
    return process


def _many(root: Path) -> None:
    write(
        root,
        {
            f"n/{note:02}.md": "".join(f"노트 {note}의 문장 {line}이다.\n\n" for line in range(60))
            for note in range(40)
        },
    )


def test_ctrl_c_ends_it_quietly(root: Path) -> None:
    _many(root)
    process = _slow(root)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == ""
    assert not [name for name in files_below(root) if "/." in name]


def test_a_long_run_shows_on_a_terminal_how_far_it_is(root: Path) -> None:
    _many(root)
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", _SLOW],
        cwd=root,
        env=environment(TERM="xterm", COLUMNS="100"),
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        shown = b""
        with suppress(OSError):  # how Linux says that the other side is closed
            while part := os.read(ours, 65_536):
                shown += part
    os.close(ours)
    assert process.returncode == 0
    assert shown.endswith(b"\x1b[2K")  # and it is gone at the end
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())
    assert re.search(r"Translating \S+ +[1-9]\d?% \d:\d\d:\d\d", text)


def test_nothing_heavy_is_loaded_where_nothing_is_to_do(root: Path) -> None:
    run(root, "--engine", "echo")
    script = (
        "import sys; from notelint.cli.commands import run_command\n"
        "code = run_command(['translate', '--engine', 'echo', '-q'])\n"
        "heavy = ('ctranslate2', 'sentencepiece', 'rich', 'sqlite3', 'yaml', 'mistune', 'click._x',"
        " 'notelint.translate.ladder', 'notelint.translate.memory', 'notelint.translate.engines')\n"
        "print(code, [name for name in heavy if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout == "0 []\n", done.stderr


def test_excluded_notes_get_no_edition(tmp_path: Path) -> None:
    names = ("a.md", "drafts/a.md", "old/a.md", "node_modules/a.md", ".notelint/a.md")
    write(tmp_path, dict.fromkeys(names, "# 정렬\n"))
    (tmp_path / "notelint.toml").write_text('extend-exclude = ["drafts/"]\n', "utf-8")

    def planned(*arguments: str) -> list[str]:
        out = run(tmp_path, "--engine", "pseudo", "--dry-run", *arguments).stdout
        return [line.split(" ->")[0] for line in out.splitlines() if " -> " in line]

    assert planned() == ["a.md", "old/a.md"]
    assert planned("--extend-exclude", "old/,*/b.md") == ["a.md"]
    assert planned("--exclude", "old/,.notelint/", "--exclude", "node_modules/") == [
        *("a.md", "drafts/a.md")
    ]
    assert planned("--isolated") == ["a.md", "drafts/a.md", "old/a.md"]
    assert planned("--force-exclude", "drafts/a.md", "a.md") == ["a.md"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--html", "ai/sort.md"), "--html ai/sort.md: this is a note's name"),
        (("--report", "json", "--report-file", "ai/sort.md"), "this is a note's name"),
        (("--report", "json", "--report-file", "no/r.json"), "there is no such folder"),
        (("--html", "ai"), "--html ai: this is a folder"),
        (("--html", ""), "--html: the name of a file is empty"),
        (("--out", ""), "--out: the value is empty"),
        (("--model", ""), "--model: the value is empty"),
        (("--out", "ai/img.png/en"), "ai/img.png is a file"),
        (("--check", "--html", "a.html"), "--check translates nothing"),
        (("--dry-run", "--html", "a.html"), "--dry-run translates nothing"),
        (("--model", "a", "--engine-option", "model=b"), "give one"),
        (("--out", "en", "--layout", "hugo"), "goes with no other --layout"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_written(
    root: Path, arguments: tuple[str, ...], told: str
) -> None:
    before = {name: (root / name).read_bytes() for name in files_below(root)}
    done = run(root, "--engine", "pseudo", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert {name: (root / name).read_bytes() for name in files_below(root)} == before


def test_what_is_no_note_to_translate_is_told(root: Path) -> None:
    assert run(root, "--engine", "pseudo").returncode == 0
    done = run(root, "--engine", "pseudo", "ai/sort.en.md")
    assert done.stderr == (
        "notelint: warning: no notes to translate in ai/sort.en.md; those there are editions, or "
        "excluded\n"
    )
    done = run(root, "--engine", "pseudo", "-")
    assert done.returncode == 2
    assert "standard input has no place for an edition" in done.stderr
