"""`notelint baseline`: accept what is found now, so that only what is new is reported."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from notelint.cli.caching import cache_for, cache_options, cached
from notelint.cli.language import language_of
from notelint.cli.options import config_files, settings_options
from notelint.cli.terminal import ProgressLine, complain, write
from notelint.config.error import ConfigError
from notelint.findings.baseline import UNACCEPTABLE, Accepted, Baseline, Match, accept, written
from notelint.output.visible import visible
from notelint.output.words import counted
from notelint.rulebook.book import load_book
from notelint.run.baselines import Baselines, is_there, name_in
from notelint.run.check_file import NoteChecker
from notelint.run.discover import discover
from notelint.run.executor import executor_for
from notelint.run.runner import run
from notelint.run.write_whole import write_whole

_Command = TypeVar("_Command", bound=Callable[..., Any])


@click.group("baseline")
def command() -> None:
    """Accept the findings that are there now; `notelint check` then reports only new ones.

    An accepted finding is known by its note, its rule, its text and the words
    around it, so it stays accepted when lines move.
    """


_jobs = click.option("-j", "--jobs", type=click.IntRange(1), metavar="N", help="Processes to use.")


def _options(command: _Command) -> _Command:
    """Add the paths and options of what checks notes."""
    return click.argument("paths", nargs=-1)(settings_options(_jobs(cache_options(command))))


@command.command()
@_options
def create(paths: Sequence[str], **asked: Any) -> int:
    """Accept all that is found, in a baseline that is not there yet."""

    def refuse(file: Path) -> None:
        if file.exists():
            raise click.ClickException(
                f"{_shown(file)} is there already; `notelint baseline update` renews it"
            )

    return _rewrite(paths, asked, _all_found, refuse)


@command.command()
@_options
def update(paths: Sequence[str], **asked: Any) -> int:
    """Accept all that is found, and forget what is gone."""
    return _rewrite(paths, asked, _all_found)


@command.command()
@_options
def prune(paths: Sequence[str], **asked: Any) -> int:
    """Forget what is gone; accept nothing new."""
    return _rewrite(paths, asked, _still_found, _must_exist)


@command.command()
@settings_options
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text")
def show(format_name: str, **set_here: Any) -> int:
    """What the baseline of this folder accepts, and how much of each rule."""
    cwd = Path.cwd()
    settings = config_files(cwd, **set_here).above(cwd)
    baselines = Baselines()
    file = baselines.path_for(settings)
    if file is None:
        raise click.ClickException("the configuration says that there is no baseline")
    _must_exist(file)
    baseline = baselines.at(file, settings)
    write([written(baseline)] if format_name == "json" else _text(baseline), utf_8=True)
    return 0


_Change = Callable[[Accepted, Match], Accepted]
"""From what is accepted in a note and what is found there to what is to be accepted."""


def _all_found(accepted: Accepted, matched: Match) -> Accepted:
    return _still_found(accepted, matched) + Counter(accept(matched.new))


def _still_found(accepted: Accepted, matched: Match) -> Counter[Any]:
    return Counter(accepted) - Counter(matched.gone)


class _Rewritten(NamedTuple):
    """A baseline before and after; `old_names` are those of notes that were renamed."""

    old: Baseline
    new: Baseline
    old_names: Mapping[str, str]

    def told(self) -> str:
        """What has changed, in numbers."""
        old = _counted(self.old)
        new = _counted({self.old_names.get(name, name): a for name, a in self.new.items()})
        added, removed = (new - old).total(), (old - new).total()
        accepted = counted(new.total(), "finding")
        moved = f", {counted(len(self.old_names), 'note')} renamed" if self.old_names else ""
        return f"{accepted} accepted ({added} new, {removed} forgotten{moved})"


def _rewrite(
    paths: Sequence[str],
    asked: dict[str, Any],
    change: _Change,
    look_first: Callable[[Path], None] = lambda _file: None,
) -> int:
    """Check the notes and write what `change` makes of each baseline that governs them."""
    cwd = Path.cwd()
    jobs, cache, cache_dir = (asked.pop(name) for name in ("jobs", "cache", "cache_dir"))
    files = config_files(cwd, **asked)
    here = files.above(cwd)
    notes = discover(paths or (".",), files, cwd)
    baselines = Baselines(complete=False)
    places = {file: n.settings for n in notes if (file := baselines.path_for(n.settings))}
    if not places:
        raise click.ClickException(f"no notes with a baseline in {', '.join(paths or ['.'])}")
    for file in places:
        look_first(file)
    spread = partial(executor_for, jobs=jobs)
    folder = cache_for(notes, here, cache_dir) if cache else None
    executor = cached(folder, here, spread) if folder else spread(notes)
    progress = ProgressLine()
    try:
        # In the language of `check`, so that both use what the other has found.
        checker = NoteChecker(language_of("", here.lang))
        outcomes = run(notes, checker, executor, progress).outcomes
    finally:
        progress.clear()
    old = {file: baselines.at(file, settings) for file, settings in places.items()}
    new = {file: _of_notes_there(file, old[file]) for file in places}
    by_name = {note.shown: note for note in notes}
    baselines.follow(outcomes, by_name)
    for outcome in outcomes:
        note = by_name[outcome.path]
        if file := baselines.path_for(note.settings):
            accepted = baselines.accepted_in(note)
            name = name_in(file, note.path)
            new[file][name] = change(accepted, baselines.match(outcome, note))
    for file in sorted(places):
        text = written(new[file])
        if not file.exists() or text != written(old[file]):
            _write(file, text)
        told = _Rewritten(old[file], new[file], baselines.renamed_in(file)).told()
        print(f"{_shown(file)}: {told}")
    left = sum(f.code in UNACCEPTABLE for o in outcomes for f in o.findings)
    if left:
        complain("warning", f"not accepted: {counted(left, 'note')} that could not be checked")
    return 0


def _write(file: Path, text: str) -> None:
    try:
        write_whole(file, text.encode("utf-8"))
    except OSError as error:
        raise click.ClickException(f"{_shown(file)}: {error.strerror}") from error


def _of_notes_there(file: Path, baseline: Baseline) -> dict[str, Accepted]:
    """What is accepted in notes that still exist."""
    return {name: keys for name, keys in baseline.items() if is_there(file, name)}


def _must_exist(file: Path) -> None:
    if not file.exists():
        raise ConfigError(f"{_shown(file)}: no such baseline; `notelint baseline create` makes it")


def _shown(file: Path) -> str:
    cwd = Path.cwd()
    return file.relative_to(cwd).as_posix() if file.is_relative_to(cwd) else str(file)


def _counted(baseline: Baseline) -> Counter[Any]:
    return Counter({(name, k): n for name, keys in baseline.items() for k, n in keys.items()})


def _text(baseline: Baseline) -> Iterator[str]:
    """Each entry, note by note, then how many there are of each rule."""
    rules: Counter[str] = Counter()
    for name, accepted in sorted(baseline.items()):
        yield f"{visible(name)}\n"
        for (code, quote), count in sorted(accepted.items()):
            rules[code] += count
            times = f" ({count} times)" if count > 1 else ""
            around = f"{quote.before} [{quote.text}] {quote.after}".strip()
            yield f"  {code}  {visible(' '.join(around.split()))}{times}\n"
    if rules:
        yield "\n"
    book = load_book()
    digits = len(str(max(rules.values(), default=0)))
    for code, count in sorted(rules.items(), key=lambda item: (-item[1], item[0])):
        rule = book.get(code)
        yield f"{count:>{digits}}  {code}  {rule.name if rule else '(no such rule any more)'}\n"
    yield f"{counted(rules.total(), 'finding')} accepted in {counted(len(baseline), 'note')}.\n"
