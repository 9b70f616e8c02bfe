"""Finding configuration files, reading them, and which one governs a note."""

import re
from collections.abc import Collection
from pathlib import Path

from notelint.config.error import ConfigError
from notelint.config.settings import Settings, Table

# In one folder the first of these that is there counts.
CONFIG_FILES = (".notelint.toml", "notelint.toml", "pyproject.toml")


class ConfigFiles:
    """The settings of each folder: the closest configuration file upward from it governs.

    A `pyproject.toml` without `[tool.notelint]` is passed over. The search
    ends at the folder that holds `.git`, so that a note has the same settings
    on every machine the repository is cloned to. `given` (`--config`) governs
    every note, with `isolated` none, and no baseline or dictionary; `overrides` (the
    command line) go on top, their globs relative to `cwd`.
    """

    def __init__(
        self,
        cwd: Path,
        overrides: Table | None = None,
        given: Path | None = None,
        isolated: bool = False,
    ) -> None:
        self._cwd = cwd
        self._overrides = overrides or {}
        self._isolated = isolated
        self._by_file: dict[Path, Settings | None] = {}
        self._by_folder: dict[Path, Settings] = {}
        self._given = self._read_given(given) if given else None

    def above(self, folder: Path) -> Settings:
        """What governs the notes in `folder`, which may have no configuration of its own."""
        if folder not in self._by_folder:
            self._by_folder[folder] = self._search(folder)
        return self._by_folder[folder]

    def entering(self, folder: Path, names: Collection[str], outer: Settings) -> Settings:
        """As `above`, for a folder that holds `names` inside one governed by `outer`."""
        if not any(name in names for name in CONFIG_FILES):
            return outer
        return self._own(folder) or outer

    def _search(self, folder: Path) -> Settings:
        for place in (folder, *folder.parents):
            if found := self._own(place):
                return found
            if (place / ".git").exists():
                break
        root = self._cwd if folder.is_relative_to(self._cwd) else folder
        # What lies about in the repository does not count either.
        lying_about = not self._isolated
        default = Settings.default(root)._replace(baseline=lying_about, dictionary=lying_about)
        return self._overridden(default)

    def _own(self, folder: Path) -> Settings | None:
        """What governs everywhere, or what the configuration file in `folder` sets."""
        if self._given or self._isolated:
            return self._given
        for name in CONFIG_FILES:
            if (found := self._read(folder / name)) is not None:
                return found
        return None

    def _read(self, path: Path) -> Settings | None:
        if path not in self._by_file:
            try:
                table = read_table(path)
            except ConfigError as error:
                raise ConfigError(f"{self._shown(path)}: {error}") from error
            self._by_file[path] = None if table is None else self._settings(path, table)
        return self._by_file[path]

    def _read_given(self, path: Path) -> Settings:
        absolute = self._cwd / path
        if not absolute.is_file():
            raise ConfigError(f"--config: no such file: '{path}'")
        return self._read(absolute) or self._settings(absolute, {})

    def _settings(self, path: Path, table: Table) -> Settings:
        from notelint.config.keys import Place, apply

        settings = Settings.default(path.parent)._replace(source=path)
        try:
            settings = apply(settings, table, Place(path.parent, self._shown(path)))
        except ConfigError as error:
            line = _line_of(path, str(error))
            raise ConfigError(f"{self._shown(path)}{line}: {error}") from error
        return self._overridden(settings)

    def _overridden(self, settings: Settings) -> Settings:
        if not self._overrides:
            return settings
        from notelint.config.keys import Place, apply

        try:
            return apply(settings, self._overrides, Place(self._cwd, "command line"))
        except ConfigError as error:
            raise ConfigError(f"--{error}") from error

    def _shown(self, path: Path) -> str:
        if path.is_relative_to(self._cwd):
            return path.relative_to(self._cwd).as_posix()
        return str(path)


def read_table(path: Path) -> Table | None:
    """The table for notelint in a TOML file; None if there is no file or no table in it.

    Raises:
        ConfigError: the file cannot be read, or is no TOML.
    """
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise ConfigError(error.strerror) from error
    shared = path.name == "pyproject.toml"
    if shared and b"notelint" not in data:
        return None
    import tomllib

    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except ValueError as error:
        raise ConfigError(f"not valid TOML: {error}") from error
    if not shared:
        return table
    tools = table.get("tool")
    own = tools.get("notelint") if isinstance(tools, dict) else None
    if own is not None and not isinstance(own, dict):
        raise ConfigError(f"tool.notelint: expected a table, got {own!r}")
    return own


def _line_of(path: Path, message: str) -> str:
    """`:12` for the line of `path` that `message` is about.

    It begins with the key, dotted where it stands in a table, and quotes what
    is wrong there first; the line is that of the last of them found in order.
    """
    named = re.match(r"unknown key '([^']+)'|([\w-]+(?:\.[\w-]+)*)", message)
    if not named:
        return ""
    first, *rest = (named[1] or named[2]).split(".")
    key = re.escape(first)
    opening = re.compile(rf"\s*(?:\[.*\.)?[\"']?{key}[\"']?\s*[\]=.]|\s*\[{key}[\].]")
    lines = path.read_text("utf-8-sig").splitlines()
    at = next((index for index, line in enumerate(lines) if opening.match(line)), None)
    if at is None:
        return ""
    for name in (*rest, *re.findall(r"'([^']+)'", message)[:1]):
        word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
        at = next((i for i in range(at, len(lines)) if word.search(lines[i])), at)
    return f":{at + 1}"
