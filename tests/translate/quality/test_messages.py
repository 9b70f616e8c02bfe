"""What a doubt says to people."""

import pytest

from notelint.rulebook.book import load_book
from notelint.translate.quality.messages import message_of_doubt
from notelint.translate.translation import Doubt


@pytest.mark.parametrize(
    ("missing", "extra", "message"),
    [
        ("6", "8", "The source has 6 here, the edition 8; compare them"),
        ("6", "", "6 of the source is missing here; compare them"),
        ("", "8", "8 is not in the source; compare them"),
    ],
)
def test_a_message_has_no_holes(missing: str, extra: str, message: str) -> None:
    doubt = Doubt("TR202", (("missing", missing), ("extra", extra)))
    assert message_of_doubt(doubt, load_book()["TR202"], "en") == message
