"""Where the Korean-to-English model lies; notelint asks by the entry point `notelint.models`."""

from __future__ import annotations

from pathlib import Path


def model_path() -> Path:
    """The `.argosmodel` file of this package."""
    path = Path(__file__).parent / "ko_en.argosmodel"
    if not path.is_file():
        raise FileNotFoundError(
            f"{path} is missing: this build of notelint-ko-en carries no model; "
            "training/README.md in notelint's repository says how to make one"
        )
    return path
