"""What other programs read: held to its description, and read back as they read it."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from junitparser import JUnitXml

from notelint.findings.finding import Applicability, Edit, Finding, Fix, apply_edits
from notelint.findings.located import LocatedFinding, locate
from notelint.note.source import Source
from notelint.note.span import Span
from notelint.output.formats import format_named
from notelint.output.report import Report, Screen
from notelint.rulebook.book import load_book

_DESCRIPTIONS = Path(__file__).parent / "descriptions"
_PATH = "노트/정렬 1강.md"


def written(name: str, report: Report) -> str:
    return "".join(format_named(name)(report, Screen()))


def finding_at(
    text: str, span: Span, fix: Fix | None = None, suggestions: tuple[str, ...] = ()
) -> LocatedFinding:
    """A finding of TY101, a warning, at `span` of a note that holds `text`."""
    rule = load_book()["TY101"]
    values = {"wrong": "됬", "right": "됐", "reason": "…"}
    finding = Finding("TY101", span, values, suggestions=suggestions, fix=fix)
    return locate(finding, Source(text), _PATH, rule, rule.severity, "en")


def only(name: str, finding: LocatedFinding) -> dict[str, Any]:
    """The one result that is written in the JSON format `name`."""
    whole = json.loads(written(name, Report([finding], notes=1)))
    lists = {"sarif": lambda: whole["runs"][0]["results"], "rdjson": lambda: whole["diagnostics"]}
    (result,) = lists.get(name, lambda: whole)()
    found: dict[str, Any] = result
    return found


@pytest.mark.parametrize("name", ["sarif", "rdjson", "gitlab"])
def test_the_json_is_as_described(name: str, named_report: tuple[str, Report]) -> None:
    schema = json.loads((_DESCRIPTIONS / f"{name}.json").read_bytes())
    validator = jsonschema_rs.validator_for(schema, validate_formats=True)
    errors = [
        str(error) for error in validator.iter_errors(json.loads(written(name, named_report[1])))
    ]
    assert errors == []


def test_each_result_of_sarif_names_its_rule(named_report: tuple[str, Report]) -> None:
    run = json.loads(written("sarif", named_report[1]))["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    for result, finding in zip(run["results"], named_report[1].findings, strict=True):
        assert rules[result["ruleIndex"]] == result["ruleId"] == finding.code


def test_a_junit_reader_counts_the_findings(
    named_report: tuple[str, Report], tmp_path: Path
) -> None:
    _, report = named_report
    file = tmp_path / "junit.xml"
    file.write_text(written("junit", report), "utf-8")
    suites = JUnitXml.fromfile(str(file))
    cases = [case for suite in suites for case in suite]
    assert suites.tests == len(cases) == max(1, len(report.findings))
    assert suites.failures == sum(not case.is_passed for case in cases) == len(report.findings)
    for suite in suites:
        assert suite.tests == len(list(suite))
    for case, finding in zip(cases, report.findings, strict=False):
        assert finding.code in case.name
        assert case.result[0].type == finding.severity


def test_the_xml_of_checkstyle_has_every_finding(named_report: tuple[str, Report]) -> None:
    _, report = named_report
    root = ET.fromstring(written("checkstyle", report))
    places = [
        (int(error.attrib["line"]), int(error.attrib["column"]), error.attrib["severity"])
        for error in root.iterfind("file/error")
    ]
    assert places == [(f.line, f.column, f.severity) for f in report.findings]
    assert len(root.findall("file")) == report.notes_hit


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml_can_be_read_whatever_a_note_holds(name: str) -> None:
    everything = "".join(map(chr, [*range(0x3000), 0xD800, 0xDFFF, 0xFFFE, 0xFFFF, 0x1F600]))
    finding = finding_at("가", Span(0, 1))._replace(
        path=f"노트/{everything}.md", message=everything, name="<&\"'>"
    )
    text = written(name, Report([finding], notes=1))
    root = ET.fromstring(text.encode("utf-8"))
    shown = ET.tostring(root, "unicode")
    assert "␀" in shown
    assert "<U+FFFE>" in "".join(root.itertext()) + "".join(
        value for element in root.iter() for value in element.attrib.values()
    )


def test_an_ordinary_path_is_the_same_in_xml() -> None:
    report = Report([finding_at("가", Span(0, 1))._replace(path="글/a & b\t\"'<1>\n2.md")], notes=1)
    (file,) = ET.fromstring(written("checkstyle", report)).findall("file")
    assert file.attrib["name"] == "글/a & b\t\"'<1>\n2.md"


def test_sarif_counts_code_points_and_reviewdog_bytes() -> None:
    text = "👍🏽 그래프가 됬다\n"
    at = text.index("됬")
    finding = finding_at(text, Span(at, at + 1))
    region = only("sarif", finding)["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 9, "endLine": 1, "endColumn": 10}
    before = len(text[:at].encode())
    assert only("rdjson", finding)["location"]["range"] == {
        "start": {"line": 1, "column": before + 1},
        "end": {"line": 1, "column": before + 4},
    }


def test_byte_columns_are_right_everywhere_in_a_long_line() -> None:
    line = "a가👍é" * 2_000
    source = Source(f"첫 줄\r\n{line}\r나머지")
    start = source.text.index("\n") + 1
    for offset in (0, 1, 1_023, 1_024, 1_025, 4_100, len(line)):
        assert source.byte_column(start + offset) == len(line[:offset].encode()) + 1
    assert source.byte_column(len(source.text)) == len("나머지".encode()) + 1


def test_a_path_in_sarif_is_an_address() -> None:
    artifact = only("sarif", finding_at("가", Span(0, 1)))["locations"][0]["physicalLocation"][
        "artifactLocation"
    ]
    assert artifact["uri"] == "%EB%85%B8%ED%8A%B8/%EC%A0%95%EB%A0%AC%201%EA%B0%95.md"
    assert artifact["uriBaseId"] == "%SRCROOT%"


def test_what_lies_outside_the_checkout_has_an_absolute_address(tmp_path: Path) -> None:
    note = tmp_path / "밖.md"
    finding = finding_at("가", Span(0, 1))._replace(path=str(note))
    artifact = only("sarif", finding)["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": note.as_uri()}


def test_paths_for_gitlab_begin_at_the_top_of_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    finding = finding_at("가", Span(0, 1))._replace(path="./a.md")
    monkeypatch.delenv("CI_PROJECT_DIR", raising=False)
    assert only("gitlab", finding)["location"]["path"] == "a.md"
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path))
    assert only("gitlab", finding)["location"]["path"] == "docs/a.md"


_NOTE = "# 그래프\n\n정점이 됬다.\n\n간선이 됬다.\n"


def _places(text: str, wrong: str) -> list[LocatedFinding]:
    found, at = [], text.find(wrong)
    while at >= 0:
        found.append(finding_at(text, Span(at, at + len(wrong))))
        at = text.find(wrong, at + 1)
    return found


def _fingerprints(name: str, findings: list[LocatedFinding]) -> list[str]:
    whole = json.loads(written(name, Report(findings, notes=1)))
    if name == "gitlab":
        return [issue["fingerprint"] for issue in whole]
    return [r["partialFingerprints"]["quotedText/v1"] for r in whole["runs"][0]["results"]]


@pytest.mark.parametrize("name", ["gitlab", "sarif"])
def test_fingerprints_stay_when_lines_move_and_change_when_they_are_edited(name: str) -> None:
    before = _fingerprints(name, _places(_NOTE, "됬"))
    moved = _fingerprints(name, _places("새 문단이다.\r\n\r\n" + _NOTE.replace("\n", "\r\n"), "됬"))
    edited = _fingerprints(name, _places(_NOTE.replace("간선이", "변이"), "됬"))
    assert moved == before
    assert edited[0] == before[0]
    assert edited[1] != before[1]


@pytest.mark.parametrize("name", ["gitlab", "sarif"])
def test_findings_that_are_alike_have_fingerprints_of_their_own(name: str) -> None:
    prints = _fingerprints(name, _places("됬다\n\n됬다\n\n됬다\n", "됬"))
    assert len(set(prints)) == 3


def test_alike_findings_in_two_notes_have_two_fingerprints_in_gitlab() -> None:
    here = finding_at("됬다\n", Span(0, 1))
    prints = _fingerprints("gitlab", [here, here._replace(path="다른.md")])
    assert len(set(prints)) == 2


def _applied(text: str, range_: dict[str, Any], new: str) -> str:
    """`text` with a suggestion of reviewdog made: lines from 1, columns in bytes."""
    lines = text.encode().splitlines(keepends=True)
    before = [sum(map(len, lines[: range_[edge]["line"] - 1])) for edge in ("start", "end")]
    start, end = (
        offset + range_[edge]["column"] - 1
        for offset, edge in zip(before, ("start", "end"), strict=True)
    )
    data = text.encode()
    return (data[:start] + new.encode() + data[end:]).decode()


def test_edits_in_several_places_are_one_suggestion_for_reviewdog() -> None:
    text = "글 ((링크]] (주소) 끝\n"
    fix = Fix((Edit(Span(2, 4), "["), Edit(Span(6, 9), "](")), Applicability.SAFE)
    result = only("rdjson", finding_at(text, Span(2, 8), fix))
    (suggestion,) = result["suggestions"]
    assert _applied(text, suggestion["range"], suggestion["text"]) == apply_edits(text, fix.edits)


def test_a_suggestion_stays_on_the_lines_that_reviewdog_comments_on() -> None:
    text = "첫 줄\n둘째 줄\n"
    there = Fix((Edit(Span(4, 6), "셋"),), Applicability.SAFE)
    assert "suggestions" not in only("rdjson", finding_at(text, Span(0, 1), there))
    assert "suggestions" in only("rdjson", finding_at(text, Span(4, 5), there))


def test_a_fix_that_is_only_shown_is_no_suggestion() -> None:
    shown = Fix((Edit(Span(0, 1), "나"),), Applicability.DISPLAY)
    finding = finding_at("가\n", Span(0, 1), shown)
    assert "suggestions" not in only("rdjson", finding)
    assert "fixes" not in only("sarif", finding)


def test_edits_beyond_what_is_known_of_the_line_are_no_suggestion() -> None:
    text = "가" * 2_000
    far = Fix((Edit(Span(0, 1), "나"), Edit(Span(1_900, 1_901), "나")), Applicability.SAFE)
    assert "suggestions" not in only("rdjson", finding_at(text, Span(0, 1), far))
    (fix,) = only("sarif", finding_at(text, Span(0, 1), far))["fixes"]
    assert len(fix["artifactChanges"][0]["replacements"]) == 2


def test_suggestions_without_a_fix_stand_at_the_finding() -> None:
    finding = finding_at("됬다\n", Span(0, 1), suggestions=("됐", "되었"))
    result = only("rdjson", finding)
    assert [s["text"] for s in result["suggestions"]] == ["됐", "되었"]
    assert all(s["range"] == result["location"]["range"] for s in result["suggestions"])
    assert len(only("sarif", finding)["fixes"]) == 2


def test_a_fix_over_lines_is_written_with_lines_and_columns() -> None:
    text = "가\n나다\n"
    fix = Fix((Edit(Span(1, 3), " "),), Applicability.UNSAFE)
    result = only("sarif", finding_at(text, Span(0, 4), fix))
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 1, "startColumn": 2, "endLine": 2, "endColumn": 2},
            "insertedContent": {"text": " "},
        }
    ]


def test_azure_gets_the_worst_first_and_nothing_that_ends_a_command(crowded_report: Report) -> None:
    nasty = crowded_report.findings[0]._replace(path="a];b%\n.md", message="1%\r\n##vso[x]")
    crowded_report.findings = [nasty, *crowded_report.findings[1:]]
    lines = written("azure", crowded_report).splitlines()
    kinds = [line.partition("type=")[2].partition(";")[0] for line in lines[:-1]]
    assert kinds == ["error"] * 2 + ["warning"] * 12
    command, _, message = lines[2].partition("]")
    assert "sourcepath=" + str(Path.cwd()) in command
    assert "a%5D%3Bb%AZP25%0A.md;" in command
    assert message == "a];b%AZP25%0A.md:1:2 1%AZP25%0D%0A##vso[x]"
