"""Files that lie beside the configuration unless it says where, and how they are called."""

from pathlib import Path

from notelint.config.settings import Settings


def beside(settings: Settings, name: str, said: str | bool) -> Path | None:
    """Where the file `name` is for notes with `settings`, or would be; None: there is none.

    `said` is what the configuration says: an absolute path, True for the file
    beside it, False for none. Without a configuration the file is looked for
    upward as far as the repository goes.
    """
    if isinstance(said, str):
        return Path(said)
    if not said:
        return None
    if settings.source:
        return settings.root / name
    for folder in (settings.root, *settings.root.parents):
        if (folder / name).is_file() or (folder / ".git").exists():
            return folder / name
    return settings.root / name


def from_here(path: Path) -> str:
    """What a person in the working folder would call the file: relative if it lies below."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)
