"""The wheel of the model names a function that gives the model's file, or says what is missing."""

import importlib.util
import tomllib
from pathlib import Path

import pytest

WHEEL = Path(__file__).resolve().parents[2] / "models" / "ko-en"


def test_the_entry_point_gives_the_model_or_says_how_to_make_one() -> None:
    project = tomllib.loads((WHEEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, function = project["entry-points"]["notelint.models"]["ko-en"].split(":")
    spec = importlib.util.spec_from_file_location(module, WHEEL / module / "__init__.py")
    assert spec is not None
    assert spec.loader is not None
    package = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(package)
    if (WHEEL / module / "ko_en.argosmodel").exists():
        assert getattr(package, function)().suffix == ".argosmodel"
    else:
        with pytest.raises(FileNotFoundError, match=r"training/README\.md"):
            getattr(package, function)()
