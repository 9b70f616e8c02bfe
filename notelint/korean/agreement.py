"""Which form of a particle follows which sound, and the form that should stand for a wrong one.

표준국어대사전 gives the forms under each particle; 으로/로 and what is built of
them take ㄹ as a vowel.
"""

from functools import cache

from notelint.korean.syllables import final_of

# After a consonant, after a vowel.
_PAIRS = (
    ("을", "를"),
    ("은", "는"),
    ("이", "가"),
    *((f"과{more}", f"와{more}") for more in ("", "의", "는", "도", "만", "같은", "같이")),
    *(
        (f"으로{more}", f"로{more}")
        for more in (
            *("", "는", "도", "만", "의", "서", "써", "서의", "서는", "서도", "부터", "부터의"),
            *("까지", "나", "만이", "서만"),
        )
    ),
)
# The forms of 이다 that quote or name, and particles made of it.
_COPULAS = tuple((f"이{form}", form) for form in ("라고", "라는", "라", "란", "랑", "라며", "라면"))

# After Hangul these may be something else: 생각나, 함수이나.
_AFTER_LATIN = (("이나", "나"),)

_CLOSED = dict((*_PAIRS, *_COPULAS, *_AFTER_LATIN))
_OPENED = {opened: closed for closed, opened in _CLOSED.items()}

AFTER_LATIN = tuple(sorted((*_CLOSED, *_OPENED), key=lambda form: (-len(form), form)))
"""All forms that the sound before them chooses, longest first."""

PARTICLES = tuple(form for form in AFTER_LATIN if form not in dict(_AFTER_LATIN).popitem())
"""Those of them that a Hangul word with another end is not taken for."""


def sound_of(syllable: str) -> str:
    """How a syllable ends: "" in a vowel, "ㄹ", or "C" in another consonant."""
    final = final_of(syllable)
    return final if final in ("", "ㄹ") else "C"


@cache
def agreeing(particle: str, sound: str) -> str | None:
    """The form that `sound` asks for where `particle` is the other one; None where it fits."""
    if particle in _CLOSED:
        wants_open = sound == "" or (sound == "ㄹ" and particle.startswith("으"))
        return _CLOSED[particle] if wants_open else None
    if particle in _OPENED:
        fits = sound == "" or (sound == "ㄹ" and particle.startswith("로"))
        return None if fits else _OPENED[particle]
    return None
