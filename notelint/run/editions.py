"""Other notes of a repository, for checks that compare a note with the one it is made of."""

from pathlib import Path

from notelint.run.asked import Asked
from notelint.run.digest import digest_of
from notelint.run.read import UnreadableError, read_bytes

NOTE = "note "
_ENDINGS = (".md", ".markdown", ".mdx", ".mdown", ".mkd", ".qmd", ".rmd")


class OtherNotes:
    """Gives the bytes of notes by their paths from `root`; None where there is none.

    `asked` gathers what is asked: `NOTE` and the path. Nothing but notes is
    read, whatever a note names as its source.
    """

    def __init__(self, root: Path, asked: Asked) -> None:
        self.root = root
        self.asked = asked

    def __call__(self, path: str) -> bytes | None:
        self.asked.add(NOTE + path)
        return self._bytes(path)

    def digest(self, path: str) -> str:
        """Differs wherever the bytes do; "" where there are none."""
        data = self._bytes(path)
        return "" if data is None else digest_of(data).hex()

    def _bytes(self, path: str) -> bytes | None:
        if not path.lower().endswith(_ENDINGS) or "\0" in path:
            return None
        try:
            return read_bytes(str(self.root / path))
        except UnreadableError:
            return None
