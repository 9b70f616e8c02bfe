"""The page as a file: what is in it, and what cannot be."""

import base64
import hashlib
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.note.note import Note
from notelint.page.build import as_data
from notelint.rulebook.book import load_book
from notelint.translate.extract import segments_of
from notelint.translate.protected_source import protect
from notelint.translate.quality.codes import CODES
from notelint.translate.review import Kept, ReviewNote, ReviewSegment, render_review
from notelint.translate.review.words import RUNGS, TONES, doubt_messages, doubt_names
from notelint.translate.segment import Protection
from notelint.translate.translation import Doubt, Rung, Translation
from tests.translate.review.review_notes import HOSTILE, NUMBER, sentence, typical

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.S)


def data_of(page: str) -> dict[str, list[list[object]]]:
    found = DATA.search(page)
    assert found
    data: dict[str, list[list[object]]] = json.loads(found[1])
    return data


def test_the_page_names_its_own_style_and_script_and_forbids_all_else() -> None:
    page = render_review(typical(), "ko")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    for element in ("style", "script"):
        text = re.search(rf"<{element}>(.*?)</{element}>", page, re.S)
        assert text
        digest = base64.b64encode(hashlib.sha256(text[1].encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'")
    assert "unsafe" not in policy[1]


def test_the_page_refers_to_nothing_outside_of_it() -> None:
    page = DATA.sub("", render_review(typical(), "en"))
    assert not re.findall(r"\b(?:src|srcset|href)=(?!\"#)", page)
    assert not re.findall(r"@import|url\(|\bimport\(|fetch\(|XMLHttpRequest|WebSocket", page)
    addresses = set(re.findall(r"https?://[^\s\"'`]+", page))
    assert addresses == {"http://www.w3.org/2000/svg"}  # the name of a namespace


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_note_ends_no_script(text: str) -> None:
    note = ReviewNote(text, text, (sentence(1, text, text),))
    page = render_review([note], "en", engine=text)
    assert page.count("</script>") == render_review(typical(), "en").count("</script>")
    data = data_of(page)
    assert data["segments"][0][3] == [text]
    assert data["notes"] == [[text, text]]
    page.encode("utf-8")  # half of a surrogate pair could not be written


@given(st.text(alphabet=st.sampled_from("<>!-/script&\u2028\ud800\"'\\ 가")))
def test_data_is_read_as_it_was_written_and_has_no_markup(text: str) -> None:
    written = as_data({"text": text})
    assert json.loads(written) == {"text": text}
    assert not set(written) & set("<>&\u2028\ud800")


def test_a_note_without_sentences_is_not_shown() -> None:
    page = render_review([ReviewNote("empty.md", "", ()), *typical()], "ko")
    assert [path for path, _ in data_of(page)["notes"]] == ["_posts/sgd.md", "_posts/rnn.md"]


def test_the_same_run_gives_the_same_page() -> None:
    assert render_review(typical(), "ko") == render_review(typical(), "ko")


def test_a_segment_shows_what_was_protected_on_both_sides() -> None:
    note = Note.of("# 제목\n\n학습률 `lr`을 **낮춘다**.\n")
    segment = segments_of(note)[1]
    source = protect(note.text, segment)
    translation = Translation("x", Rung.FIRST, protected="⟦2⟧Lower⟦3⟧ the rate ⟦1⟧.")
    shown = ReviewSegment.of(note, segment, translation)
    code, opening, closing = (Kept(each.restored, each.kind) for each in source.tokens)
    assert code == Kept("`lr`", Protection.CODE)
    assert shown.line == 3
    assert shown.source == ("학습률 ", code, "을 ", opening, "낮춘다", closing, ".")
    assert shown.translation == (opening, "Lower", closing, " the rate ", code, ".")


def test_a_translation_without_tokens_is_one_piece() -> None:
    note = Note.of("끝\n")
    kept = Translation("The end", Rung.HUMAN)
    shown = ReviewSegment.of(note, segments_of(note)[0], kept)
    assert shown.translation == ("The end",)


def test_a_persons_words_are_not_doubted() -> None:
    segment = sentence(1, "256개", "25", Rung.HUMAN, NUMBER)
    assert (
        data_of(render_review([ReviewNote("a.md", "", (segment,))], "en"))["segments"][0][6] == []
    )


def test_each_rung_and_each_doubt_has_a_name_in_both_languages() -> None:
    for rung in Rung:
        assert set(RUNGS[rung]) == {"en", "ko"}
        assert rung in TONES
    for code in CODES:
        names = doubt_names(code)
        assert names["ko"] != names["en"]


def test_a_doubt_without_a_page_in_the_rule_book_tells_its_values() -> None:
    doubt = Doubt("TR202", (("missing", "256"), ("extra", "")))
    assert doubt_messages(doubt, {})["en"] == "A number is missing or different: 256"


def test_a_doubt_with_a_page_in_the_rule_book_speaks_as_the_rule_does() -> None:
    rule = load_book()["NE101"]
    messages = doubt_messages(Doubt("NE101", (("tag", "b"),)), {"NE101": rule})
    assert messages["en"] == "`<b>` is never closed; add `</b>`"
    assert "`<b>`" in messages["ko"]
