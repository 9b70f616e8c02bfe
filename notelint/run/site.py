"""The repository around the notes: its root, its generator's settings, its files."""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from notelint.note.site import Site
from notelint.run.asked import Asked
from notelint.run.asked_files import FILES, AskedFiles
from notelint.run.beside import BESIDE, WordsBeside
from notelint.run.editions import NOTE, OtherNotes
from notelint.run.walk import Walk

_CONFIGURATIONS = (
    "_config.yml",
    "_config.yaml",
    "_config.toml",
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
    "docusaurus.config.js",
    "docusaurus.config.ts",
    "docusaurus.config.mjs",
    "docusaurus.config.cjs",
)
# Names that other programs use too: they mark a site only with what Hugo alone has beside them.
_SHARED_NAMES = frozenset({"config.toml", "config.yaml", "config.yml", "config.json"})
_PACKAGES = ("hexo", "gatsby", "vitepress", "next", "astro", "@docusaurus/core")
# Where Hugo looks when its configuration is a folder (Hugo, "Configuration directory").
_HUGO_FOLDER = tuple(
    f"config/_default/{name}.{ending}"
    for name in ("hugo", "config")
    for ending in ("toml", "yaml", "yml", "json")
)

_MOST_FILES = 200_000
# Below a folder that nothing marks as a repository: somebody's home, or the whole disk.
_MOST_FILES_UNMARKED = 2_000
_HEAD = 8_192  # bytes; real blocks have under 6,000
_BLOCK = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:---|\+\+\+)[ \t\r]*\n(.*?)^(?:---|\.\.\.|\+\+\+)", re.M | re.S
)
_TOP_LEVEL_KEY = re.compile(rb"^([A-Za-z_][\w-]*)[ \t]*[:=]", re.M)


def marked_root(folder: Path) -> Path | None:
    """The nearest folder from `folder` upward that holds a site's configuration or a repository."""
    return next((above for above in (folder, *folder.parents) if is_root(above)), None)


def find_root(path: Path, top: Path | None = None) -> Path:
    """The nearest folder upward that holds a site's configuration or a Git repository.

    Without any, `top`, the folder that was asked for, or the folder of `path` itself.
    """
    start = path if path.is_dir() else path.parent
    return root_of(start.resolve(), top)


def root_of(
    folder: Path, top: Path | None = None, marked: Callable[[Path], Path | None] = marked_root
) -> Path:
    """As `find_root`, for a folder that is resolved; `marked` may remember what it found."""
    if root := marked(folder):
        return root
    top = top.resolve() if top else folder
    return top if folder.is_relative_to(top) else folder


KEY = "key "


def read_site(root: Path, asked: Asked | None = None) -> Site:
    """What is known of the repository at `root`; files are looked at when first asked for.

    `asked` gathers what is asked of it: `FILES` and what of them, `KEY` and the
    name for how often a front matter key is used, `NOTE` and the path for what is
    in another note, `BESIDE` and the folder for words of its notes.
    """
    asked = asked or Asked()
    walk = Walk(root, _MOST_FILES if is_root(root) else _MOST_FILES_UNMARKED)
    other, beside = OtherNotes(root, asked), WordsBeside(root, asked)
    return Site(
        AskedFiles(walk, asked), read_settings(root), _KeyCounts(walk, asked), other, beside
    )


def answer(site: Site, question: str, detail: str = "", told: str = "") -> str:
    """What the answer to one of the questions that `asked` gathers rests on, in short.

    Where a `detail` of it is asked for, the answer to the question itself was `told`.
    """
    if question == FILES and isinstance(site.files, AskedFiles):
        return site.files.answer(detail) if detail else site.files.walk.digest
    if question.startswith(BESIDE) and isinstance(site.words_beside, WordsBeside):
        folder = question.removeprefix(BESIDE)
        beside = site.words_beside
        return beside.answer(folder, told, detail) if detail else beside.digest(folder)
    if question.startswith(NOTE) and isinstance(site.read, OtherNotes):
        return site.read.digest(question.removeprefix(NOTE))
    # A key used twice is no slip, however often it is used besides.
    return str(min(site.key_counts.get(question.removeprefix(KEY), 0), 2))


@cache
def read_settings(root: Path) -> Mapping[str, Any]:
    """The site generator's own settings (`_config.yml` or Hugo's); empty where there are none."""
    name = next((name for name in _CONFIGURATIONS if (root / name).is_file()), None)
    if name is None or name.startswith("docusaurus"):
        return {}
    try:
        settings = _parse((root / name).read_text("utf-8-sig"), name)
    except (OSError, ValueError, RecursionError):
        return {}
    return settings if isinstance(settings, dict) else {}


@cache
def read_packages(root: Path) -> Mapping[str, str]:
    """The npm packages that `package.json` asks for, with their versions."""
    import json

    try:
        package = json.loads((root / "package.json").read_text("utf-8-sig"))
        return {**package.get("dependencies", {}), **package.get("devDependencies", {})}
    except (OSError, ValueError, RecursionError, AttributeError, TypeError):
        return {}


def has_hugo_settings(root: Path) -> bool:
    """Whether a configuration at `root` is Hugo's: by its name, or by its key `baseURL`."""
    if any((root / name).is_file() for name in _CONFIGURATIONS if name.startswith("hugo.")):
        return True
    if any((root / name).is_file() for name in _HUGO_FOLDER):
        return True
    shared = any((root / name).is_file() for name in _SHARED_NAMES)
    return shared and any(key.lower() == "baseurl" for key in read_settings(root))


def is_root(folder: Path) -> bool:
    """Whether a site's configuration or a Git repository lies right in the folder."""
    names = {entry.name for entry in os.scandir(folder)} if os.access(folder, os.R_OK) else set()
    return (
        ".git" in names
        or any(name in names for name in _CONFIGURATIONS if name not in _SHARED_NAMES)
        or ".vitepress" in names
        or (not names.isdisjoint({*_SHARED_NAMES, "config"}) and has_hugo_settings(folder))
        or ("package.json" in names and not read_packages(folder).keys().isdisjoint(_PACKAGES))
    )


def _parse(text: str, name: str) -> Any:
    if name.endswith(".toml"):
        import tomllib

        return tomllib.loads(text)
    import yaml

    try:
        # JSON is YAML, nearly; a configuration needs no more.
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


class _KeyCounts(Mapping[str, int]):
    """In how many notes each front matter key is used; counted when first asked for."""

    def __init__(self, walk: Walk, asked: Asked) -> None:
        self.walk = walk
        self.asked = asked

    @cached_property
    def counts(self) -> Mapping[str, int]:
        counts: Counter[str] = Counter()
        for path in self.walk.paths:
            if path.endswith((".md", ".markdown", ".mdx")):
                counts.update(_keys(self.walk.root / path))
        return counts

    def __getitem__(self, key: str) -> int:
        self.asked.add(KEY + key)
        return self.counts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.counts)

    def __len__(self) -> int:
        return len(self.counts)


def _keys(path: Path) -> set[str]:
    """Top-level front matter keys, by a scan of the lines: a count needs no parse."""
    try:
        with path.open("rb") as file:
            block = _BLOCK.match(file.read(_HEAD))
    except OSError:
        return set()
    return {key.decode() for key in _TOP_LEVEL_KEY.findall(block[1])} if block else set()
