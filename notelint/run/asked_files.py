"""The files of a repository, with note taken of what is asked of them."""

from collections.abc import Callable, Mapping

from notelint.note.files import Files
from notelint.run.asked import Asked
from notelint.run.digest import digest_of
from notelint.run.walk import Walk

FILES = "files"
_SHORT = 32  # letters of an answer that is kept as it is


class AskedFiles(Files):
    """What is found on a walk; `asked` is told of every question, as a detail of `FILES`."""

    def __init__(self, walk: Walk, asked: Asked) -> None:
        super().__init__(walk)
        self.walk = walk
        self._asked = asked

    def known(self) -> bool:
        """Whether it is known which files there are."""
        self._asked.add(FILES, "known")
        return super().known()

    def has(self, path: str) -> bool:
        """Whether there is the file."""
        self._asked.add(FILES, f"has {path}")
        return super().has(path)

    def has_folder(self, path: str) -> bool:
        """Whether a file lies in the folder or below."""
        self._asked.add(FILES, f"folder {path}")
        return super().has_folder(path)

    def named(self, name: str) -> tuple[str, ...]:
        """The paths whose file name is `name` but for case, sorted."""
        self._asked.add(FILES, f"named {name}")
        return super().named(name)

    def has_ending(self, ending: str) -> bool:
        """Whether a file's name ends in `ending`."""
        self._asked.add(FILES, f"ending {ending}")
        return super().has_ending(ending)

    def has_notes(self, number: int) -> bool:
        """Whether there are at least so many notes."""
        self._asked.add(FILES, f"notes {number}")
        return super().has_notes(number)

    def notes_in(self, folder: str) -> tuple[str, ...]:
        """The notes right in a folder, sorted."""
        self._asked.add(FILES, f"in {folder}")
        return super().notes_in(folder)

    def notes_in_language(self, language: str) -> tuple[str, ...]:
        """The notes that are in a language by their name or a folder's."""
        self._asked.add(FILES, f"language {language}")
        return super().notes_in_language(language)

    def other_generator(self) -> bool:
        """Whether a generator that is not known here makes the addresses."""
        self._asked.add(FILES, "generator")
        return super().other_generator()

    def answer(self, detail: str) -> str:
        """The answer to a question of which `asked` was told, in short."""
        kind, _, argument = detail.partition(" ")
        told = repr(_ANSWERS[kind](self, argument))
        return told if len(told) <= _SHORT else digest_of(told.encode("utf-8", "replace")).hex()


_ANSWERS: Mapping[str, Callable[[Files, str], object]] = {
    "known": lambda files, _: Files.known(files),
    "has": Files.has,
    "folder": Files.has_folder,
    "named": Files.named,
    "ending": Files.has_ending,
    "notes": lambda files, number: Files.has_notes(files, int(number)),
    "in": Files.notes_in,
    "language": Files.notes_in_language,
    "generator": lambda files, _: Files.other_generator(files),
}
