"""What `benchmarks.translation.quality` counts as an English word that is kept."""

import pytest

from benchmarks.translation.quality import Kept, Line, words_kept
from notelint.translate.protected_source import ProtectedSource
from notelint.translate.translation import Rung, Translation


@pytest.mark.parametrize(
    ("korean", "reference", "translated", "kept"),
    [
        ("ResNet을 쓴다", "Use ResNet", "Use ResNet", (1, 1, 1)),
        ("ResNet을 쓴다", "Use ResNet", "Use Resnet", (0, 1, 1)),
        ("GPU로 학습", "Train on a GPU", "Train on GPUs", (0, 1, 1)),
        ("dependency 추가", "Add a dependency", "Add dependencies", (0, 1, 1)),
        ("ResNet을 쓴다", "Use ResNet", "Use Norv", (0, 0, 1)),
        ("Mass의 자료", "Data of Mass", "Data of Masss", (0, 0, 1)),
        ("layer를 쌓는다", "Stack layers", "Stack", (0, 0, 0)),  # not kept by the reference either
        ("VAE와 GAN", "VAE and GAN", "GAN and GAN", (1, 1, 2)),
    ],
)
def test_a_word_is_kept_letter_for_letter_or_in_another_form(korean, reference, translated, kept):
    line = Line(ProtectedSource(korean), reference)
    translation = Translation(translated, Rung.FIRST, protected=translated)
    assert words_kept([line], [translation]) == Kept(*kept)
