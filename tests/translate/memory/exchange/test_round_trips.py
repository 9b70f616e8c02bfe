"""What is exported and imported again is what it was, in every format."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage.po import pofile
from translate.storage.tmx import tmxfile
from translate.storage.xliff2 import Xliff2File

from notelint.translate.memory.entry import Entry, Origin, Review
from notelint.translate.memory.exchange.formats import entries_in, format_of
from notelint.translate.segment import Protection
from notelint.translate.translation import Doubt, Rung

FILES = [Path("m.tmx"), Path("m.xlf"), Path("m.po")]
every_format = pytest.mark.parametrize("path", FILES, ids=lambda path: path.suffix)

# No control characters: XML lacks them. No brackets of tokens: the author's own are protected.
_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="⟦⟧\ufffe\uffff")
    | st.sampled_from("\n\t\r"),
    max_size=20,
)
_WORD = _TEXT.map(str.strip)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    kinds = tuple(draw(st.lists(st.sampled_from([kind.value for kind in Protection]), max_size=5)))
    numbers = list(range(1, len(kinds) + 1))
    texts = []
    for order in (numbers, draw(st.permutations(numbers))):
        pieces = [draw(_TEXT) for _ in range(len(order) + 1)]
        tokens = [f"⟦{number}⟧" for number in order]
        texts.append("".join(a + b for a, b in zip(pieces, [*tokens, "끝"], strict=True)))
    return Entry(
        *(texts[0], kinds, texts[1], draw(st.sampled_from(Origin))),
        *(draw(_TEXT), draw(_TEXT), draw(st.none() | st.sampled_from(Rung))),
        tuple(Doubt(code, ((name, draw(_TEXT)),)) for code, name in draw(_DOUBTS)),
        draw(st.none() | st.floats(-9, 0)),
        *(draw(st.sampled_from([Review.NONE, Review.NEEDED, Review.SOURCE_CHANGED])),),
        *(draw(_TEXT), draw(st.sampled_from(["", "paragraph", "title"])), "2026-03-01T10:00:00Z"),
    )


_DOUBTS = st.lists(st.tuples(st.sampled_from(["TR201", "TR202"]), st.just("number")), max_size=2)


@every_format
@given(some=st.lists(entries(), max_size=4))
def test_any_entries_come_back_as_they_were(path: Path, some: list[Entry]) -> None:
    written = format_of(path).write(some)
    # An engine's answer that a person has accepted comes back as the person's: see below.
    assert entries_in(path, written) == some
    assert format_of(path).write(entries_in(path, written)) == written


BOLD = Entry(
    *("⟦1⟧퀵 정렬⟦2⟧은 ⟦3⟧를 나눈다", ("open", "close", "code")),
    *("⟦3⟧ is split by ⟦1⟧quicksort⟦2⟧", Origin.HUMAN),
    review=Review.ACCEPTED,
    note="정렬.md",
    when="2026-03-01T10:00:00Z",
)
BY_ENGINE = Entry(
    *('빠르다 & "쉽다" <b>', (), "Fast & <b>", Origin.ENGINE, "small 1", "7f", Rung.FIRST),
    score=-0.5,
    when="2026-03-01T10:00:00Z",
)


def test_placeholders_are_elements_of_the_format() -> None:
    tmx = format_of(Path("m.tmx")).write([BOLD]).decode()
    assert '<seg><bpt i="1" x="1" type="x-notelint-open"/>퀵 정렬<ept i="1" x="2"' in tmx
    assert '은 <ph x="3" type="x-notelint-code"/>를 나눈다</seg>' in tmx
    xliff = format_of(Path("m.xlf")).write([BOLD]).decode()
    assert 'is split by <pc id="1"' in xliff
    assert ">quicksort</pc></target>" in xliff
    assert '<data id="t3">⟦3⟧</data>' in xliff


def test_pairs_that_cross_in_the_translation_stand_alone() -> None:
    crossed = BOLD._replace(
        source="⟦1⟧가⟦2⟧ 나⟦3⟧", kinds=("open", "close", "close"), target="⟦2⟧a⟦3⟧ b⟦1⟧"
    )
    xliff = format_of(Path("m.xlf")).write([crossed]).decode()
    assert '<ec id="2" type="other" subType="notelint:close" dataRef="t2" isolated="yes"/>' in xliff
    assert entries_in(Path("m.xlf"), xliff.encode()) == [crossed]
    tmx = format_of(Path("m.tmx")).write([crossed]).decode()
    assert '<it pos="end" x="2" type="x-notelint-close"/>' in tmx
    assert entries_in(Path("m.tmx"), tmx.encode()) == [crossed]


@every_format
def test_other_tools_read_the_file_and_see_what_is_to_be_reviewed(path: Path) -> None:
    stores = {".tmx": tmxfile, ".xlf": Xliff2File, ".po": pofile}
    store = stores[path.suffix].parsestring(format_of(path).write([BOLD, BY_ENGINE]))
    units = [unit for unit in store.units if unit.source]
    assert [str(unit.target) for unit in units][-1] == "Fast & <b>"
    assert [str(unit.source) for unit in units][-1] == '빠르다 & "쉽다" <b>'
    if path.suffix == ".po":
        assert [unit.isfuzzy() for unit in units] == [False, True]


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (Path("m.po"), "#, fuzzy\n", ""),
        (Path("m.xlf"), 'state="translated"', 'state="final"'),
    ],
)
def test_a_translation_that_somebody_reviewed_elsewhere_is_a_persons(
    path: Path, before: str, after: str
) -> None:
    text = format_of(path).write([BY_ENGINE]).decode()
    assert before in text
    (entry,) = entries_in(path, text.replace(before, after).encode())
    assert (entry.target, entry.origin, entry.engine) == ("Fast & <b>", Origin.HUMAN, "")


@every_format
def test_a_translation_that_somebody_changed_elsewhere_is_a_persons(path: Path) -> None:
    text = format_of(path).write([BY_ENGINE]).decode()
    (entry,) = entries_in(path, text.replace("Fast ", "Quick ").encode())
    assert (entry.target, entry.origin) == ("Quick & <b>", Origin.HUMAN)
    assert (entry.engine, entry.rung, entry.score, entry.when) == ("", None, None, "")
