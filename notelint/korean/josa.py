"""Particles (josa) that fit the sound before them.

한글 맞춤법 does not list the allomorphs; 표준국어대사전 does under each
particle: 을/를, 은/는, 이/가, 과/와 and 으로/로 choose by the final consonant,
으로/로 treating ㄹ as a vowel.
"""

# Final sounds of what is read aloud: "" open, "ㄹ", or "C" any other consonant.
_DIGITS = dict(zip("0123456789", ("C", "ㄹ", "", "C", "", "", "C", "ㄹ", "ㄹ", ""), strict=True))
# Letter names end open but for 엘, 엠, 엔, 알.
_LETTERS = {"l": "ㄹ", "r": "ㄹ", "m": "C", "n": "C"}


def final_sound(word: str) -> str | None:
    """How `word` ends when read aloud: "" in a vowel, "ㄹ", or "C" in another consonant.

    None if nothing in it is read aloud. A Latin word is judged roughly, by
    its last letters; acronyms by the name of their last letter.
    """
    for char in reversed(word):
        if "가" <= char <= "힣":
            final = (ord(char) - 0xAC00) % 28
            return "" if not final else "ㄹ" if final == 8 else "C"
        if char in _DIGITS:
            return _DIGITS[char]
        if char.isascii() and char.isalpha():
            return _latin(word[: word.rindex(char) + 1])
    return None


def _latin(word: str) -> str:
    last = word[-1].lower()
    if word.isupper() or len(word) == 1:
        return _LETTERS.get(last, "")
    if last in "lr":
        return "ㄹ" if last == "l" else ""
    return "C" if last in "mnbkp" or word.lower().endswith("ng") else ""


def with_josa(word: str, pair: str) -> str:
    """`word` followed by the fitting half of `pair`, such as "을/를" or "으로/로".

    After a word without a sound both are given: `을(를)`.
    """
    closed, _, opened = pair.partition("/")
    sound = final_sound(word)
    if sound is None:
        return f"{word}{closed}({opened})"
    if sound == "ㄹ" and closed.startswith("으"):
        return word + opened
    return word + (closed if sound else opened)
