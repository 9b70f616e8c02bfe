"""`notelint config`: what is in force for a path, and where it was set."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from notelint.cli.options import config_files, settings_options
from notelint.cli.terminal import write
from notelint.config.globs import Globs
from notelint.config.keys import KEYS
from notelint.config.settings import Settings
from notelint.note.dialect import Dialect
from notelint.rulebook.book import load_book
from notelint.rulebook.rule import FAMILIES
from notelint.rulebook.selection import selected_codes
from notelint.run.beside import notes_counted
from notelint.run.dialect import detect_dialect
from notelint.run.dialects import with_parts
from notelint.run.discover import NoSuchPathError
from notelint.run.site import find_root

_SCHEMA = "schema"


@click.command("config")
@click.argument("path", default=".", type=click.Path())
@settings_options
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text")
def command(path: str, format_name: str, **set_here: Any) -> int:
    """Show the settings in force for PATH (a folder or a note) and where each was set.

    `notelint config schema` prints the JSON Schema of the configuration, for
    editors; a folder of that name is `./schema`.
    """
    if path == _SCHEMA:
        write([schema_text()], utf_8=True)
        return 0
    cwd = Path.cwd()
    absolute = Path(os.path.normpath(cwd / path))
    if not absolute.exists():
        raise NoSuchPathError(f"no such file or folder: '{path}'")
    folder = absolute if absolute.is_dir() else absolute.parent
    settings = config_files(cwd, **set_here).above(folder)
    root = find_root(absolute)
    dialect = with_parts(detect_dialect(root), settings.dialect_for(str(absolute)))
    codes = selected_codes(settings.choices, load_book(), settings.preview)
    codes -= settings.ignored_for(str(absolute))
    force = InForce(path, settings, root, dialect, codes, folder.resolve())
    write(_json(force) if format_name == "json" else _text(force), utf_8=format_name == "json")
    return 0


def schema_text() -> str:
    """The JSON Schema of the configuration, as docs/notelint.schema.json has it."""
    import json

    from notelint.config.schema import configuration_schema

    return json.dumps(configuration_schema(), ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True, slots=True)
class InForce:
    """What governs a path; `folder` has the notes whose words count as their author's own."""

    path: str
    settings: Settings
    root: Path
    dialect: Dialect
    codes: frozenset[str]
    folder: Path


def _json(force: InForce) -> Iterator[str]:
    import json

    dialect = force.dialect
    settings = force.settings
    found = {
        "path": force.path,
        "file": str(settings.source) if settings.source else None,
        "root": str(force.root),
        "dialect": {
            "renderer": dialect.renderer,
            "site": dialect.site,
            "theme": dialect.theme,
            "liquid": dialect.liquid,
            "cjk-friendly": dialect.cjk_friendly,
            "reason": dialect.reason,
        },
        "settings": {
            key: {"value": value_of(settings, key), "origin": settings.origins.get(key, "default")}
            for key in KEYS
        },
        "rules": sorted(force.codes),
        "own-words": {"folder": str(force.folder), "notes": notes_counted(force.folder)},
    }
    yield json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _text(force: InForce) -> Iterator[str]:
    settings, dialect = force.settings, force.dialect
    yield f"settings for {force.path}\n"
    yield f"file     {settings.source or 'none found: defaults'}\n"
    yield f"site     {force.root}\n"
    parts = [dialect.renderer.value, dialect.site, dialect.theme]
    parts += ["Liquid"] if dialect.liquid else []
    parts += ["CJK-friendly emphasis"] if dialect.cjk_friendly else []
    yield f"dialect  {', '.join(part for part in parts if part)} ({dialect.reason})\n"
    yield f"rules    {len(force.codes)} of {len(load_book())} on\n"
    for family in FAMILIES:
        if on := sorted(code for code in force.codes if code.startswith(family)):
            yield f"         {' '.join(on)}\n"
    counted = notes_counted(force.folder)
    yield f"words    own ones are those of {_notes(counted)} in {force.folder}\n"
    yield "\n"
    width = max(map(len, KEYS))
    for key in KEYS:
        origin = settings.origins.get(key, "default")
        yield f"{key:<{width}}  {shown(value_of(settings, key))}  ({origin})\n"


def _notes(count: int) -> str:
    return "1 note" if count == 1 else f"{count} notes"


def value_of(settings: Settings, key: str) -> Any:
    """What `key` has, in the form of the configuration file."""
    if key in ("select", "extend-select", "ignore"):
        return _chosen(settings, key)
    if key == "exclude":
        return list(settings.exclude[0].patterns)
    if key == "extend-exclude":
        return [pattern for globs in settings.exclude[1:] for pattern in globs.patterns]
    value = getattr(settings, key.replace("-", "_"))
    if isinstance(value, Globs):
        return list(value.patterns)
    if isinstance(value, tuple):
        return {globs.patterns[0]: _plain(what) for globs, what in value}
    return value


def _chosen(settings: Settings, key: str) -> list[str]:
    if key == "select":
        chosen = [choice.select for choice in settings.choices if choice.select is not None]
        return list(chosen[-1]) if chosen else ["ALL"]
    field = key.replace("-", "_")
    return [selector for choice in settings.choices for selector in getattr(choice, field)]


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value


def shown(value: Any) -> str:
    """A value as a line of TOML would have it, nearly."""
    import json

    return json.dumps(value, ensure_ascii=False)
