"""A machine without models."""

from pathlib import Path

import pytest

from notelint.translate.models import places


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Notelint's own folder of models, which is not there yet; there are no others."""
    monkeypatch.setenv("NOTELINT_MODELS", str(tmp_path / "own"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("ARGOS_PACKAGES_DIR", raising=False)
    monkeypatch.setattr(places, "packaged_models", lambda: iter(()))
    return tmp_path / "own"
