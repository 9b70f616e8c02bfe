"""`--html`: the page on which translations are reviewed."""

from pathlib import Path

import click

from notelint.run.translating.run import Shown
from notelint.run.write_whole import write_whole
from notelint.translate.review import ReviewNote, ReviewSegment, render_review
from notelint.translate.translation import Translation


class ReviewPage:
    """Gathers the notes of a run and writes the page at its end."""

    def __init__(self, file: str, language: str, engine: str) -> None:
        self._file = file
        self._language = language
        self._engine = engine
        self._notes: list[ReviewNote] = []

    def add(self, shown: Shown) -> None:
        """Show a note on the page."""
        prepared = shown.draft.prepared
        segments = [
            ReviewSegment.of(
                prepared.note,
                item.segment,
                Translation(*made[:3], made.score, made.protected),
                *(made.old_source, made.suggestion),
            )
            for item, made in zip(shown.asked, shown.translated, strict=True)
        ]
        job = prepared.job
        self._notes.append(ReviewNote(job.found.shown, job.shown_edition, tuple(segments)))

    def write(self) -> None:
        """Write the page, whole or not at all.

        Raises:
            click.ClickException: it cannot be written.
        """
        page = render_review(self._notes, self._language, self._engine)
        try:
            write_whole(Path(self._file), page.encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise click.ClickException(f"{self._file}: {error.strerror}") from error
