"""The page of a rule, for the finding under the mouse."""

from lsprotocol import types

from notelint.note.span import Span
from notelint.output.rule_text import rule_text
from notelint.rulebook.book import load_book
from notelint.server.judge import Judged
from notelint.server.positions import Positions


def page_for(
    judged: Judged, offset: int, positions: Positions, language: str
) -> types.Hover | None:
    """What the finding at `offset` is about; None where there is none."""
    for finding in judged.located:
        if finding.start <= offset <= finding.end:
            rule = load_book()[finding.code]
            text = f"**{finding.message}**\n\n{rule_text(rule, language)}"
            content = types.MarkupContent(types.MarkupKind.Markdown, text)
            return types.Hover(content, positions.range(Span(finding.start, finding.end)))
    return None
