"""Splicing changes what it is told to, and nothing else."""

import pytest

from notelint.note.span import Span
from notelint.translate.edition.splice import OverlapError, splice


def test_edits_land_in_their_places_whatever_their_order() -> None:
    assert splice("가나다라", [(Span(2, 3), "C!"), (Span(0, 1), "A")]) == "A나C!라"


def test_no_edits_give_the_text_itself() -> None:
    assert splice("가\r\n나", []) == "가\r\n나"


@pytest.mark.parametrize("spans", [[(0, 2), (1, 3)], [(0, 2), (0, 2)], [(1, 1), (1, 1)], [(3, 9)]])
def test_edits_that_contradict_are_refused(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(OverlapError):
        splice("가나다라", [(Span(*span), "x") for span in spans])
