"""Where the English edition of a note lies, by the conventions of what generates the site."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any

from notelint.lazy import regex
from notelint.note.dialect import Dialect

_POLYGLOT = "jekyll-polyglot"
# Folders of a Docusaurus site, with the plugin whose translations lie elsewhere
# (Docusaurus, i18n: Translation files location).
_DOCUSAURUS = {
    "docs": "docusaurus-plugin-content-docs/current",
    "versioned_docs": "docusaurus-plugin-content-docs",
    "blog": "docusaurus-plugin-content-blog",
    "src/pages": "docusaurus-plugin-content-pages",
}
_KOREAN = regex(r"\.ko(?:-KR)?$")


class Layout(StrEnum):
    """How editions are laid out."""

    SUFFIX = "suffix"  # `note.en.md` beside `note.md`
    TREE = "tree"  # a folder that mirrors the notes
    POLYGLOT = "jekyll-polyglot"  # `_posts/en/note.md` beside `_posts/note.md`
    HUGO = "hugo"  # `note.en.md`, or the language's own content folder
    DOCUSAURUS = "docusaurus"  # below `i18n/en`


@dataclass(frozen=True, slots=True)
class Plan:
    """A layout, with what it needs to know of the site.

    `settings` are those of the site's generator. `out` is the folder of a
    `TREE` and `base` the folder that it mirrors, both relative to the site's
    root.
    """

    layout: Layout = Layout.SUFFIX
    language: str = "en"
    settings: Mapping[str, Any] = field(default_factory=dict)
    out: str = "en"
    base: str = ""

    @property
    def whole(self) -> bool:
        """Whether notes without Korean have an edition too, as nothing stands in for one."""
        return self.layout is Layout.TREE or bool(
            self.layout is Layout.HUGO and _folder_of(self.settings, self.language)
        )

    @property
    def resolves_notes(self) -> bool:
        """Whether the generator itself leads a link to a note to its edition."""
        return self.layout in (Layout.HUGO, Layout.DOCUSAURUS)

    @property
    def same_address(self) -> bool:
        """Whether the generator gives editions addresses of their own, whatever they say."""
        return self.layout in (Layout.POLYGLOT, Layout.DOCUSAURUS)


def detect_layout(dialect: Dialect, settings: Mapping[str, Any], language: str = "en") -> Layout:
    """The layout that the site is set up for; the suffix where it is for none.

    jekyll-polyglot is named among the plug-ins and has the language in
    `languages`; Hugo's `.en.md` is the suffix, unless the language has a
    folder of its own.
    """
    if dialect.site == "jekyll" and _runs_polyglot(settings, language):
        return Layout.POLYGLOT
    if dialect.site == "hugo":
        return Layout.HUGO
    return Layout.DOCUSAURUS if dialect.site == "docusaurus" else Layout.SUFFIX


def edition_path(path: PurePosixPath, plan: Plan) -> PurePosixPath:
    """Where the edition of the note at `path` lies; both relative to the site's root.

    It may be in a `..` folder, if the tree is outside of the site.
    """
    if plan.layout is Layout.TREE:
        below = path.relative_to(plan.base) if path.is_relative_to(plan.base) else path.name
        return PurePosixPath(plan.out) / below
    if plan.layout is Layout.POLYGLOT:
        return _in_polyglot(path, plan.language)
    if plan.layout is Layout.HUGO:
        return _in_hugo(path, plan)
    if plan.layout is Layout.DOCUSAURUS:
        return _in_docusaurus(path, plan.language)
    return with_suffix(path, plan.language)


def is_editions_place(path: PurePosixPath, plan: Plan) -> bool:
    """Whether a note at `path` is in the language of editions already, whoever wrote it.

    In a tree no name says so: its folder may be that of the notes.
    """
    named = path.stem.endswith(f".{plan.language}")
    if plan.layout is Layout.TREE:
        return False
    if plan.layout is Layout.POLYGLOT:
        at = next((n + 1 for n, part in enumerate(path.parts) if part.startswith("_")), 0)
        return path.parts[at : at + 1] == (plan.language,)
    if plan.layout is Layout.HUGO:
        own = _folder_of(plan.settings, plan.language)
        return named or (own is not None and path.is_relative_to(own))
    if plan.layout is Layout.DOCUSAURUS:
        return named or path.parts[:2] == ("i18n", plan.language)
    return named


def with_suffix(path: PurePosixPath, language: str) -> PurePosixPath:
    """`a.en.md` for `a.md` and for `a.ko.md`."""
    return path.with_name(f"{_KOREAN.sub('', path.stem)}.{language}{path.suffix}")


def bilingual_name(name: str, language: str = "en") -> str:
    """`a.ko-en.md`, the name of the note `a.md` in both languages."""
    path = PurePosixPath(name)
    return f"{_KOREAN.sub('', path.stem)}.ko-{language}{path.suffix}"


def _runs_polyglot(settings: Mapping[str, Any], language: str) -> bool:
    plugins = settings.get("plugins") or settings.get("gems") or []
    languages = settings.get("languages") or []
    return (
        isinstance(plugins, list)
        and _POLYGLOT in plugins
        and isinstance(languages, list)
        and language in languages
    )


def _in_polyglot(path: PurePosixPath, language: str) -> PurePosixPath:
    """`_posts/en/a.md`, also for `_posts/ko/a.md`, `_notes/en/a.md`; pages go below `en/`.

    polyglot takes pages for editions of each other whose addresses are the
    same but for `/en/` (Site#coordinate_documents), and Jekyll gives posts
    addresses without the folders below `_posts`.
    """
    parts = path.parts
    if "ko" in parts[:-1]:
        at = parts.index("ko")
        return PurePosixPath(*parts[:at], language, *parts[at + 1 :])
    folders = [index for index, part in enumerate(parts[:-1]) if part.startswith("_")]
    at = folders[0] + 1 if folders else 0
    return PurePosixPath(*parts[:at], language, *parts[at:])


def _in_hugo(path: PurePosixPath, plan: Plan) -> PurePosixPath:
    """By content folder where the language has one (Hugo, Multilingual mode), else by name."""
    own = _folder_of(plan.settings, plan.language)
    if not own:
        return with_suffix(path, plan.language)
    source = _folder_of(plan.settings, _default_of(plan.settings)) or PurePosixPath(
        _setting(plan.settings, "contentdir") or "content"
    )
    if not path.is_relative_to(source) or path.is_relative_to(own):
        return with_suffix(path, plan.language)
    return own / path.relative_to(source)


def _folder_of(settings: Mapping[str, Any], language: str) -> PurePosixPath | None:
    """The content folder of `language`, if it is not that of the site."""
    languages = _setting(settings, "languages")
    table = languages.get(language) if isinstance(languages, Mapping) else None
    folder = _setting(table, "contentdir") if isinstance(table, Mapping) else None
    if not isinstance(folder, str) or not folder.strip("/"):
        return None
    path = PurePosixPath(folder.strip("/"))
    whole = PurePosixPath(str(_setting(settings, "contentdir") or "content"))
    return None if path == whole else path


def _default_of(settings: Mapping[str, Any]) -> str:
    return str(_setting(settings, "defaultcontentlanguage") or "ko")


def _setting(table: Mapping[str, Any], name: str) -> Any:
    """A value of Hugo's settings, whose keys may be in any case."""
    return next((value for key, value in table.items() if str(key).lower() == name), None)


def _in_docusaurus(path: PurePosixPath, language: str) -> PurePosixPath:
    if path.parts[:1] == ("i18n",) and len(path.parts) > 2:
        return PurePosixPath("i18n", language, *path.parts[2:])
    for folder, plugin in _DOCUSAURUS.items():
        if path.is_relative_to(folder):
            return PurePosixPath("i18n", language, plugin) / path.relative_to(folder)
    return with_suffix(path, language)
