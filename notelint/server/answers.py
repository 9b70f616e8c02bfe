"""Findings as what an editor shows and offers: diagnostics, quick fixes, pages."""

from collections.abc import Iterable, Iterator, Mapping

from lsprotocol import types

from notelint.findings.dictionary import WORD_FAMILIES, word_of
from notelint.findings.finding import Applicability, Edit
from notelint.findings.located import LocatedFinding
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.output.rule_pages import page_url
from notelint.rulebook.rule import Severity
from notelint.server.judge import Judged
from notelint.server.positions import Positions

ACCEPT, LEARN = "notelint.accept", "notelint.learn"
FIX_ALL = "source.fixAll.notelint"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_WORDS = {
    "en": {
        "write": "Write `{text}`",
        "accept": "Accept {code} here, with a comment",
        "learn": "Add `{word}` to the dictionary",
        "all": "Make all safe fixes of notelint",
    },
    "ko": {
        "write": "`{text}`(으)로 바꾸기",
        "accept": "여기서는 {code} 받아들이기(주석)",
        "learn": "`{word}`을(를) 사전에 넣기",
        "all": "notelint의 안전한 고침 모두 적용하기",
    },
}


def diagnostics(judged: Judged, positions: Positions) -> list[types.Diagnostic]:
    """What an editor underlines."""
    return [diagnostic(finding, positions) for finding in judged.located]


def diagnostic(finding: LocatedFinding, positions: Positions) -> types.Diagnostic:
    """One finding as an editor has it."""
    return types.Diagnostic(
        range=positions.range(Span(finding.start, finding.end)),
        message=finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        code_description=types.CodeDescription(page_url(finding.code)),
        source="notelint",
        data={"start": finding.start, "end": finding.end},
    )


def quick_fixes(
    judged: Judged, at: Span, uri: str, version: int | None, positions: Positions, language: str
) -> Iterator[types.CodeAction]:
    """What can be done about the findings that meet the span `at`."""
    for finding in judged.located:
        if finding.start <= at.end and at.start <= finding.end:
            yield from _fixes_of(finding, judged.note, uri, version, positions, language)


def _fixes_of(
    finding: LocatedFinding,
    note: Note | None,
    uri: str,
    version: int | None,
    positions: Positions,
    language: str,
) -> Iterator[types.CodeAction]:
    words = _WORDS[language]
    shown = diagnostic(finding, positions)
    fix = finding.fix
    if fix and fix.applicability is not Applicability.DISPLAY:
        title = finding.fix_message or words["write"].format(text=fix.edits[0].text)
        yield types.CodeAction(
            title=title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[shown],
            is_preferred=fix.applicability is Applicability.SAFE,
            edit=workspace_edit(fix.edits, uri, version, positions),
        )
    fixed = [edit.text for edit in fix.edits] if fix else []
    for text in finding.suggestions:
        if [text] != fixed:
            edits = [Edit(Span(finding.start, finding.end), text)]
            yield types.CodeAction(
                title=words["write"].format(text=text),
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[shown],
                edit=workspace_edit(edits, uri, version, positions),
            )
    if note is not None:
        place = {"uri": uri, "code": finding.code, "start": finding.start, "end": finding.end}
        yield _command(words["accept"].format(code=finding.code), ACCEPT, place, shown)
        if finding.code.startswith(WORD_FAMILIES):
            word = word_of(finding)
            about = {"uri": uri, "word": word}
            yield _command(words["learn"].format(word=word), LEARN, about, shown)


def fix_all(
    edits: list[Edit], uri: str, version: int | None, at: Positions, language: str
) -> types.CodeAction:
    """All safe fixes at once, as editors make them when they save."""
    return types.CodeAction(
        title=_WORDS[language]["all"],
        kind=FIX_ALL,
        edit=workspace_edit(edits, uri, version, at),
    )


def workspace_edit(
    edits: Iterable[Edit], uri: str, version: int | None, positions: Positions
) -> types.WorkspaceEdit:
    """`edits` of one version of a document."""
    document = types.OptionalVersionedTextDocumentIdentifier(uri, version)
    changes = [types.TextEdit(positions.range(edit.span), edit.text) for edit in edits]
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(changes))])


def _command(
    title: str, name: str, argument: Mapping[str, object], shown: types.Diagnostic
) -> types.CodeAction:
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[shown],
        command=types.Command(title, name, arguments=[argument]),
    )
