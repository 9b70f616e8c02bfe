"""`notelint check` as a person or a program runs it."""

import json
from pathlib import Path

import pytest


def summary(run, *arguments: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(run("check", "--format", "json", *arguments).stdout)
    return found


def paths(run, *arguments: str) -> list[str]:
    return [finding["path"] for finding in summary(run, *arguments)["findings"]]


def test_findings_make_the_exit_code_1(notelint) -> None:
    done = notelint("check", ".")
    assert done.returncode == 1
    assert done.stderr == ""
    assert "slip.md:3:1: warning: This comment names no rules" in done.stdout
    assert "Checked 3 notes: 2 warnings in 2 notes." in done.stdout


def test_no_findings_make_the_exit_code_0(notelint) -> None:
    done = notelint("check", "clean.md")
    assert (done.returncode, done.stdout) == (0, "Checked 1 note: nothing found.\n")


def test_without_a_path_this_folder_is_checked(notelint) -> None:
    assert paths(notelint) == ["deep/slip.md", "slip.md"]


def test_severities_decide_the_exit_code(notelint, notes: Path) -> None:
    assert notelint("check", "--fail-on", "error").returncode == 0
    assert notelint("check", "--fail-on", "warning").returncode == 1
    assert notelint("check", "--fail-on", "never").returncode == 0
    (notes / "notelint.toml").write_text('fail-on = "error"\n[severity]\nNL011 = "error"\n')
    done = notelint("check")
    assert done.returncode == 1
    assert "slip.md:3:1: error:" in done.stdout


def test_rules_are_selected_and_ignored(notelint) -> None:
    assert paths(notelint, "--ignore", "NL011") == []
    assert paths(notelint, "--select", "NL001,suppression-malformed") == ["deep/slip.md", "slip.md"]
    assert paths(notelint, "--select", "NL010") == []


def test_a_configuration_near_the_note_is_honoured(notelint, notes: Path) -> None:
    (notes / "deep" / "notelint.toml").write_text("ignore = ['NL']\n")
    assert paths(notelint) == ["slip.md"]
    assert paths(notelint, "--isolated") == ["deep/slip.md", "slip.md"]
    assert paths(notelint, "--config", "deep/notelint.toml") == []


def test_excluded_files_stay_out_when_named_only_with_force_exclude(notelint) -> None:
    out = ("--extend-exclude", "deep")
    assert paths(notelint, *out) == ["slip.md"]
    assert paths(notelint, *out, "deep/slip.md") == ["deep/slip.md"]
    assert paths(notelint, *out, "--force-exclude", "deep/slip.md", "slip.md") == ["slip.md"]


def test_a_note_may_come_on_standard_input(notelint, notes: Path) -> None:
    text = (notes / "slip.md").read_text("utf-8")
    done = notelint("check", "-", "--format", "concise", stdin=text)
    assert done.returncode == 1
    assert done.stdout.startswith("-:3:1: warning:")
    done = notelint(
        "check", "-", "--stdin-filename", "deep/x.md", "--format", "concise", stdin=text
    )
    assert done.stdout.startswith("deep/x.md:3:1:")
    (notes / "deep" / "notelint.toml").write_text("ignore = ['NL']\n")
    assert notelint("check", "-", "--stdin-filename", "deep/x.md", stdin=text).returncode == 0


def test_an_excluded_name_on_standard_input_is_not_checked_with_force_exclude(notelint) -> None:
    arguments = ("check", "-", "--stdin-filename", "_site/x.md", "-q", "--format", "concise")
    assert notelint(*arguments, stdin="<!-- notelint-ignore -->").returncode == 1
    assert notelint(*arguments, "--force-exclude", stdin="<!-- notelint-ignore -->").returncode == 0


def test_messages_follow_the_locale_unless_asked_for(notelint) -> None:
    korean = notelint("check", "clean.md", env={"LANG": "ko_KR.UTF-8"})
    assert korean.stdout == "노트 1개를 확인했습니다. 찾은 문제가 없습니다.\n"
    assert notelint("check", "clean.md", "--lang", "ko").stdout == korean.stdout
    english = notelint("check", "clean.md", "--lang", "en", env={"LC_ALL": "ko_KR.UTF-8"})
    assert english.stdout == "Checked 1 note: nothing found.\n"


def test_colours_come_when_forced_and_not_in_a_pipe(notelint) -> None:
    assert "\x1b[" not in notelint("check").stdout
    assert "\x1b[" in notelint("check", "--color", "always").stdout
    assert "\x1b[" in notelint("check", env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b[" not in notelint("check", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


def test_in_github_actions_annotations_are_written_unless_a_format_is_asked_for(notelint) -> None:
    actions = {"GITHUB_ACTIONS": "true"}
    assert notelint("check", env=actions).stdout.startswith("::warning title=NL011")
    assert notelint("check", "--format", "concise", env=actions).stdout.startswith("deep/slip.md:1")


def test_statistics_count_the_findings_of_each_rule(notelint) -> None:
    lines = notelint("check", "--statistics").stdout.splitlines()
    assert lines[0] == "2  NL011  suppression-malformed"


def test_quiet_and_verbose_do_what_they_say(notelint) -> None:
    assert notelint("check", "-q", "clean.md").stdout == ""
    done = notelint("check", "-v", "clean.md")
    assert done.returncode == 0
    assert "1 notes in" in done.stderr


def test_the_output_does_not_depend_on_the_number_of_processes(notelint, notes: Path) -> None:
    for number in range(30):
        text = f"{number}. 문단이다.\n\n" * 400 + "<!-- notelint-ignore -->\n"
        (notes / f"{number}.md").write_text(text, "utf-8")
    alone = notelint("check", "--select", "NL", "--jobs", "1")
    assert alone.stdout.count("NL011") == 33
    assert notelint("check", "--select", "NL", "--jobs", "3").stdout == alone.stdout


def test_a_folder_without_notes_is_told_and_is_no_failure(notelint, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = notelint("check", "empty")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "notelint: warning: no notes found in empty\n"
    assert summary(notelint, "empty")["findings"] == []


def test_a_selector_that_finds_nothing_without_preview_is_told(notelint) -> None:
    from notelint.rulebook.book import load_book

    families = {rule.family for rule in load_book().values()}
    only = [f for f in families if all(r.preview for r in load_book().values() if r.family == f)]
    for family in only:
        assert "add --preview" in notelint("check", "--select", family, "clean.md").stderr
    assert notelint("check", "--select", "NL", "clean.md").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "slp.md"], "no such file or folder: 'slp.md'; did you mean 'slip.md'?"),
        (
            ["check", "--select", "suppression-malform"],
            "--select: unknown rule 'suppression-malform'; did you mean 'suppression-malformed'?",
        ),
        (["check", "--ignore", "supression-malformed"], "did you mean 'suppression-malformed'?"),
        (["check", "--formt", "json"], "No such option '--formt'"),
        (["check", "--format", "xml"], "'xml' is not one of"),
        (["check", "--jobs", "0"], "0 is not in the range"),
        (["check", "--config", "x.toml"], "--config: no such file: 'x.toml'"),
        (["check", "-", "slip.md"], "standard input is checked alone"),
        (["check", "--stdin-filename", "a.md"], "standard input is checked alone"),
        (["chek"], "no such command 'chek'; did you mean 'check'?"),
        (["slip.md"], "did you mean 'notelint check slip.md'?"),
        (["rule", "heading-empti"], "unknown rule 'heading-empti'; did you mean 'heading-empty'?"),
        (["config", "nowhere"], "no such file or folder: 'nowhere'"),
    ],
)
def test_a_wrong_argument_is_told_in_one_line_with_exit_code_2(
    notelint, arguments: list[str], message: str
) -> None:
    done = notelint(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("notelint: error: ")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_broken_configuration_is_told_in_one_line_with_exit_code_2(notelint, notes: Path) -> None:
    (notes / "deep" / "notelint.toml").write_text("\nselct = ['NL']\n")
    done = notelint("check")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "notelint: error: deep/notelint.toml:2: unknown key 'selct'; did you mean 'select'?\n"
    )
