"""The language of messages: what is asked for, or the locale's."""

import os
import sys
from collections.abc import Mapping


def language_of(
    asked: str | None = None, configured: str = "", environment: Mapping[str, str] = os.environ
) -> str:
    """ "ko" or "en": as asked on the command line, as configured, or by the locale."""
    if asked or configured:
        return asked or configured
    # The order in which POSIX (Base Definitions, 8.2) has these variables decide.
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(variable, ""):
            return "ko" if value.lower().startswith("ko") else "en"
    return _language_of_windows() if sys.platform == "win32" else "en"


def _language_of_windows() -> str:
    import locale

    locale.setlocale(locale.LC_ALL, "")
    return "ko" if (locale.getlocale()[0] or "").lower().startswith("ko") else "en"
