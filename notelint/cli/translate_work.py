"""Running a translation: what it needs is opened, watched, and closed whatever happens."""

from collections.abc import Sequence
from contextlib import closing

import click

from notelint.cli.translate_progress import TranslationProgress
from notelint.run.translate_job import Job
from notelint.run.translate_result import RunResult
from notelint.run.translate_run import TranslationRun
from notelint.run.translate_save import Saver
from notelint.run.translate_sentences import SentenceTranslator
from notelint.run.translate_setup import Setup
from notelint.translate.glossary.entry import GlossaryError
from notelint.translate.memory import MemoryFileError
from notelint.translate.request import EngineError


def translated(jobs: Sequence[Job], setup: Setup, language: str, quiet: bool) -> RunResult:
    """Translate the notes of `jobs` that are to do.

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
            translator = SentenceTranslator(engine, memory, glossary)
            saver = Saver(memory, str(setup.base), engine.fingerprint)
            return TranslationRun(jobs, translator, saver, progress).run()
    except (EngineError, MemoryFileError, GlossaryError) as error:
        raise click.ClickException(str(error)) from error
