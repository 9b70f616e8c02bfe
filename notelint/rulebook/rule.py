"""A rule as its page states it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple


class Severity(StrEnum):
    """How bad a finding is: an error shows to readers, a warning may, an info need not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


FAMILIES: Mapping[str, Mapping[str, str]] = {
    "FM": {"en": "front matter", "ko": "머리말"},
    "NE": {"en": "nesting", "ko": "중첩 구조"},
    "MK": {"en": "markup", "ko": "마크업"},
    "TY": {"en": "typos", "ko": "오타"},
    "KO": {"en": "Korean usage", "ko": "우리말 쓰임"},
    "CH": {"en": "characters and encoding", "ko": "문자와 인코딩"},
    "LK": {"en": "links and references", "ko": "링크와 참조"},
    "TR": {"en": "translations", "ko": "번역"},
    "NL": {"en": "notelint itself", "ko": "notelint 자체"},
}


class Rule(NamedTuple):
    """The front matter of a rule's page.

    `messages` maps a variant ("" is the default one) to its templates by
    language; `options` is a JSON Schema's `properties`, each with a default.
    """

    code: str
    name: str
    severity: Severity
    fix: str  # the best applicability its fixes have: "safe", "unsafe", "display" or "none"
    preview: bool
    since: str
    page: str  # path of the page below rules/
    messages: Mapping[str, Mapping[str, str]]
    options: Mapping[str, Mapping[str, Any]] = {}

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code.rstrip("0123456789")

    def defaults(self) -> dict[str, Any]:
        """Each option's default value."""
        return {name: schema["default"] for name, schema in self.options.items()}
