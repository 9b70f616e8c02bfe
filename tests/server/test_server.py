"""The language server, spoken with as editors do."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="needs the extra notelint[server]")

from tests.server.client import Editor


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


@pytest.fixture
def editor(folder: Path) -> Iterator[Editor]:
    editor = Editor(folder)
    yield editor
    editor.kill()


def applied(text: str, edit: Any) -> str:
    """`text`, of one line ends `\\n`, with the one edit of a workspace edit."""
    [change] = edit["documentChanges"]
    [edit] = change["edits"]
    lines = text.split("\n")

    def offset(position: dict[str, int]) -> int:
        units = lines[position["line"]].encode("utf-16-le")[: 2 * position["character"]]
        before = sum(len(line) + 1 for line in lines[: position["line"]])
        return before + len(units.decode("utf-16-le"))

    start, end = (offset(edit["range"][name]) for name in ("start", "end"))
    return text[:start] + edit["newText"] + text[end:]


def titled(actions: list[Any], part: str) -> Any:
    [action] = [action for action in actions if part in action["title"]]
    return action


def test_a_note_is_checked_when_it_is_opened(editor: Editor) -> None:
    [found] = editor.open("a.md", "# 가\n\n학슴\n")
    assert found["code"] == "TY101"
    assert found["message"] == "`학슴` is a slip for `학습`"
    assert found["source"] == "notelint"
    assert found["codeDescription"]["href"].endswith("/rules/TY/TY101-word-misspelt.md")
    assert found["range"] == {
        "start": {"line": 2, "character": 0},
        "end": {"line": 2, "character": 2},
    }


@pytest.mark.parametrize(
    ("encodings", "character"), [(("utf-16",), 5), (("utf-8",), 9), (("utf-32", "utf-16"), 4)]
)
def test_columns_count_in_the_units_agreed_on(
    folder: Path, encodings: tuple[str, ...], character: int
) -> None:
    editor = Editor(folder, encodings)
    [found] = editor.open("a.md", "한 \U0001f600 학슴\n")
    assert found["range"]["start"]["character"] == character
    editor.kill()


def test_what_is_typed_is_checked_unsaved_and_the_last_version_counts(editor: Editor) -> None:
    assert editor.open("a.md", "# 가\n") == []
    for version in range(2, 12):
        editor.type("a.md", "# 가\n\n학슴\n" * (version % 2), version)
    editor.type("a.md", "# 가\n\n학슴\n", 12)
    [found] = editor.diagnostics("a.md", 12)
    assert found["code"] == "TY101"


def test_a_closed_note_has_no_diagnostics(editor: Editor) -> None:
    editor.open("a.md", "학슴\n")
    editor.tell("textDocument/didClose", {"textDocument": {"uri": editor.uri("a.md")}})
    assert editor.diagnostics("a.md", None) == []


def test_a_quick_fix_and_another_spelling_are_offered(editor: Editor) -> None:
    text = "\U0001f600 학슴\n"
    [found] = editor.open("a.md", text)
    action = titled(editor.actions("a.md", found), "Write `학습`")
    assert action["isPreferred"]
    assert applied(text, action["edit"]) == "\U0001f600 학습\n"


def test_all_safe_fixes_are_made_at_once(editor: Editor) -> None:
    text = "# 가\n\n학슴 떄문에\n\n나</br>다\n"
    found = editor.open("a.md", text)
    [action] = editor.actions("a.md", found[0], ["source.fixAll"])
    assert action["kind"] == "source.fixAll.notelint"
    assert applied(text, action["edit"]) == "# 가\n\n학습 때문에\n\n나<br>다\n"


def test_a_finding_is_accepted_with_a_reason(editor: Editor) -> None:
    text = "# 가\n\n학슴\n"
    [found] = editor.open("a.md", text)
    command = titled(editor.actions("a.md", found), "Accept TY101")["command"]
    place = {**command["arguments"][0], "reason": "인용이다"}
    number = editor.request(
        "workspace/executeCommand", {"command": command["command"], "arguments": [place]}
    )
    request = editor.wait(lambda m: m.get("method") == "workspace/applyEdit")
    changed = applied(text, request["params"]["edit"])
    assert "notelint-ignore[TY101] 인용이다" in changed
    assert editor.answer(number) is True
    editor.type("a.md", changed, 2)
    assert editor.diagnostics("a.md", 2) == []


def test_a_word_goes_into_the_dictionary_and_is_right_from_then_on(
    editor: Editor, folder: Path
) -> None:
    [found] = editor.open("a.md", "떄문에\n")
    command = titled(editor.actions("a.md", found), "Add `떄문에`")["command"]
    assert editor.ask(
        "workspace/executeCommand",
        {"command": command["command"], "arguments": command["arguments"]},
    )
    assert (folder / "notelint-words.txt").read_text("utf-8").endswith("떄문에\n")
    assert editor.diagnostics("a.md", 1) == []


def test_hovering_shows_the_page_of_the_rule(editor: Editor) -> None:
    editor.open("a.md", "# 가\n\n학슴\n")
    where = {"textDocument": {"uri": editor.uri("a.md")}, "position": {"line": 2, "character": 1}}
    hover = editor.ask("textDocument/hover", where)
    assert hover["contents"]["value"].startswith("**`학슴` is a slip for `학습`**")
    assert "severity: warning" in hover["contents"]["value"]
    where["position"]["line"] = 0
    assert editor.ask("textDocument/hover", where) is None


def test_a_changed_configuration_is_read_again(editor: Editor, folder: Path) -> None:
    assert len(editor.open("a.md", "학슴\n")) == 1
    (folder / "notelint.toml").write_text('ignore = ["TY101"]\n', "utf-8")
    change = {"uri": editor.uri("notelint.toml"), "type": 1}
    editor.tell("workspace/didChangeWatchedFiles", {"changes": [change]})
    assert editor.diagnostics("a.md", 1) == []


def test_a_file_that_came_meanwhile_is_known_when_the_note_is_saved(
    editor: Editor, folder: Path
) -> None:
    (folder / "a.md").write_text("", "utf-8")
    [found] = editor.open("a.md", "# 가\n\n![그림](그림.png)\n")
    assert found["code"] == "LK104"
    (folder / "그림.png").write_bytes(b"")
    editor.tell("textDocument/didSave", {"textDocument": {"uri": editor.uri("a.md")}})
    assert editor.diagnostics("a.md", 1) == []


def test_a_broken_configuration_is_told_once_and_the_server_lives(
    editor: Editor, folder: Path
) -> None:
    (folder / "notelint.toml").write_text("ignore = [\n", "utf-8")
    assert editor.open("a.md", "학슴\n") == []
    told = editor.wait(lambda m: m.get("method") == "window/showMessage")
    assert "notelint.toml" in told["params"]["message"]
    (folder / "notelint.toml").unlink()
    editor.tell("workspace/didChangeConfiguration", {"settings": {}})
    assert len(editor.diagnostics("a.md", 1)) == 1


def test_folders_have_their_own_settings(editor: Editor, folder: Path) -> None:
    (folder / "quiet").mkdir()
    (folder / "quiet" / "notelint.toml").write_text('ignore = ["TY"]\n', "utf-8")
    assert editor.open("quiet/a.md", "학슴\n") == []
    assert len(editor.open("a.md", "학슴\n")) == 1


def test_files_that_check_would_pass_over_are_passed_over(editor: Editor, folder: Path) -> None:
    (folder / "node_modules").mkdir()
    assert editor.open("node_modules/a.md", "학슴\n") == []
    assert editor.open("a.py", "학슴\n") == []


def test_what_a_baseline_accepts_is_not_shown(editor: Editor, folder: Path) -> None:
    import subprocess
    import sys

    (folder / "a.md").write_text("# 가\n\n학슴\n", "utf-8")
    command = [sys.executable, "-m", "notelint", "baseline", "create", "."]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    [found] = editor.open("a.md", "# 가\n\n학슴\n\n떄문에\n")
    assert found["range"]["start"]["line"] == 4


def test_the_server_ends_when_asked_and_when_the_editor_is_gone(folder: Path) -> None:
    assert Editor(folder).stop() == 0
    editor = Editor(folder)
    editor.open("a.md", "학슴\n")
    assert editor.process.stdin
    editor.process.stdin.close()
    editor.process.wait(60)


def test_a_question_that_is_called_off_does_no_harm(editor: Editor) -> None:
    [found] = editor.open("a.md", "# 가\n\n학슴\n")
    where = {"textDocument": {"uri": editor.uri("a.md")}, "position": {"line": 2, "character": 1}}
    number = editor.request("textDocument/hover", where)
    editor.tell("$/cancelRequest", {"id": number})
    editor.wait(lambda message: message.get("id") == number)
    assert editor.actions("a.md", found)


def test_an_editor_that_dies_in_the_middle_of_a_message_leaves_no_server(editor: Editor) -> None:
    editor.open("a.md", "학슴\n")
    assert editor.process.stdin
    editor.process.stdin.write(b'Content-Length: 500\r\n\r\n{"jsonrpc": "2.0", "met')
    editor.process.stdin.close()
    editor.process.wait(60)


def test_an_editor_that_refuses_to_watch_files_is_not_bothered(folder: Path) -> None:
    editor = Editor(folder, refused=("client/registerCapability",))
    assert editor.open("a.md", "# 가\n\n학슴\n")
    editor.wait(lambda message: message.get("method") == "client/registerCapability")
    editor.actions("b.md", editor.open("b.md", "학슴\n")[0])
    assert editor.said("window/showMessage") == []
    editor.kill()
