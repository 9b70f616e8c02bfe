"""Notes as the review page is given them."""

from notelint.translate.quality import codes
from notelint.translate.review import Kept, ReviewNote, ReviewSegment
from notelint.translate.segment import Protection
from notelint.translate.translation import Doubt, Rung

NUMBER = Doubt(codes.NUMBER_DIFFERS, (("missing", "256"), ("extra", "25")))
UNTRANSLATED = Doubt(codes.UNTRANSLATED)
CODE = Kept("`lr`", Protection.CODE)

HOSTILE = [
    "</script><script>document.title = 'owned'</script>",
    "<!--<script>",
    "]]><img src=x onerror=\"document.title = 'owned'\">",
    "\u2028\u2029\x00\x1b[31m",
    "\ud800 alone",
    "javascript:alert(1) ${alert(1)} `alert(1)` {{alert(1)}}",
    "\u202eright to left",
]


def sentence(
    line: int, korean: str, english: str, rung: Rung = Rung.FIRST, *doubts: Doubt
) -> ReviewSegment:
    return ReviewSegment(line, "paragraph", (korean,), (english,), rung, doubts)


def typical() -> list[ReviewNote]:
    """Two notes with eight sentences, three of them doubtful."""
    return [
        ReviewNote(
            "_posts/sgd.md",
            "en/_posts/sgd.md",
            (
                ReviewSegment(5, "heading", ("경사 하강법",), ("Gradient descent",), Rung.MEMORY),
                ReviewSegment(
                    7,
                    "item",
                    ("학습률(", CODE, ")이 크면 발산한다"),
                    ("It diverges if the learning rate (", CODE, ") is large"),
                    Rung.FIRST,
                ),
                sentence(8, "배치는 256개로 한다", "A batch has 25", Rung.FIRST, NUMBER),
                sentence(9, "모르겠다", "모르겠다", Rung.KEPT, UNTRANSLATED),
                sentence(12, "가구 배치", "Furniture layout", Rung.HUMAN),
            ),
        ),
        ReviewNote(
            "_posts/rnn.md",
            "en/_posts/rnn.md",
            (
                sentence(3, "순환 신경망", "Recurrent network", Rung.ALTERNATIVE),
                sentence(4, "은닉 상태는 256차원이다", "The state has 25", Rung.SPLIT, NUMBER),
                sentence(6, "끝", "The end"),
            ),
        ),
    ]


def many(notes: int, sentences: int) -> list[ReviewNote]:
    """As many as a big folder has."""
    return [
        ReviewNote(
            f"_posts/2024-01-01-note-{number}.md",
            f"en/note-{number}.md",
            tuple(
                sentence(
                    line,
                    f"정렬 {number}의 {line}번째 문장은 이웃한 두 값을 견주어 자리를 바꾼다.",
                    f"Sentence {line} of sort {number} compares two neighbours and swaps them.",
                    Rung.FIRST,
                    *([NUMBER] if line % 9 == 0 else []),
                )
                for line in range(sentences)
            ),
        )
        for number in range(notes)
    ]
