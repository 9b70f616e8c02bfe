"""Packages that are broken or mean harm: one message, and nothing left of them."""

import stat
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.translate.models.error import ModelError
from notelint.translate.models.install import install
from tests.translate.small_model import PACKAGE, TOP, metadata, needs_translating, packed, parts

Change = Callable[[dict[str, bytes]], dict[str, bytes]]


def refusal(path: Path, own: Path) -> str:
    """What is said of the package, after a look at what is left behind."""
    before = sorted(path.parent.rglob("*"))
    with pytest.raises(ModelError) as told:
        install(path)
    assert not own.exists() or not list(own.iterdir())
    assert [each for each in sorted(path.parent.rglob("*")) if each != own] == before
    assert len(str(told.value).splitlines()) == 1
    return str(told.value)


def with_entry(path: Path, name: str, content: bytes = b"x", attributes: int = 0) -> Path:
    """The package with one entry more."""
    packed(path, parts())
    with zipfile.ZipFile(path, "a") as archive:
        info = zipfile.ZipInfo("placeholder" * (len(name) // 11 + 1))
        info.filename = info.orig_filename = name
        info.external_attr = attributes << 16
        archive.writestr(info, content)
    return path


@pytest.mark.parametrize(
    "name",
    [
        "../evil.txt",
        f"{TOP}/../../evil.txt",
        "/etc/evil.txt",
        f"{TOP}/model/..",
        f"{TOP}//evil.txt",
        "C:/evil.txt",
        f"{TOP}\\..\\..\\evil.txt",
        "~/evil.txt",
        f"{TOP}/line\nbreak",
        f"{TOP}/dots...",
    ],
)
def test_an_entry_that_would_leave_its_folder_is_refused(
    tmp_path: Path, own: Path, name: str
) -> None:
    package = with_entry(tmp_path / "slip.argosmodel", name)
    assert "would lie outside its folder" in refusal(package, own)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_a_link_or_a_device_is_refused(tmp_path: Path, own: Path, kind: int) -> None:
    package = with_entry(tmp_path / "link.argosmodel", f"{TOP}/link", b"/etc/passwd", kind | 0o777)
    assert "is a link or another special file" in refusal(package, own)


def test_a_file_that_is_there_twice_is_refused(tmp_path: Path, own: Path) -> None:
    package = with_entry(tmp_path / "twice.argosmodel", f"{TOP}/Metadata.JSON")
    assert "twice" in refusal(package, own)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, own: Path) -> None:
    package = tmp_path / "bomb.argosmodel"
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(f"{TOP}/metadata.json", metadata())
        archive.writestr(f"{TOP}/model/model.bin", bytes(100 << 20))
    assert "bytes unpacked, and has" in refusal(package, own)


def test_a_bomb_that_lies_about_its_size_is_found_damaged(tmp_path: Path, own: Path) -> None:
    package = tmp_path / "lie.argosmodel"
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(f"{TOP}/metadata.json", metadata())
        for name, content in parts().items():
            if name not in ("metadata.json", "model/model.bin"):
                archive.writestr(f"{TOP}/{name}", content)
        archive.writestr(f"{TOP}/model/model.bin", bytes(100 << 20))
    true, false = struct.pack("<I", 100 << 20), struct.pack("<I", 1000)
    package.write_bytes(package.read_bytes().replace(true, false))
    assert "model.bin is damaged" in refusal(package, own)


def test_thousands_of_entries_are_refused(tmp_path: Path, own: Path) -> None:
    files = {f"{number}.txt": b"" for number in range(2001)}
    package = packed(tmp_path / "many.argosmodel", {"metadata.json": metadata(), **files})
    assert "it has 2002 entries" in refusal(package, own)


def test_an_encrypted_package_is_refused(tmp_path: Path, own: Path) -> None:
    package = packed(tmp_path / "secret.argosmodel", parts())
    data = bytearray(package.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    package.write_bytes(data)
    assert "is encrypted" in refusal(package, own)


@pytest.mark.parametrize("kept", [0, 100, 0.5, 0.999])
def test_a_truncated_package_is_refused(tmp_path: Path, own: Path, kept: float) -> None:
    package = tmp_path / "cut.argosmodel"
    data = PACKAGE.read_bytes()
    package.write_bytes(data[: int(kept * len(data)) if kept < 1 else int(kept)])
    assert "not a whole zip file" in refusal(package, own)


def test_a_damaged_file_is_told_by_its_name(tmp_path: Path, own: Path) -> None:
    files = parts()
    package = packed(tmp_path / "damaged.argosmodel", files)
    data = bytearray(package.read_bytes())
    at = data.index(files["model/model.bin"][-1000:])
    data[at] ^= 1
    package.write_bytes(data)
    assert "model/model.bin is damaged" in refusal(package, own)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (metadata(to_code="es"), "translates 'ko' to 'es'; notelint needs one for 'ko' to 'en'"),
        (metadata(from_code="en", to_code="ko"), "translates 'en' to 'ko'"),
        (metadata(from_code=None), "has no proper 'from_code'"),
        (metadata(to_code=["en"]), "has no proper 'to_code'"),
        (metadata(package_version="1.0\n2"), "has no proper 'package_version'"),
        (metadata(type="sbd"), "not that of a translation model"),
        (b"[]", "not that of a translation model"),
        (b"not json", "metadata.json is not JSON"),
        (b"\xff\xfe", "metadata.json is not JSON"),
        (b"[" * 100_000, "metadata.json is not JSON"),
        (b" " * (2 << 20), "metadata.json is larger than it may be"),
    ],
)
def test_metadata_that_does_not_fit_is_told(
    tmp_path: Path, own: Path, changed: bytes, message: str
) -> None:
    files = {**parts(), "metadata.json": changed}
    assert message in refusal(packed(tmp_path / "meta.argosmodel", files), own)


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ("metadata.json", "no folder with a metadata.json in it"),
        ("model/model.bin", "the package has no model/model.bin"),
        ("model/config.json", "the package has no model/config.json"),
        ("model/shared_vocabulary.json", "the package has no model/shared_vocabulary.json"),
        ("sentencepiece.model", "the package has no sentencepiece.model"),
    ],
)
def test_a_missing_file_is_told(tmp_path: Path, own: Path, missing: str, message: str) -> None:
    files = parts()
    del files[missing]
    assert message in refusal(packed(tmp_path / "less.argosmodel", files), own)


def test_a_package_with_other_subwords_is_told_which_engine_reads_it(
    tmp_path: Path, own: Path
) -> None:
    files = parts()
    files["bpe.model"] = files.pop("sentencepiece.model")
    assert "engine 'argostranslate'" in refusal(packed(tmp_path / "bpe.argosmodel", files), own)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("model/model.bin", b"", "it is cut off"),
        ("model/model.bin", b"garbage " * 1000, "does not begin with the version"),
        ("model/model.bin", b"\x06\0\0\0\xff\xff" + b"a" * 100, "it is cut off in a name"),
    ],
)
def test_garbage_for_weights_is_told(
    tmp_path: Path, own: Path, name: str, content: bytes, message: str
) -> None:
    files = {**parts(), name: content}
    assert message in refusal(packed(tmp_path / "garbage.argosmodel", files), own)


def test_weights_that_are_cut_off_are_told(tmp_path: Path, own: Path) -> None:
    files = parts()
    files["model/model.bin"] = files["model/model.bin"][:500_000]
    assert "are cut off" in refusal(packed(tmp_path / "half.argosmodel", files), own)


@needs_translating
@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("sentencepiece.model", b"garbage", "no SentencePiece model"),
        ("model/shared_vocabulary.json", b'["a", "b"]', "cannot be loaded"),
        ("model/config.json", b"{", "cannot be loaded"),
    ],
)
def test_what_only_a_trial_shows_is_told(
    tmp_path: Path, own: Path, name: str, content: bytes, message: str
) -> None:
    files = {**parts(), name: content}
    assert message in refusal(packed(tmp_path / "untried.argosmodel", files), own)


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_model_that_crashes_its_reader_crashes_no_more(
    tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crash = tmp_path / "crash"
    crash.mkdir()
    (crash / "sentencepiece.py").write_text(
        "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(crash))
    monkeypatch.setattr("notelint.translate.models.install.can_try", lambda: True)
    package = packed(tmp_path / "fine.argosmodel", parts())
    assert "its reader died with code -11" in refusal(package, own)


def test_what_is_no_file_is_told(tmp_path: Path, own: Path) -> None:
    assert "no such file" in refusal(tmp_path / "none.argosmodel", own)
    (tmp_path / "folder.argosmodel").mkdir()
    assert "Is a directory" in refusal(tmp_path / "folder.argosmodel", own)
