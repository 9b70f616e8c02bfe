"""Files, pipes and signals that go wrong."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX files and signals")


def test_bad_files_give_one_finding_each_and_the_others_are_checked(notelint, notes: Path) -> None:
    (notes / "binary.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2_000))
    (notes / "bytes.md").write_bytes("한글".encode() + b"\xff\xfe\xff\n")
    (notes / "cp949.md").write_bytes("자료 구조와 알고리즘을 배운다.\n".encode("cp949"))
    (notes / "empty.md").write_bytes(b"")
    (notes / "list.md").write_text("---\n- 하나\n- 둘\n---\n본문\n", "utf-8")
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(24)
    )
    (notes / "bomb.md").write_text(f"---\n{bomb}---\n본문\n", "utf-8")
    (notes / "folder.md").mkdir()
    found = json.loads(notelint("check", "--format", "json", "--ignore", "LK,TY").stdout)
    by_path: dict[str, list[str]] = {}
    for finding in found["findings"]:
        by_path.setdefault(finding["path"], []).append(finding["code"])
    assert by_path["binary.md"] == by_path["bytes.md"] == ["NL002"]
    assert len(by_path.get("cp949.md", [])) <= 1
    assert "empty.md" not in by_path
    assert len(by_path.get("list.md", [])) <= 1
    assert len(by_path.get("bomb.md", [])) <= 1
    assert by_path["slip.md"] == by_path["deep/slip.md"] == ["NL011"]


@posix
def test_pipes_and_broken_links_are_told_and_do_not_block(notelint, notes: Path) -> None:
    os.mkfifo(notes / "pipe.md")
    (notes / "broken.md").symlink_to("nowhere")
    done = notelint("check", "--format", "concise", "--select", "NL001", timeout=60)
    assert done.returncode == 1
    assert "broken.md:1:1: error: The symbolic link leads nowhere" in done.stdout
    assert "pipe.md:1:1: error: This is not a regular file" in done.stdout


@posix
def test_a_note_and_a_folder_without_permission_are_told(notes: Path) -> None:
    # The first run loads what is imported late: nobody may not read root's Python.
    code = (
        "import os, sys\n"
        "from notelint.cli.commands import run_command\n"
        "arguments = ['check', '--format', 'concise', '--lang', 'en']\n"
        "run_command([*arguments, '--fail-on', 'never', '--isolated', 'slip.md', 'clean.md'])\n"
        "os.chmod('slip.md', 0)\n"
        "os.chmod('deep', 0)\n"
        "os.getuid() or os.setuid(65534)\n"
        "sys.exit(run_command(arguments))\n"
    )
    for folder in (notes, *notes.parents):
        if folder.name.startswith("pytest-of"):
            folder.chmod(0o755)
            break
        folder.chmod(0o755)
    try:
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=notes,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    finally:
        (notes / "deep").chmod(0o755)
    assert "slip.md:1:1: error: The file may not be read (permission denied)" in done.stdout
    assert "deep:1:1: error: The notes in this folder cannot be listed" in done.stdout
    assert done.returncode == 1


@posix
def test_a_read_only_folder_is_no_problem(notelint, notes: Path) -> None:
    notes.chmod(0o555)
    try:
        assert notelint("check").returncode == 1
    finally:
        notes.chmod(0o755)


@posix
def test_control_characters_of_names_and_notes_never_come_out_raw(notelint, notes: Path) -> None:
    (notes / "evil\x1b[2J\n.md").write_text(
        "\x1b[31m\x9b <!-- notelint-ignore --> \u202e\n", "utf-8"
    )
    for name in ("text", "concise", "json", "jsonl", "github"):
        done = notelint("check", "--format", name)
        raw = {c for c in done.stdout + done.stderr if ord(c) < 32 or 127 <= ord(c) < 160}
        assert raw <= {"\n"}
        assert "\u202e" not in done.stdout
    done = notelint("check", "evil\x1b[2J")
    assert "\x1b" not in done.stderr
    assert done.stderr.count("\n") == 1


@posix
def test_ctrl_c_ends_with_130_and_prints_nothing(notes: Path) -> None:
    for number in range(40):
        (notes / f"{number}.md").write_text("가나다 **라마바** 사아자\n\n" * 8_000, "utf-8")
    for jobs in ("1", "2"):
        run = subprocess.Popen(
            [sys.executable, "-m", "notelint", "check", "--jobs", jobs],
            cwd=notes,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        time.sleep(1.5)
        assert run.poll() is None
        os.killpg(run.pid, signal.SIGINT)
        out, err = run.communicate(timeout=30)
        assert (run.returncode, out, err) == (130, b"", b"")


@posix
def test_a_closed_pipe_is_silent(notes: Path) -> None:
    (notes / "many.md").write_text("<!-- notelint-ignore -->\n\n" * 20_000, "utf-8")
    done = subprocess.run(
        f"{sys.executable} -m notelint check --format concise --select NL | head -n 1",
        shell=True,
        cwd=notes,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


@posix
def test_a_full_disk_is_told_in_one_line() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    done = subprocess.run(
        f"{sys.executable} -m notelint rule > /dev/full",
        shell=True,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("notelint: error: standard output: ")
    assert done.stderr.count("\n") == 1


def test_a_terminal_that_lacks_hangul_gets_escapes(notelint) -> None:
    done = notelint(
        *("check", "clean.md", "--lang", "ko"),
        env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"},
    )
    assert done.returncode == 0
    assert done.stdout.startswith("\\ub178\\ud2b8 1")


def test_json_is_utf_8_whatever_the_terminal(notelint, notes: Path) -> None:
    (notes / "강의.md").write_text("<!-- notelint-ignore -->\n", "utf-8")
    done = notelint("check", "강의.md", "--format", "json", env={"PYTHONIOENCODING": "ascii"})
    assert json.loads(done.stdout)["findings"][0]["path"] == "강의.md"


def test_a_note_of_twenty_megabytes_is_checked(notelint, notes: Path) -> None:
    line = "병합 정렬은 안정적이고 같은 값의 순서를 바꾸지 않는다.\n"
    paragraph = line * 20 + "시간은 **늘** `O(n log n)`이다.\n\n"
    text = paragraph * (20_000_000 // len(paragraph.encode())) + "<!-- notelint-ignore -->\n"
    (notes / "huge.md").write_text(text, "utf-8")
    done = notelint("check", "huge.md", "--select", "NL", "--format", "concise", timeout=600)
    assert done.returncode == 1
    assert done.stdout.count("NL011") == 1


@posix
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_done_without(notes: Path, closed: str) -> None:
    shell = f"{sys.executable} -m notelint check {closed}"
    done = subprocess.run(shell, shell=True, cwd=notes, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
