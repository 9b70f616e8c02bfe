"""Which form of a particle follows which sound."""

import pytest

from notelint.korean.agreement import PARTICLES, agreeing, sound_of


@pytest.mark.parametrize(
    ("syllable", "sound"), [("체", ""), ("일", "ㄹ"), ("분", "C"), ("값", "C")]
)
def test_the_sound_of_a_syllable_is_its_final(syllable: str, sound: str) -> None:
    assert sound_of(syllable) == sound


@pytest.mark.parametrize(
    ("particle", "sound", "right"),
    [
        ("을", "", "를"),
        ("를", "C", "을"),
        ("는", "ㄹ", "은"),
        ("이", "", "가"),
        ("와", "C", "과"),
        ("로", "C", "으로"),
        ("으로", "ㄹ", "로"),
        ("으로부터", "", "로부터"),
        ("라는", "ㄹ", "이라는"),
        ("이란", "", "란"),
    ],
)
def test_a_form_that_does_not_fit_has_another(particle: str, sound: str, right: str) -> None:
    assert agreeing(particle, sound) == right
    assert agreeing(right, sound) is None


@pytest.mark.parametrize("sound", ["", "ㄹ", "C"])
def test_of_each_pair_one_form_fits_each_sound(sound: str) -> None:
    for particle in PARTICLES:
        right = agreeing(particle, sound) or particle
        assert agreeing(right, sound) is None


def test_particles_of_one_form_are_left_alone() -> None:
    assert agreeing("에서", "") is None
