"""The report of a run that translates, for programs: one JSON document."""

from collections.abc import Iterator, Mapping
from typing import Any

from notelint.cli.translate_words import doubt_message
from notelint.run.translating.result import Doubtful, NoteResult, RunResult

VERSION = 1
"""Of the document's form; a field may be added without a new one."""


def json_report(result: RunResult, language: str) -> Iterator[str]:
    """The document that docs/translating.md describes."""
    import json

    document = {
        "version": VERSION,
        "language": "en",
        "engine": {"name": result.engine, "fingerprint": result.fingerprint},
        "broken-off": result.broken_off or None,
        "summary": {
            "notes": dict(sorted(result.outcomes.items())),
            "sentences": result.rungs.total(),
            "rungs": dict(sorted(result.rungs.items())),
            "doubtful": result.doubtful,
            "doubts": dict(sorted(result.doubts.items())),
        },
        "notes": [_note(note, language) for note in result.notes],
    }
    yield json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _note(note: NoteResult, language: str) -> Mapping[str, Any]:
    return {
        "path": note.job.found.shown,
        "edition": note.job.shown_edition,
        "standing": note.job.standing,
        "outcome": note.outcome,
        "reason": note.reason or None,
        "detail": note.detail or None,
        "rungs": dict(sorted(note.rungs.items())),
        "kept-edits": note.kept_edits,
        "to-review": note.to_review,
        "doubtful": [_doubtful(item, language) for item in note.doubtful],
    }


def _doubtful(item: Doubtful, language: str) -> Mapping[str, Any]:
    return {
        "line": item.line,
        "column": item.column,
        "source": item.source,
        "translation": item.translation,
        "rung": item.rung,
        "old-source": item.old_source or None,
        "suggestion": item.suggestion or None,
        "doubts": [
            {
                "code": doubt.code,
                "message": doubt_message(doubt, language),
                "values": dict(doubt.values),
            }
            for doubt in item.doubts
        ],
    }
