"""A note's bytes as text, with what is needed to give every place its line and column."""

import codecs
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from pathlib import PurePath

from notelint.lazy import regex
from notelint.note.span import Span

# Line ends as CommonMark (0.31.2, section 2.1) has them: not U+2028, not form feed.
_LINE_END = regex(r"\r\n|\r|\n")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Code points between two places whose distance in bytes is remembered.
_STEP = 1_024


class UndecodableError(ValueError):
    """The bytes are no text in any encoding Korean notes come in."""


class Source:
    """The original text of a note.

    `text` is the decoded file without its byte order mark and with its line
    ends as they are: `encode()` gives the file's bytes back.
    """

    def __init__(
        self,
        text: str,
        path: PurePath | None = None,
        encoding: str = "utf-8",
        bom: bytes = b"",
    ) -> None:
        self.text = text
        self.path = path
        self.encoding = encoding
        self.bom = bom

    @classmethod
    def decode(cls, data: bytes, path: PurePath | None = None) -> "Source":
        """Read bytes as UTF-8, by their byte order mark, or as CP949.

        CP949 is tried only when UTF-8 fails: notes saved by old Korean editors.

        Raises:
            UndecodableError: a NUL-riddled (binary) file, or bytes that no
                encoding above accepts.
        """
        if data.startswith(codecs.BOM_UTF32_LE):
            raise UndecodableError("byte 0")  # its mark begins as that of UTF-16 does
        for bom, encoding in _BOMS:
            if data.startswith(bom):
                return cls(_decode(data[len(bom) :], encoding), path, encoding, bom)
        if _looks_binary(data):
            raise UndecodableError("binary")
        try:
            return cls(data.decode("utf-8"), path)
        except UnicodeDecodeError as error:
            try:
                return cls(data.decode("cp949"), path, "cp949")
            except UnicodeDecodeError:
                raise UndecodableError(f"byte {error.start}") from error

    def with_text(self, text: str) -> "Source":
        """The same file with another text."""
        return Source(text, self.path, self.encoding, self.bom)

    def encode(self) -> bytes:
        """The file's bytes, byte order mark included."""
        return self.bom + self.text.encode(self.encoding)

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of each line's first code point; a final line end opens an empty last line."""
        if "\r" in self.text:
            return [0, *(m.end() for m in _LINE_END.finditer(self.text))]
        lengths = (len(line) + 1 for line in self.text.split("\n")[:-1])
        return list(accumulate(lengths, initial=0))

    @cached_property
    def line_spans(self) -> list[Span]:
        """Each line without its line end."""
        starts = self.line_starts
        if "\r" in self.text:
            ends = [m.start() for m in _LINE_END.finditer(self.text)]
        else:
            ends = [start - 1 for start in starts[1:]]
        return [Span(*line) for line in zip(starts, [*ends, len(self.text)], strict=True)]

    @cached_property
    def newline(self) -> str:
        """The line end of the first line: what a fix that adds a line writes."""
        match = _LINE_END.search(self.text)
        return match[0] if match else "\n"

    def line_index(self, offset: int) -> int:
        """The 0-based index of the line that holds `offset`."""
        return bisect_right(self.line_starts, offset) - 1

    def line_column(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of `offset`, in code points."""
        line = self.line_index(offset)
        return line + 1, offset - self.line_starts[line] + 1

    def byte_column(self, offset: int) -> int:
        """The 1-based column of `offset`, in bytes of UTF-8, whatever the file's encoding."""
        start = self.line_starts[self.line_index(offset)]
        if offset - start < _STEP:
            return _utf_8_length(self.text[start:offset]) + 1
        return self._byte_offset(offset) - self._byte_offset(start) + 1

    def _byte_offset(self, offset: int) -> int:
        step = offset // _STEP
        return self._byte_steps[step] + _utf_8_length(self.text[step * _STEP : offset])

    @cached_property
    def _byte_steps(self) -> list[int]:
        """How many bytes lie before every `_STEP`th code point.

        They keep a note of one long line with many findings linear.
        """
        offsets = [0]
        for start in range(0, len(self.text), _STEP):
            offsets.append(offsets[-1] + _utf_8_length(self.text[start : start + _STEP]))
        return offsets

    def line_at(self, offset: int) -> Span:
        """The span of the line that holds `offset`, without its line end."""
        starts, index = self.line_starts, self.line_index(offset)
        start = starts[index]
        if index + 1 == len(starts):
            return Span(start, len(self.text))
        end = starts[index + 1] - 1
        # A carriage return before the line feed belongs to the line end.
        return Span(start, end - (end > start and self.text.startswith("\r\n", end - 1)))

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(f"byte {error.start}") from error


def _utf_8_length(text: str) -> int:
    """Bytes that `text` takes; half of a surrogate pair, which no file holds, takes three."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def _looks_binary(data: bytes) -> bool:
    # A stray NUL happens in a note that passed through a broken editor; images and
    # archives have many in their first kilobytes.
    head = data[:8192]
    return head.count(0) > max(1, len(head) // 200)
