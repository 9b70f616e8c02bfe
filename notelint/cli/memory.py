"""`notelint memory`: what was translated before, by engines and by people."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from notelint.cli.options import config_files
from notelint.cli.terminal import complain, write
from notelint.config.beside import from_here
from notelint.note.source import Source, UndecodableError
from notelint.output.visible import visible
from notelint.output.words import counted
from notelint.run.translating.setup import Setup
from notelint.run.write_whole import write_whole
from notelint.translate.memory import Entry, Memory, MemoryFileError, Origin, hash_of
from notelint.translate.memory.search import Similar


class _Memory(click.Group):
    """Tells what is wrong with a memory as the command line tells its errors."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except MemoryFileError as error:
            raise click.ClickException(str(error)) from error


@click.group("memory", cls=_Memory)
def command() -> None:
    """Translations of before: sentences of people and of engines.

    They are in `.notelint/memory.sqlite3` beside the configuration, or where
    its key `translate.memory` says. That file is a cache of one machine. What
    people wrote belongs into git: `notelint memory export --human-only
    memory.tmx`, and `memory-files = ["memory.tmx"]` in `[translate]`.
    """


_config = click.option("--config", "config_file", metavar="FILE", help="Use this configuration.")
_file = click.option("--memory", "file", metavar="FILE", help="Use this memory.")
_json = click.option("--json", "as_json", is_flag=True, help="Write JSON.")


@command.command()
@_json
@_file
@_config
def info(as_json: bool, file: str | None, config_file: str | None) -> int:
    """Tell what is in the memory."""
    path = _path(file, config_file)
    with Memory.open(path, read_only=True) as memory:
        found = memory.summary()
    if as_json:
        counts = [item._asdict() for item in found.counts]
        _write_json(
            {"path": str(path), "counts": counts, "editions": found.editions, "files": found.files}
        )
        return 0
    lines = [from_here(path)]
    for item in found.counts:
        who = item.engine if item.origin == Origin.ENGINE else _WHOSE.get(item.origin, item.origin)
        lines.append(
            f"{item.entries:>7} by {visible(who)}, the last on {visible(item.latest[:10])}"
        )
    lines.append(f"{found.editions:>7} edition{'s' * (found.editions != 1)}")
    lines += [f"        from {visible(name)}" for name in found.files]
    write(f"{line}\n" for line in lines)
    return 0


_WHOSE: Mapping[str, str] = {Origin.HUMAN: "people", Origin.UNKNOWN: "nobody knows whom"}


@command.command()
@click.argument("text")
@click.option("-n", "most", type=click.IntRange(1, 100), default=5, help="How many (default: 5).")
@_json
@_file
@_config
def search(text: str, most: int, as_json: bool, file: str | None, config_file: str | None) -> int:
    """Show the sentences most like TEXT, in Korean or English; exit code 1 if there is none.

    `notelint translate` itself uses none but the very same sentence.
    """
    with Memory.open(_path(file, config_file), read_only=True) as memory:
        found = memory.similar(text, most)
    if as_json:
        _write_json([_described(item) for item in found])
    else:
        write(line for item in found for line in _told(item))
    return 0 if found else 1


@command.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@_file
@_config
def import_(files: Sequence[str], file: str | None, config_file: str | None) -> int:
    """Take in translations from TMX, XLIFF 2 (.xlf) or PO files.

    What is reviewed there is a person's sentence from now on. What is not
    (fuzzy in PO, another state than reviewed or final in XLIFF) is found by
    `search` alone. Nothing is taken in unless all files can be read.
    """
    from notelint.translate.memory.exchange.formats import read_entries

    read = [(name, read_entries(Path(name))) for name in files]
    with Memory.open(_path(file, config_file)) as memory:
        memory.store(entry for _, entries in read for entry in entries)
    write(f"{visible(name)}: {_counted(entries)}\n" for name, entries in read)
    return 0


@command.command()
@click.argument("target", metavar="FILE")
@click.option("--human-only", is_flag=True, help="Only what people wrote.")
@_file
@_config
def export(target: str, human_only: bool, file: str | None, config_file: str | None) -> int:
    """Write the translations to a TMX, XLIFF 2 (.xlf) or PO file, by its ending.

    They are sorted, and the same entries give the same file: it can be kept in
    git and merged.
    """
    from notelint.translate.memory.exchange.formats import format_of

    kind = format_of(Path(target))
    with Memory.open(_path(file, config_file), read_only=True) as memory:
        entries = list(_latest(memory.entries(human_only)))
    held = [entry for entry in entries if kind.holds(entry)]
    try:
        write_whole(Path(target), kind.write(held))
    except OSError as error:
        raise click.ClickException(f"{target}: {error.strerror}") from error
    if len(held) < len(entries):
        left_out = len(entries) - len(held)
        complain("warning", f"{left_out} left out: the format cannot hold them")
    write([f"{visible(target)}: {_counted(held)}\n"])
    return 0


@command.command()
@click.argument("editions", nargs=-1, required=True, metavar="EDITION...")
@_config
def accept(editions: Sequence[str], config_file: str | None) -> int:
    """Say that people's sentences in EDITIONs are right for the notes as they are.

    When a note changes where a person had put the English sentence, that
    sentence stays, and `notelint translate` asks to look at it. Change it, or
    accept it as it is.
    """
    setup = _setup(config_file)
    with Memory.open(_there(_path(None, config_file))) as memory:
        for name in editions:
            data, text = _edition(name)
            place = os.path.relpath(name, setup.base).replace(os.sep, "/")
            record = memory.edition(place, hash_of(data), text)
            if record is None:
                raise MemoryFileError(f"{name}: the memory does not know this edition")
            accepted = counted(memory.accept(record, text), "sentence")
            write([f"{visible(name)}: {accepted} accepted\n"])
    return 0


def _edition(name: str) -> tuple[bytes, str]:
    """The bytes and the text of the edition in the file `name`."""
    try:
        data = Path(name).read_bytes()
        return data, Source.decode(data).text
    except OSError as error:
        raise click.ClickException(f"{name}: {error.strerror}") from error
    except UndecodableError as error:
        raise click.ClickException(f"{name}: no text") from error


@command.command()
@click.option("--all-engines", is_flag=True, help="Also those of the engine used last.")
@_file
@_config
def prune(all_engines: bool, file: str | None, config_file: str | None) -> int:
    """Forget what engines translated, but for the one used last; people's sentences stay.

    Of that one, only its last answer to a sentence is kept. Editions that are
    no longer there are forgotten, too.
    """
    path = _there(_path(file, config_file))
    base = _setup(config_file).base
    with Memory.open(path) as memory:
        missing = [name for name in memory.edition_states() if not (base / name).is_file()]
        memory.forget_editions(missing)
        gone = memory.forget(all_engines)
    forgotten = f"{counted(gone, 'translation')} and {counted(len(missing), 'edition')}"
    write([f"{forgotten} forgotten\n"])
    return 0


def _path(file: str | None, config_file: str | None) -> Path:
    """Where the memory is."""
    if file:
        return Path(file)
    path = _setup(config_file).memory_path
    if path is None:
        raise click.ClickException("the configuration says that there is no translation memory")
    return path


def _there(path: Path) -> Path:
    """`path`, where a memory is: one is not made for those who only change what is in it."""
    if not path.is_file():
        raise MemoryFileError(f"{from_here(path)}: there is no translation memory yet")
    return path


def _setup(config_file: str | None) -> Setup:
    cwd = Path.cwd()
    return Setup(config_files(cwd, config_file, False, False).above(cwd))


def _latest(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, each once: what stands in a memory file and here, as it was stored last."""
    found: dict[tuple[object, ...], Entry] = {}
    for entry in entries:
        same = (*entry[:2], entry.origin, entry.engine, entry.glossary, entry.context)
        note = "" if entry.origin is Origin.ENGINE else entry.note
        before = found.get((*same, note))
        if before is None or before.when < entry.when:
            found[(*same, note)] = entry
    return iter(found.values())


def _counted(entries: Sequence[Entry]) -> str:
    people = sum(entry.origin is Origin.HUMAN for entry in entries)
    return f"{counted(len(entries), 'translation')}, {people} of them by people"


def _described(found: Similar) -> dict[str, Any]:
    entry = found.entry
    return {
        "likeness": round(found.likeness, 3),
        "source": entry.source,
        "target": entry.target,
        "origin": entry.origin.value,
        "engine": entry.engine,
        "note": entry.note,
        "when": entry.when,
    }


def _told(found: Similar) -> Iterator[str]:
    entry = found.entry
    who = entry.engine if entry.origin is Origin.ENGINE else _WHOSE[entry.origin]
    place = f", {entry.note}" if entry.note else ""
    yield f"{found.likeness:4.0%}  by {visible(who + place)}\n"
    yield f"      {visible(entry.source)}\n      {visible(entry.target)}\n"


def _write_json(value: object) -> None:
    write([json.dumps(value, ensure_ascii=False, indent=2) + "\n"], utf_8=True)
