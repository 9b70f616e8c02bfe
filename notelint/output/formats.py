"""The formats by name; each module is imported when its format is asked for."""

from importlib import import_module

from notelint.output.report import Format

_FORMATS = {
    "text": ("text", "render_text"),
    "concise": ("concise", "render_concise"),
    "json": ("json", "render_json"),
    "jsonl": ("jsonl", "render_jsonl"),
    "github": ("github", "render_github"),
    "statistics": ("statistics", "render_statistics"),
}


def format_named(name: str) -> Format:
    """The function that writes the format `name`."""
    module, function = _FORMATS[name]
    found: Format = getattr(import_module(f"notelint.output.{module}"), function)
    return found
