"""Files of other tools are understood; hostile and broken ones are refused with one message."""

from pathlib import Path

import pytest

from notelint.translate.memory.entry import Entry, Origin, Review
from notelint.translate.memory.exchange.error import ExchangeError
from notelint.translate.memory.exchange.formats import entries_in, format_of, read_entries

TMX = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="other" creationtoolversion="3" segtype="sentence" o-tmf="x" adminlang="en"
    srclang="*all*" datatype="html"/>
  <body>
    <tu>
      <tuv xml:lang="en-US"><seg>Fast</seg></tuv>
      <tuv xml:lang="KO-KR"><seg>빠르다</seg></tuv>
    </tu>
    <tu>
      <tuv xml:lang="ko"><seg><bpt i="1">&lt;b&gt;</bpt>굵게<ept i="1">&lt;/b&gt;</ept></seg></tuv>
      <tuv xml:lang="en"><seg><bpt i="1">&lt;b&gt;</bpt>bold<ept i="1">&lt;/b&gt;</ept></seg></tuv>
    </tu>
    <tu><tuv xml:lang="de"><seg>Rasch</seg></tuv><tuv xml:lang="en"><seg>Fast</seg></tuv></tu>
  </body>
</tmx>
"""
XLIFF = """\
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="ko-KR" trgLang="en">
<file id="f"><group id="g"><unit id="1">
<segment state="final"><source>빠르다</source><target>Fast</target></segment>
<ignorable><source> </source></ignorable>
<segment><source>느리다 <mrk id="m" type="term">매우</mrk></source><target>Slow</target></segment>
<segment state="initial"><source>없다</source></segment>
</unit></group></file></xliff>
"""
PO = """\
msgid ""
msgstr ""
"Language: en_GB\\n"

#: a.md:3
msgid "빠르다"
msgstr "Fast"

#, fuzzy
msgid "느리다"
msgstr "Slow"

msgid "없다"
msgstr ""

#~ msgid "옛것"
#~ msgstr "old"
"""


def told(entries: list[Entry]) -> list[tuple[str, str, Origin, Review]]:
    return [(item.source, item.target, item.origin, item.review) for item in entries]


def test_a_tmx_of_another_tool_is_what_its_people_confirmed() -> None:
    assert told(entries_in(Path("m.tmx"), TMX.encode())) == [
        ("빠르다", "Fast", Origin.HUMAN, Review.ACCEPTED),
        ("<b>굵게</b>", "<b>bold</b>", Origin.HUMAN, Review.ACCEPTED),
    ]


def test_markup_in_words_of_another_tool_stays_markup() -> None:
    plain, bold = entries_in(Path("m.tmx"), TMX.encode())
    assert (plain.context, bold.context) == ("", "markdown")


def test_an_xliff_of_another_tool_tells_what_is_reviewed() -> None:
    assert told(entries_in(Path("m.xliff"), XLIFF.encode())) == [
        ("빠르다", "Fast", Origin.HUMAN, Review.ACCEPTED),
        ("느리다 매우", "Slow", Origin.UNKNOWN, Review.NEEDED),
    ]


def test_a_po_of_another_tool_tells_what_is_fuzzy() -> None:
    for start in (b"", b"\xef\xbb\xbf"):
        assert told(entries_in(Path("m.po"), start + PO.encode())) == [
            ("빠르다", "Fast", Origin.HUMAN, Review.ACCEPTED),
            ("느리다", "Slow", Origin.UNKNOWN, Review.NEEDED),
        ]


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(ExchangeError) as error:
        entries_in(Path(name), data)
    assert str(error.value).startswith(f"{name}: ")
    assert "\n" not in str(error.value)
    return str(error.value)


DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
LAUGHS = '<!ENTITY a0 "하하">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
)


@pytest.mark.parametrize("name", ["m.tmx", "m.xlf"])
@pytest.mark.parametrize(
    "definitions",
    [
        LAUGHS,
        '<!ENTITY a11 SYSTEM "file:///etc/passwd">',
        '<!ENTITY a11 SYSTEM "http://127.0.0.1:9/x">',
        '<!ENTITY % p SYSTEM "file:///etc/passwd"> %p; <!ENTITY a11 "x">',
    ],
    ids=["billion laughs", "a file", "an address", "parameters"],
)
def test_xml_that_defines_entities_is_refused(name: str, definitions: str) -> None:
    text = TMX if name == "m.tmx" else f"{DOCTYPE}{XLIFF}"
    hostile = text.replace(DOCTYPE, f"<!DOCTYPE x [{definitions}]>")
    assert "entit" in refusal(name, hostile.replace("빠르다", "&a11;").encode()).lower()


def test_entities_in_attributes_are_not_expanded() -> None:
    hostile = TMX.replace(DOCTYPE, f"<!DOCTYPE x [{LAUGHS}]>")
    refusal("m.tmx", hostile.replace('xml:lang="de"', 'xml:lang="&a11;"').encode())


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("m.tmx", TMX[: len(TMX) // 2], "not whole XML"),
        ("m.tmx", "", "not whole XML"),
        ("m.tmx", "그냥 글", "not whole XML"),
        ("m.tmx", XLIFF, "no TMX"),
        ("m.tmx", TMX.replace("KO-KR", "ja").replace('"ko"', '"ja"'), "Korean and English"),
        ("m.tmx", "<tmx>" + "<hi>" * 300 + "</hi>" * 300 + "</tmx>", "not whole XML"),
        ("m.xlf", XLIFF[: len(XLIFF) // 2], "not whole XML"),
        ("m.xlf", XLIFF.replace("ko-KR", "ja"), "from 'ja' to 'en'"),
        ("m.xlf", XLIFF.replace('"2.0"', '"1.2"'), "no XLIFF 2"),
        ("m.po", PO.replace("en_GB", "ko"), "in 'ko', not in English"),
        ("m.po", PO[: PO.index("Fast") + 2], "no PO file"),
        ("m.po", "그냥 글\n", "no PO file"),
        ("m.po", 'msgid "fast"\nmsgstr "rasch"\n', "none of its sentences is Korean"),
        ("m.po", PO.replace("a.md:3", "x").replace("#: x", "#. notelint origin: nobody"), "nobody"),
    ],
)
def test_what_is_broken_or_of_other_languages_is_refused(name: str, text: str, reason: str) -> None:
    assert reason in refusal(name, text.encode())


def test_bytes_in_other_encodings() -> None:
    korean = "UTF-16"
    assert entries_in(Path("m.tmx"), TMX.replace("UTF-8", korean).encode("utf-16"))
    assert "not UTF-8" in refusal("m.po", PO.encode("cp949"))
    assert "not whole XML" in refusal("m.tmx", TMX.encode("cp949"))
    refusal("m.po", b"\x00\xff\x00")
    refusal("m.tmx", b"\x00\xff\x00")


ENTRY = Entry("⟦1⟧ 빠르다", ("code",), "⟦1⟧ is fast", Origin.HUMAN)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("m.tmx", 'x="1"', 'x="7"'),
        ("m.tmx", 'x="1"', 'x="one"'),
        ("m.tmx", "x-notelint-code", "x-notelint-magic"),
        ("m.xlf", 'dataRef="t1"', 'dataRef="t9"'),
        ("m.xlf", "notelint:code", "notelint:magic"),
        ("m.po", "tokens: code", "tokens: magic"),
    ],
)
def test_placeholders_that_make_no_sense_are_refused(name: str, before: str, after: str) -> None:
    text = format_of(Path(name)).write([ENTRY]).decode()
    assert before in text
    assert "not as notelint writes it" in refusal(name, text.replace(before, after).encode())


def test_files_that_are_not_there_or_of_no_format(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match=r"m\.tmx: No such file"):
        read_entries(tmp_path / "m.tmx")
    (tmp_path / "m.csv").write_text("a,b")
    with pytest.raises(ExchangeError, match=r"m\.csv: its ending names no format"):
        read_entries(tmp_path / "m.csv")


@pytest.mark.parametrize("name", ["m.tmx", "m.xlf", "m.po"])
def test_what_a_format_cannot_hold_is_known_before(name: str) -> None:
    kind = format_of(Path(name))
    assert kind.holds(ENTRY)
    assert not kind.holds(ENTRY._replace(target="\x00"))
    assert kind.holds(ENTRY._replace(target="")) == (name != "m.po")
