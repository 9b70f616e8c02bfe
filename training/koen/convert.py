"""From our weights to a CTranslate2 model in int8."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import numpy.typing as npt
import sentencepiece
from ctranslate2.converters import Converter
from ctranslate2.specs import common_spec, transformer_spec
from torch import Tensor

from koen import checkpoint
from koen.model import sinusoids
from koen.subwords import load_subwords

Weights = dict[str, Tensor]
Numbers = npt.NDArray[np.float32]

_HANGUL = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ]")
_NEVER = -1e4  # far below any score, yet a number in half precision too


class TranslatorConverter(Converter):  # type: ignore[misc]  # CTranslate2 has no types
    """Fills CTranslate2's Transformer specification from a file of weights."""

    def __init__(self, weights: Path, subwords: Path) -> None:
        self._state = checkpoint.load(weights)
        self._subwords = load_subwords(subwords)

    def _load(self) -> Any:
        weights: Weights = self._state["weights"]
        shape = self._state["settings"]["shape"]
        spec = transformer_spec.TransformerSpec.from_config(
            (shape["encoder_layers"], shape["decoder_layers"]),
            shape["heads"],
            pre_norm=True,
            activation=common_spec.Activation.RELU,
            alignment_layer=-1,
            alignment_heads=1,  # head 0 of the last layer, the one guided alignment trained
        )
        _fill_encoder(spec.encoder, weights, shape)
        _fill_decoder(spec.decoder, weights, shape)
        spec.decoder.projection.bias = forbidding_hangul(self._subwords)
        pieces = vocabulary(self._subwords)
        spec.register_source_vocabulary(pieces)
        spec.register_target_vocabulary(pieces)
        spec.config.unk_token, spec.config.bos_token, spec.config.eos_token = "<unk>", "<s>", "</s>"
        spec.config.decoder_start_token = "<s>"
        spec.config.add_source_eos = True
        return spec


def vocabulary(subwords: sentencepiece.SentencePieceProcessor) -> list[str]:
    """The pieces in the order of their ids."""
    return [subwords.id_to_piece(number) for number in range(subwords.vocab_size())]


def forbidding_hangul(subwords: sentencepiece.SentencePieceProcessor) -> Numbers:
    """What is added to each piece's score, so that no Korean piece is ever written.

    Source and target share their embedding, and the model now and then takes a rare Latin piece for
    a Korean one, though no translation that it was shown holds any.
    """
    return np.array([_NEVER if _HANGUL.search(piece) else 0.0 for piece in vocabulary(subwords)], np.float32)


def _fill_encoder(spec: Any, weights: Weights, shape: dict[str, Any]) -> None:
    _fill_embeddings(spec.embeddings[0], spec.position_encodings, weights, shape)
    _norm(spec.layer_norm, weights, "encoder_norm")
    for number, layer in enumerate(spec.layer):
        _fill_layer(layer, weights, f"encoder.{number}")


def _fill_decoder(spec: Any, weights: Weights, shape: dict[str, Any]) -> None:
    _fill_embeddings(spec.embeddings, spec.position_encodings, weights, shape)
    _norm(spec.layer_norm, weights, "decoder_norm")
    spec.projection.weight = _array(weights, "embedding.weight")
    for number, layer in enumerate(spec.layer):
        name = f"decoder.{number}"
        _fill_layer(layer, weights, name)
        _norm(layer.attention.layer_norm, weights, f"{name}.cross.norm")
        for linear, part in zip(layer.attention.linear, ("query", "key_value", "out"), strict=True):
            linear.weight = _array(weights, f"{name}.cross.{part}.weight")


def _fill_layer(spec: Any, weights: Weights, name: str) -> None:
    """What encoder and decoder layers share."""
    _norm(spec.self_attention.layer_norm, weights, f"{name}.attention.norm")
    spec.self_attention.linear[0].weight = _array(weights, f"{name}.attention.query_key_value.weight")
    spec.self_attention.linear[1].weight = _array(weights, f"{name}.attention.out.weight")
    _norm(spec.ffn.layer_norm, weights, f"{name}.feed.norm")
    spec.ffn.linear_0.weight = _array(weights, f"{name}.feed.widen.weight")
    spec.ffn.linear_1.weight = _array(weights, f"{name}.feed.narrow.weight")


def _fill_embeddings(spec: Any, positions: Any, weights: Weights, shape: dict[str, Any]) -> None:
    spec.weight = _array(weights, "embedding.weight")
    positions.encodings = sinusoids(shape["positions"], shape["width"]).numpy()


def _norm(spec: Any, weights: Weights, name: str) -> None:
    spec.gamma, spec.beta = _array(weights, f"{name}.weight"), _array(weights, f"{name}.bias")


def _array(weights: Weights, name: str) -> Numbers:
    array: Numbers = weights[name].float().numpy()
    return array


def convert(weights: Path, subwords: Path, output: Path, quantization: str = "int8") -> None:
    """Writes the folder of a CTranslate2 model."""
    TranslatorConverter(weights, subwords).convert(str(output), quantization=quantization, force=True)


def parity(weights: Path, subwords: Path, model: Path, pairs: list[tuple[str, str]]) -> float:
    """Largest difference of any target piece's log-probability between PyTorch and the converted model."""
    import torch

    from koen.model import Shape, Translator
    from koen.subwords import BEGIN, END

    state = checkpoint.load(weights)
    network = Translator(Shape(**state["settings"]["shape"])).eval()
    network.load_state_dict({name: weight.float() for name, weight in state["weights"].items()})
    processor = load_subwords(subwords)
    translator = ctranslate2.Translator(str(model), compute_type="default")
    forbidden = torch.from_numpy(forbidding_hangul(processor))
    worst = 0.0
    for korean, english in pairs:
        source, target = processor.encode(korean), processor.encode(english)
        with torch.no_grad():
            states, _ = network(torch.tensor([[*source, END]]), torch.tensor([[BEGIN, *target]]))
            logs = (states @ network.embedding.weight.T + forbidden).log_softmax(dim=-1)[0]
        ours = logs.gather(1, torch.tensor([*target, END])[:, None])[:, 0]
        theirs = translator.score_batch([_pieces(processor, source)], [_pieces(processor, target)])[0].log_probs
        worst = max(worst, float((ours - torch.tensor(theirs)).abs().max()))
    return worst


def _pieces(subwords: sentencepiece.SentencePieceProcessor, ids: list[int]) -> list[str]:
    return [subwords.id_to_piece(number) for number in ids]
