"""How a stem that ends in a vowel joins its endings.

Every ending begins in one of three ways: with a consonant that leaves the
stem alone (-고, -는), with a consonant that closes its last syllable (-ㄴ, -ㄹ,
-ㅁ, -ㅂ), or with 어 or 아, which most stems contract with (한글 맞춤법
제34항 to 제38항). So two forms say how a stem is spelt in all of them.
"""

from notelint.korean.syllables import Syllable, final_of, join_syllable, split_syllable

# The last vowel with 아 or 어: 가 from 가아, 봐 from 보아, 줘 from 주어, 여 from 이어.
_CONTRACTED = {"ㅏ": "ㅏ", "ㅓ": "ㅓ", "ㅗ": "ㅘ", "ㅜ": "ㅝ", "ㅡ": "ㅓ", "ㅣ": "ㅕ"}
_CONTRACTED |= {"ㅐ": "ㅐ", "ㅔ": "ㅔ", "ㅚ": "ㅙ", "ㅕ": "ㅕ"}


def infinitive(stem: str) -> str:
    """`stem`, which ends in a vowel, with the ending -어 or -아: 보이, 보여.

    Regular stems and 하다 alone.
    """
    assert final_of(stem[-1]) == "", stem
    last = split_syllable(stem[-1])
    if stem[-1] == "하":
        return stem[:-1] + "해"
    if last.vowel not in _CONTRACTED:  # 쉬어, 띄어
        return stem + "어"
    return stem[:-1] + join_syllable(*Syllable(last.initial, _CONTRACTED[last.vowel], ""))
