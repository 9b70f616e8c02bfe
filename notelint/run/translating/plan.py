"""What a run has to translate: which notes get an edition, where, and which are up to date.

Nothing is parsed and no engine asked: a run that finds nothing to do is over
when every note and edition is read once.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from notelint.config.translation import TranslationSettings
from notelint.note.dialect import Dialect
from notelint.note.front_matter import read_front_matter
from notelint.note.source import Source, UndecodableError
from notelint.run.dialects import with_parts
from notelint.run.discover import FoundNote
from notelint.run.read import UnreadableError, read_bytes
from notelint.run.surroundings import Surroundings, surroundings_of
from notelint.run.translating.job import Job, Standing
from notelint.run.translating.links import linked_names
from notelint.translate.edition.layout import (
    Layout,
    Plan,
    bilingual_name,
    detect_layout,
    edition_path,
    is_editions_place,
)
from notelint.translate.edition.reference import Reference, find_reference
from notelint.translate.language import has_hangul

_MOST_TOLD = 3


class EditionConflictError(Exception):
    """An edition would take the place of what is not its own; the message says of what."""


class Choice(NamedTuple):
    """What the command line says of editions; "" where it says nothing of where they lie.

    `bilingual`: notes in both languages are wanted too. `again`: all are gone
    through, up to date or not.
    """

    layout: str = ""
    out: str = ""
    language: str = "en"
    bilingual: bool = False
    again: bool = False


Stamp = Callable[[TranslationSettings], str]
"""The hash of all that decides what editions look like, beside their notes."""


def plan_run(
    notes: Sequence[FoundNote],
    settings_of: Callable[[FoundNote], TranslationSettings],
    choice: Choice,
    stamp: Stamp,
) -> list[Job]:
    """A job for each of `notes` that is not itself an edition, in their order.

    Raises:
        EditionConflictError: an edition would overwrite a note, the edition of
            another one, or a file that notelint did not write.
    """
    jobs: list[Job] = []
    for found in notes:
        settings = settings_of(found)
        if settings.exclude and settings.exclude.match(found.path):
            continue
        job = _job(found, settings, choice, stamp)
        if job:
            jobs.append(job)
    _refuse_conflicts(jobs)
    return _with_links(jobs)


def limited(jobs: Iterable[Job], limit: int | None) -> list[Job]:
    """`jobs` where only the first `limit` of those to do are left; the others are dropped."""
    left = limit if limit is not None else -1
    kept: list[Job] = []
    for job in jobs:
        if job.to_do and left == 0:
            continue
        left -= job.to_do
        kept.append(job)
    return kept


def _job(
    found: FoundNote, settings: TranslationSettings, choice: Choice, stamp: Stamp
) -> Job | None:
    surroundings = surroundings_of(found.path, found.top)
    source = surroundings.path_of(found.path)
    dialect = with_parts(surroundings.dialect, found.settings.dialect_for(found.path))
    plan = _plan(found, surroundings, dialect, settings, choice)
    if is_editions_place(source, plan):
        return None
    edition = os.path.normpath(edition_path(source, plan)).replace(os.sep, "/")
    path = os.path.normpath(surroundings.root / edition)
    job = Job(
        *(found, surroundings, dialect, settings, plan, source.as_posix(), edition, path),
        shown_edition=_shown(path, found),
        standing=Standing.UNREADABLE,
    )
    if not _is_text(job.edition + job.source):
        return replace(job, problem="name")
    try:
        data = read_bytes(found.path)
        whole = Source.decode(data)
    except UnreadableError as error:
        return replace(job, problem=error.variant or str(error.values.get("reason", "")))
    except UndecodableError as error:
        return replace(job, problem="binary" if str(error) == "binary" else "undecodable")
    if find_reference(whole.text, dialect):
        return None
    if not plan.whole and not has_hangul(whole.text):
        return replace(job, standing=Standing.NOT_NEEDED)
    job = replace(job, sha256=sha256(data).hexdigest(), stamp=stamp(settings))
    job = _compared(job)
    if job.to_do and not job.problem and read_front_matter(whole, dialect).error:
        # Told by every run: an engine would be opened in vain.
        return replace(job, standing=Standing.UNREADABLE, problem="front-matter")
    if choice.bilingual or settings.bilingual:
        job = _with_both(job)
    if choice.again and job.standing is Standing.FRESH:
        job = replace(job, standing=Standing.AGAIN)
    return job


def _is_text(path: str) -> bool:
    """Whether a name can be written into an edition: Linux takes any bytes for one."""
    return not any("\ud800" <= letter <= "\udfff" for letter in path)


def _compared(job: Job) -> Job:
    """`job` with what its edition says of itself."""
    try:
        text = Source.decode(read_bytes(job.edition_path)).text
    except UnreadableError as error:
        gone = error.variant == "vanished"
        return replace(job, standing=Standing.MISSING, problem="" if gone else error.variant)
    except UndecodableError:
        return replace(job, standing=Standing.MISSING, problem="foreign")
    reference = find_reference(text, job.dialect)
    if reference is None or reference.bilingual or not _is_of(reference, job):
        return replace(job, standing=Standing.MISSING, problem="foreign")
    if reference.sha256 != job.sha256:
        standing = Standing.STALE
    else:
        standing = Standing.FRESH if reference.settings == job.stamp else Standing.SETTINGS
    return replace(job, standing=standing, reference=reference)


def _with_both(job: Job) -> Job:
    """`job` with the place of the note in both languages, beside the edition."""
    path = Path(job.edition_path).with_name(bilingual_name(PurePosixPath(job.source).name))
    job = replace(job, bilingual_path=str(path))
    try:
        text = Source.decode(read_bytes(str(path))).text
    except UnreadableError as error:
        missing = error.variant == "vanished"
        problem = job.problem or ("" if missing else "foreign-both")
        standing = Standing.BOTH if job.standing is Standing.FRESH else job.standing
        return replace(job, problem=problem, standing=standing)
    except UndecodableError:
        return replace(job, problem=job.problem or "foreign-both")
    reference = find_reference(text, job.dialect)
    if reference is None or not reference.bilingual or not _is_of(reference, job):
        return replace(job, problem=job.problem or "foreign-both")
    if job.standing is not Standing.FRESH:
        return job
    if reference.sha256 != job.sha256:
        return replace(job, standing=Standing.BOTH)
    return job if reference.settings == job.stamp else replace(job, standing=Standing.SETTINGS)


def _is_of(reference: Reference, job: Job) -> bool:
    """Whether the edition is one of this note."""
    folder = os.path.dirname(job.edition_path)  # noqa: PTH120
    there = os.path.realpath(os.path.join(folder, reference.path))  # noqa: PTH118
    return there == os.path.realpath(job.found.path)


def _plan(
    found: FoundNote,
    surroundings: Surroundings,
    dialect: Dialect,
    settings: TranslationSettings,
    choice: Choice,
) -> Plan:
    out = choice.out or settings.out
    if choice.layout:
        layout = Layout(choice.layout)
    elif choice.out or not settings.layout:
        detected = detect_layout(dialect, surroundings.site.settings, choice.language)
        layout = Layout.TREE if out else detected
    else:
        layout = Layout(settings.layout)
    plan = Plan(layout, choice.language, surroundings.site.settings)
    if layout is not Layout.TREE:
        return plan
    folder = os.path.dirname(found.path)  # noqa: PTH120
    base = settings.source if _is_below(found.path, settings.source) else found.top or folder
    root = surroundings.root
    return replace(plan, out=_from_root(out or choice.language, root), base=_from_root(base, root))


def _is_below(path: str, folder: str) -> bool:
    return bool(folder) and Path(path).is_relative_to(folder)


def _from_root(path: str, root: Path) -> str:
    """`path` from the site's root; a relative one is there already."""
    if not Path(path).is_absolute():
        return PurePosixPath(path).as_posix()
    return os.path.relpath(os.path.realpath(path), root).replace(os.sep, "/")


def _shown(path: str, found: FoundNote) -> str:
    """The edition's path as that of the note is shown: relative if that is."""
    if Path(found.shown).is_absolute():
        return Path(path).as_posix()
    return os.path.relpath(path).replace(os.sep, "/")


def _refuse_conflicts(jobs: Sequence[Job]) -> None:
    """See `plan_run`; called before anything is written."""
    sources = {
        os.path.realpath(job.found.path) for job in jobs if job.standing is not Standing.UNREADABLE
    }
    taken: dict[str, Job] = {}
    told: list[str] = []
    for job in jobs:
        if not job.has_edition or job.standing is Standing.UNREADABLE:
            continue
        place = os.path.realpath(job.edition_path)
        note, edition = job.found.shown, job.shown_edition
        if place in sources:
            told.append(f"the edition of {note} would overwrite the note {edition}")
        elif other := taken.get(place):
            told.append(f"{other.found.shown} and {note} would have the same edition, {edition}")
        elif job.problem == "foreign-both":
            both = _shown(job.bilingual_path, job.found)
            told.append(f"{both}, where {note} in both languages would be, is not notelint's")
        elif job.problem == "foreign":
            told.append(f"{edition}, where the edition of {note} would be, is not notelint's")
        elif job.problem == "permission":
            told.append(f"{edition}, where the edition of {note} would be, may not be read")
        elif job.problem:
            told.append(f"{edition}, where the edition of {note} would be, is no file")
        taken.setdefault(place, job)
    if told:
        more = f"; and {len(told) - _MOST_TOLD} more" if len(told) > _MOST_TOLD else ""
        raise EditionConflictError(
            f"{'; '.join(told[:_MOST_TOLD])}{more}. Nothing was written: move it away, choose "
            "another --out or --layout, or leave the note out with translate.exclude"
        )


def _with_links(jobs: Sequence[Job]) -> list[Job]:
    """`jobs` where an edition is to do, too, that leads to one that is made now.

    What it leads to has got an edition, or other headings.
    """
    new = {_name(job.source) for job in jobs if job.standing is Standing.MISSING}
    changed = {_name(job.source) for job in jobs if job.to_do}
    if not changed:
        return list(jobs)
    return [
        replace(job, standing=Standing.LINKS)
        if job.standing is Standing.FRESH and any(_leads_to(job, new, changed))
        else job
        for job in jobs
    ]


def _leads_to(job: Job, new: set[str], changed: set[str]) -> Iterator[bool]:
    try:
        text = Source.decode(read_bytes(job.found.path)).text
    except (UnreadableError, UndecodableError):
        return
    for name, place in linked_names(text):
        yield name in new or (place and name in changed)


def _name(path: str) -> str:
    return PurePosixPath(path).stem
