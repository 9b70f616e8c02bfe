"""The formats by name; each module is imported when its format is asked for."""

from importlib import import_module

from notelint.output.report import Format

_FORMATS = {
    "text": ("text", "render_text"),
    "concise": ("concise", "render_concise"),
    "json": ("json", "render_json"),
    "jsonl": ("jsonl", "render_jsonl"),
    "github": ("github", "render_github"),
    "gitlab": ("gitlab", "render_gitlab"),
    "sarif": ("sarif", "render_sarif"),
    "junit": ("junit", "render_junit"),
    "rdjson": ("rdjson", "render_rdjson"),
    "azure": ("azure", "render_azure"),
    "checkstyle": ("checkstyle", "render_checkstyle"),
    "html": ("html", "render_html"),
    "statistics": ("statistics", "render_statistics"),
}

FOR_PROGRAMS = frozenset(
    {
        *("json", "jsonl", "gitlab", "sarif", "junit", "rdjson", "checkstyle", "github", "azure"),
        "html",
    }
)
"""The formats that are written in UTF-8 whatever the terminal's encoding."""


def format_named(name: str) -> Format:
    """The function that writes the format `name`."""
    module, function = _FORMATS[name]
    found: Format = getattr(import_module(f"notelint.output.{module}"), function)
    return found
