"""English words of the source that an answer lost, and how they come back."""

from notelint.translate.ladder import translate_batch
from notelint.translate.protected_source import ProtectedSource
from notelint.translate.request import Hypothesis
from notelint.translate.translation import Rung, Translation
from tests.translate.ladder.scripted import Scripted


def one(source: ProtectedSource, engine: Scripted) -> Translation:
    return translate_batch([source], engine)[0]


def test_a_lost_english_word_is_asked_for_as_a_placeholder():
    engine = Scripted({"ResNet을 학습한다.": "Train the network.", "⟦1⟧을 학습한다.": "Train ⟦1⟧."})
    translation = one(ProtectedSource("ResNet을 학습한다."), engine)
    assert (translation.text, translation.rung) == ("Train ResNet.", Rung.ALTERNATIVE)
    assert not translation.doubts


def test_a_sentence_that_loses_another_name_then_is_asked_with_all_names_as_placeholders():
    engine = Scripted(
        {
            "VAE와 GAN을 비교한다.": "Compare a GAN.",
            "⟦1⟧와 GAN을 비교한다.": "Compare ⟦1⟧.",
            "⟦1⟧와 ⟦2⟧을 비교한다.": "Compare ⟦1⟧ and ⟦2⟧.",
        }
    )
    translation = one(ProtectedSource("VAE와 GAN을 비교한다."), engine)
    assert (translation.text, translation.rung) == ("Compare VAE and GAN.", Rung.ALTERNATIVE)
    assert len(engine.calls) == 2, "both ways are asked at once"


def test_of_answers_that_lose_words_that_is_taken_which_loses_fewest():
    answers = ["Compare it.", "Compare a GAN.", "Compare VAE and a GAN."]
    engine = Scripted(lambda _: [Hypothesis(text) for text in answers])
    assert one(ProtectedSource("VAE와 GAN과 BERT를 비교한다."), engine).text == answers[2]


def test_what_only_lost_its_capitals_is_not_asked_again():
    engine = Scripted({"ResNet을 학습한다.": "Train Resnet."})
    assert one(ProtectedSource("ResNet을 학습한다."), engine).text == "Train ResNet."
    assert len(engine.calls) == 1
