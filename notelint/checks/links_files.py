"""Files of the repository that a target may mean."""

import posixpath
import re
import unicodedata
from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.files import Files
from notelint.note.note import Note
from notelint.note.targets import Target

# Endings of files that a site copies as they are, so that their path is the one in the repository.
_COPIED = regex(
    r"\.(?:png|jpe?g|gif|svg|webp|bmp|ico|avif|pdf|pptx?|docx?|xlsx?|hwpx?|zip|mp4|mov|webm|mp3"
    r"|ipynb|csv|txt)$",
    re.I,
)
_NOTE = regex(r"\.(?:md|markdown)$", re.I)
# From so many notes on, a repository without a single image is taken for a copy of the notes.
_MANY_NOTES = 10
# Pages of GitHub itself that a relative link in a README can lead to.
_GITHUB_PAGES = regex(
    r"(?:^|/)(?:issues|pulls?|wiki|blob|tree|raw|releases|actions|discussions|commits?|projects"
    r"|graphs|stargazers|network|compare|labels|milestones|security|pulse)(?:/|$)"
)


class Paths(NamedTuple):
    """Finds among the files of a repository what a target asks for, written in whatever way."""

    files: Files

    def holds_kind_of(self, want: "Wanted") -> bool:
        """Whether files such as the wanted one lie in the repository at all.

        Where there are many notes and not one image, this is a copy of the
        notes alone, and no single image is missing.
        """
        if not self.files.has_notes(_MANY_NOTES):
            return True
        if _NOTE.search(want.path):
            return self.files.has_folder(posixpath.dirname(want.path))
        return self.files.has_ending(posixpath.splitext(want.path)[1].lower())

    def has(self, want: "Wanted") -> bool:
        """Whether the file, or on GitHub the folder, is there."""
        if want.whole and (self.files.has(want.path) or self.files.has_folder(want.path)):
            return True
        if want.whole and not self.files.other_generator():
            return False
        return any(_ends_in(path, want.tail) for path in self.with_name_of(want.tail))

    def in_other_case(self, want: "Wanted") -> str | None:
        """The only path that differs from the wanted one in case alone."""
        path = want.path.lower()
        found = [
            whole
            for whole in self.with_name_of(path)
            if whole.lower() == path
            or (not want.whole and _ends_in(whole.lower(), want.tail.lower()))
        ]
        return found[0] if len(found) == 1 else None

    def with_name_of(self, path: str) -> tuple[str, ...]:
        """The paths whose file name is that of `path`, but for case."""
        return self.files.named(posixpath.basename(path))


def _ends_in(whole: str, path: str) -> bool:
    return whole == path or whole.endswith(f"/{path}")


class Wanted(NamedTuple):
    """What a target asks for: a path from the root, or only the end of one.

    A post's address is the generator's business, so of a path relative to it
    only `tail`, the part without `../`, is sure to be in the file's path.
    """

    path: str
    whole: bool
    tail: str


def wanted(note: Note, target: Target) -> Wanted | None:
    """The file that the target needs to exist; None if no file can be named for it."""
    if note.path is None or target.external or target.template:
        return None
    path = unicodedata.normalize("NFC", target.path).replace("\\", "/")
    if not path or "//" in path or any(ord(sign) < 32 for sign in path):
        return None
    if note.dialect.site == "github":
        return _on_github(note, path)
    return _in_jekyll(note, path) if note.dialect.site == "jekyll" else None


def _on_github(note: Note, path: str) -> Wanted | None:
    """GitHub resolves a path in the repository.

    What starts with `/` may also be meant for a site that is built elsewhere
    from a folder such as `public`.
    """
    rooted = path.startswith("/")
    folder = "" if rooted or note.path is None else note.path.parent.as_posix()
    resolved = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
    if resolved.startswith("..") or resolved == "." or _GITHUB_PAGES.search(path):
        return None
    return Wanted(resolved, not rooted, _without_dots(path))


def _in_jekyll(note: Note, path: str) -> Wanted | None:
    """Jekyll copies images and documents; the addresses of pages are its own."""
    copied, is_note = _COPIED.search(path), _NOTE.search(path)
    if not copied and not is_note:
        return None
    settings = note.site.settings
    if any(settings.get(key) for key in ("cdn", "img_cdn", "assets_path", "source")):
        return None
    rooted = path.startswith("/")
    base = str(settings.get("baseurl") or "").strip("/")
    path = path.lstrip("/")
    if rooted and base and path.startswith(f"{base}/"):
        path = path[len(base) + 1 :]
    prefixed = any(note.front_matter.get(key) for key in ("media_subpath", "img_path"))
    if rooted and copied and not prefixed:
        return Wanted(posixpath.normpath(path), True, _without_dots(path))
    tail = _without_dots(path)
    return Wanted(tail, False, tail) if tail and tail != ".." else None


def _without_dots(path: str) -> str:
    return re.sub(r"^(?:\.{1,2}/)+", "", posixpath.normpath(path.lstrip("/")))
