"""Tables on disk: written whole, read where asked, broken ones refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.korean.tables import DamagedError, Tables, fingerprint_of, key_of_text, place_of

np = pytest.importorskip("numpy")
hashing = pytest.importorskip("scripts.build_lexicon.hashing")
files = pytest.importorskip("scripts.build_lexicon.files")

short = st.text(st.characters(min_codepoint=32, max_codepoint=0xFFFF, exclude_categories=("Cs",)))
texts = st.sets(short.map(lambda text: text[:6]).filter(bool), min_size=1, max_size=300)


def test_sections_come_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "tables.bin"
    files.write_tables(path, [np.array([1, 2, 3], np.uint8), np.array([70000], np.uint32)])
    tables = Tables(path)
    assert list(tables.numbers(0, 1)) == [1, 2, 3]
    assert list(tables.numbers(1, 4)) == [70000]


@pytest.mark.parametrize("keep", [0, 7, 11, 20])
def test_a_file_that_was_cut_off_is_refused(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "tables.bin"
    files.write_tables(path, [np.arange(50, dtype=np.uint32)])
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises((DamagedError, ValueError)):
        Tables(path)


@given(texts)
def test_every_key_has_a_place_of_its_own(words: set[str]) -> None:
    keys = [key_of_text(word) for word in words]
    displacement, places, size = hashing.placed(np.array(keys, np.uint64))
    found = [place_of(key, displacement.tolist(), size) for key in keys]
    assert found == places.tolist()
    assert len(set(found)) == len(found)


@given(st.text("가나다라 A0.", min_size=6, max_size=40))
def test_builder_and_reader_agree_on_the_keys_of_sequences(text: str) -> None:
    characters = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.uint64)
    for length in range(1, 7):
        starts = np.arange(len(text) - length + 1)
        keys = hashing.keys_of_texts(characters, starts, length)
        expected = [key_of_text(text[at : at + length]) for at in starts.tolist()]
        assert keys.tolist() == expected
        assert hashing.fingerprints(keys).tolist() == [fingerprint_of(key) for key in expected]
