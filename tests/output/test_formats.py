"""Every format on the same reports, against what was read and found good by eye."""

import itertools
import json
import os
from pathlib import Path

import pytest

from notelint.config.settings import FORMATS
from notelint.output.formats import format_named
from notelint.output.report import Report, Screen

EXPECTED = Path(__file__).parent / "expected"


# A page is looked at in a browser (test_html_in_browser.py), not letter by letter.
TEXTS = [name for name in FORMATS if name != "html"]


@pytest.mark.parametrize("name", [*TEXTS, "statistics"])
def test_a_report_looks_as_expected(
    name: str, named_report: tuple[str, Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir("/")  # some formats have absolute paths
    monkeypatch.setattr("notelint.output.sarif.__version__", "0.0.0")
    report_name, report = named_report
    expected = EXPECTED / f"{report_name}.{name}"
    written = "".join(format_named(name)(report, Screen(width=80)))
    if os.environ.get("WRITE_EXPECTED"):  # then read the difference before it is committed
        expected.write_bytes(written.encode("utf-8", "backslashreplace"))
    assert written.encode("utf-8", "backslashreplace") == expected.read_bytes()


def test_nothing_raw_reaches_the_terminal(named_report: tuple[str, Report]) -> None:
    _, report = named_report
    for name in ("text", "concise", "github", "azure", "statistics"):
        written = "".join(format_named(name)(report, Screen(width=80)))
        raw = {char for char in written if ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0}
        assert raw <= {"\n"}
        assert not set(written) & set("\u200b\u202e")


def test_the_caret_stands_below_the_finding(named_report: tuple[str, Report]) -> None:
    from rich.cells import cell_len

    _, report = named_report
    lines = "".join(format_named("text")(report, Screen(width=80))).splitlines()
    seen = 0
    for above, line in itertools.pairwise(lines):
        if line.strip(" |^") == "" and "^" in line and "<b>" in above:
            assert cell_len(above[: above.index("<b>")]) == line.index("^")
            assert line.count("^") == 3
            seen += 1
    assert seen == sum(finding.code == "NE101" for finding in report.findings)


def test_no_line_of_source_is_wider_than_the_terminal(named_report: tuple[str, Report]) -> None:
    from rich.cells import cell_len

    _, report = named_report
    for width in (40, 80, 200):
        for line in "".join(format_named("text")(report, Screen(width=width))).splitlines():
            if " | " in line:
                assert cell_len(line) <= width


def test_json_has_the_fields_of_its_schema(named_report: tuple[str, Report]) -> None:
    _, report = named_report
    found = json.loads("".join(format_named("json")(report, Screen())))
    assert list(found) == ["version", "findings", "summary"]
    for record, finding in zip(found["findings"], report.findings, strict=True):
        assert list(record) == [
            *("path", "code", "name", "severity", "message", "line", "column"),
            *("end_line", "end_column", "start", "end", "suggestions", "fix"),
        ]
        assert record["path"] == finding.path
        if finding.fix:
            assert set(record["fix"]) == {"applicability", "message", "edits"}
            assert all(set(edit) == {"start", "end", "text"} for edit in record["fix"]["edits"])
        else:
            assert record["fix"] is None


def test_each_line_of_jsonl_is_the_finding_of_json(named_report: tuple[str, Report]) -> None:
    _, report = named_report
    whole = json.loads("".join(format_named("json")(report, Screen())))
    lines = "".join(format_named("jsonl")(report, Screen())).splitlines()
    assert [json.loads(line) for line in lines] == whole["findings"]


def test_colours_come_only_when_asked_for_and_change_nothing_else(
    named_report: tuple[str, Report],
) -> None:
    import re

    _, report = named_report
    plain = "".join(format_named("text")(report, Screen(width=80)))
    colored = "".join(format_named("text")(report, Screen(color=True, width=80)))
    assert ("\x1b[" in colored) == bool(report.findings)
    assert re.sub(r"\x1b\[[0-9]*m", "", colored) == plain


def test_quiet_leaves_the_findings_alone(named_report: tuple[str, Report]) -> None:
    _, report = named_report
    loud = "".join(format_named("concise")(report, Screen()))
    report.quiet = True
    quiet = "".join(format_named("concise")(report, Screen()))
    assert loud.startswith(quiet)
    assert quiet.count("\n") == len(report.findings)


def test_json_escapes_what_a_terminal_would_obey(named_report: tuple[str, Report]) -> None:
    _, report = named_report
    for name in ("json", "jsonl", "gitlab", "sarif", "rdjson"):
        written = "".join(format_named(name)(report, Screen()))
        assert not {char for char in written if ord(char) < 0x20} - {"\n"}
        assert not set(written) & {*map(chr, range(0x7F, 0xA0)), "\u200b", "\u202e"}


def test_github_shows_the_worst_first_and_says_when_some_are_not_shown(
    crowded_report: Report,
) -> None:
    lines = "".join(format_named("github")(crowded_report, Screen())).splitlines()
    commands = [line.split(" ")[0] for line in lines if line.startswith("::")]
    assert commands == ["::error"] * 2 + ["::warning"] * 12
    assert lines[-2] == "Checked 14 notes: 2 errors, 12 warnings in 14 notes."
    assert "first 10 of each kind" in lines[-1]


def test_github_paths_are_those_of_the_checkout(
    crowded_report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(Path.cwd().parent))
    first = next(iter(format_named("github")(crowded_report, Screen())))
    assert f"file={Path.cwd().name}/b/0.md," in first
