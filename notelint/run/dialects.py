"""The dialect of each note: what is detected, with what the configuration sets of it."""

from typing import Any

from notelint.config.settings import DialectParts
from notelint.note.dialect import COMMONMARK, GFM, KRAMDOWN, Dialect, Renderer

_STANDARD = {Renderer.KRAMDOWN: KRAMDOWN, Renderer.COMMONMARK: COMMONMARK, Renderer.GFM: GFM}


def with_parts(detected: Dialect, parts: DialectParts) -> Dialect:
    """`detected` with the parts that are set.

    A renderer other than the detected one brings what usually surrounds it:
    `kramdown` Jekyll and Liquid.
    """
    if not parts:
        return detected
    renderer = Renderer(str(parts.get("renderer", detected.renderer)))
    base = detected if renderer is detected.renderer else _STANDARD[renderer]
    changes: dict[str, Any] = {
        part.replace("-", "_"): value for part, value in parts.items() if part != "renderer"
    }
    shown = ", ".join(f"{part} {_word(value)}" for part, value in parts.items())
    return base._replace(**changes, reason=f"set in the configuration: {shown}")


def _word(value: str | bool) -> str:
    return value if isinstance(value, str) else "on" if value else "off"
