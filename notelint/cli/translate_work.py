"""Running a translation: what it needs is opened, watched, and closed whatever happens."""

from collections.abc import Sequence
from contextlib import closing

import click

from notelint.cli.terminal import complain
from notelint.cli.translate_progress import TranslationProgress
from notelint.run.translating.job import Job
from notelint.run.translating.result import RunResult
from notelint.run.translating.run import TranslationRun
from notelint.run.translating.save import Saver
from notelint.run.translating.sentences import SentenceTranslator
from notelint.run.translating.setup import Setup
from notelint.translate.glossary.entry import GlossaryError
from notelint.translate.memory import MemoryFileError
from notelint.translate.request import EngineError


def translated(
    jobs: Sequence[Job], setup: Setup, language: str, page: str | None, quiet: bool
) -> RunResult:
    """Translate the notes of `jobs` that are to do, and show them on the `page`, if one is named.

    Raises:
        click.ClickException: engine, memory or glossary cannot be used.
    """
    try:
        glossary = setup.glossary()
        with (
            closing(setup.open_engine()) as engine,
            setup.open_memory() as memory,
            TranslationProgress(language, shown=not quiet) as progress,
        ):
            if (notice := getattr(engine, "notice", "")) and not quiet:
                complain("translate", notice)
            translator = SentenceTranslator(engine, memory, glossary)
            saver = Saver(memory, str(setup.base), engine.fingerprint)
            run = TranslationRun(jobs, translator, saver, progress)
            result = _shown(run, page, language) if page else run.run()
            spending = getattr(engine, "spending", None)
            return result._replace(spent=spending.line(language)) if spending else result
    except (EngineError, MemoryFileError, GlossaryError) as error:
        raise click.ClickException(str(error)) from error


def _shown(run: TranslationRun, page: str, language: str) -> RunResult:
    """Run, and write the page of what there is then."""
    from notelint.cli.translate_page import ReviewPage

    review = ReviewPage(page, language, run.translator.engine.name)
    run.watcher = review.add
    result = run.run()
    review.write()
    return result
