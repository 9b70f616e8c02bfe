"""The Transformer: pre-norm, deep encoder, shallow decoder, one embedding for everything.

Shapes: B sentences, S source pieces, T target pieces, H heads, D width of a head.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from koen.subwords import PAD


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of a model."""

    vocabulary: int = 16_000
    width: int = 384
    heads: int = 6
    inner: int = 1536
    encoder_layers: int = 6
    decoder_layers: int = 2
    positions: int = 256
    dropout: float = 0.0


def sinusoids(positions: int, width: int) -> Tensor:
    """Position encodings of "Attention is all you need": sines, then cosines. Shape [positions, width]."""
    rate = torch.exp(torch.arange(width // 2) * (-math.log(10_000.0) / (width // 2 - 1)))
    angle = torch.arange(positions)[:, None] * rate[None, :]
    return torch.cat([angle.sin(), angle.cos()], dim=1)


def attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
    """Softmax attention; query, key, value [B, H, T or S, D], mask added to the scores.

    On a CPU the plain formula trains faster than the fused kernel, whose backward is slow.
    """
    if query.is_cuda:
        fused: Tensor = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return fused
    probability: Tensor = attention_scores(query, key, mask).softmax(dim=-1)
    return probability @ value


def attention_scores(query: Tensor, key: Tensor, mask: Tensor) -> Tensor:
    """Scaled dot products plus mask, before the softmax. Shape [B, H, T, S]."""
    scores: Tensor = (query * query.shape[-1] ** -0.5) @ key.transpose(-2, -1) + mask
    return scores


class SelfAttention(nn.Module):
    """Every position looks at the others that the mask leaves open."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.query_key_value = nn.Linear(width, 3 * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        query, key, value = _heads(self.query_key_value(self.norm(states)), 3, self.heads)
        return _linear(self.out, _merge(attend(query, key, value, mask)))


class CrossAttention(nn.Module):
    """Target positions look at the source."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.query = nn.Linear(width, width, bias=False)
        self.key_value = nn.Linear(width, 2 * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)

    def forward(self, states: Tensor, memory: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """New states and the scores of head 0, [B, T, S], which guided alignment trains."""
        (query,) = _heads(self.query(self.norm(states)), 1, self.heads)
        key, value = _heads(self.key_value(memory), 2, self.heads)
        scores = attention_scores(query[:, :1], key[:, :1], mask)[:, 0]
        return _linear(self.out, _merge(attend(query, key, value, mask))), scores


class FeedForward(nn.Module):
    """Two linear layers with a ReLU between."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.widen = nn.Linear(width, inner, bias=False)
        self.narrow = nn.Linear(inner, width, bias=False)

    def forward(self, states: Tensor) -> Tensor:
        return _linear(self.narrow, F.relu(self.widen(self.norm(states))))


class EncoderLayer(nn.Module):
    """Self-attention and feed-forward, each added to what it read."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention = SelfAttention(shape.width, shape.heads)
        self.feed = FeedForward(shape.width, shape.inner)
        self.dropout = shape.dropout

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        states = states + F.dropout(self.attention(states, mask), self.dropout, self.training)
        return states + F.dropout(self.feed(states), self.dropout, self.training)


class DecoderLayer(nn.Module):
    """As the encoder's, with attention to the source between."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention = SelfAttention(shape.width, shape.heads)
        self.cross = CrossAttention(shape.width, shape.heads)
        self.feed = FeedForward(shape.width, shape.inner)
        self.dropout = shape.dropout

    def forward(self, states: Tensor, memory: Tensor, causal: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        states = states + F.dropout(self.attention(states, causal), self.dropout, self.training)
        looked, scores = self.cross(states, memory, mask)
        states = states + F.dropout(looked, self.dropout, self.training)
        return states + F.dropout(self.feed(states), self.dropout, self.training), scores


class Translator(nn.Module):
    """Source and target pieces in, decoder states and alignment scores out."""

    encodings: Tensor

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        self.encoder = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder_layers))
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.decoder = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.decoder_layers))
        self.decoder_norm = nn.LayerNorm(shape.width)
        self.register_buffer("encodings", sinusoids(shape.positions, shape.width), persistent=False)
        self._initialise()

    def _initialise(self) -> None:
        """Small output layers, so that a deep stack starts near the identity."""
        depth = self.shape.encoder_layers + self.shape.decoder_layers
        for name, weight in self.named_parameters():
            if weight.dim() == 2:
                nn.init.normal_(weight, std=weight.shape[1] ** -0.5)
                if name.endswith(("out.weight", "narrow.weight")):
                    weight.data.mul_((2 * depth) ** -0.5)

    def embed(self, pieces: Tensor) -> Tensor:
        """Scaled embeddings plus positions. Shape [B, S or T, width]."""
        states = self.embedding(pieces) * self.shape.width**0.5
        states = states + self.encodings[: pieces.shape[1]].to(states.dtype)
        return F.dropout(states, self.shape.dropout, self.training)

    def encode(self, source: Tensor) -> tuple[Tensor, Tensor]:
        """Encoder states [B, S, width] and the mask that hides padding, [B, 1, 1, S]."""
        states = self.embed(source)
        mask = _closed(source == PAD, states.dtype)[:, None, None, :]
        for layer in self.encoder:
            states = layer(states, mask)
        return self.encoder_norm(states), mask

    def decode(self, target: Tensor, memory: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Decoder states [B, T, width] and alignment scores of the last layer [B, T, S]."""
        states = self.embed(target)
        length = target.shape[1]
        ahead = torch.ones(length, length, dtype=torch.bool, device=target.device).triu(1)
        causal = _closed(ahead, states.dtype)[None, None]
        scores = states
        for layer in self.decoder:
            states, scores = layer(states, memory, causal, mask)
        return self.decoder_norm(states), scores

    def forward(self, source: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        """Decoder states and alignment scores for teacher-forced targets."""
        return self.decode(target, *self.encode(source))


def _closed(closed: Tensor, dtype: torch.dtype) -> Tensor:
    """A mask to add: 0 where open, very negative where closed (finite, lest a softmax give NaN)."""
    return torch.zeros(closed.shape, dtype=dtype, device=closed.device).masked_fill(closed, -1e4)


def _heads(states: Tensor, parts: int, heads: int) -> tuple[Tensor, ...]:
    """[B, T, parts·width] to `parts` tensors [B, H, T, D]."""
    batch, length, width = states.shape
    shaped = states.view(batch, length, parts, heads, width // parts // heads)
    return shaped.permute(2, 0, 3, 1, 4).unbind(0)


def _merge(states: Tensor) -> Tensor:
    """[B, H, T, D] to [B, T, width]."""
    batch, heads, length, size = states.shape
    return states.transpose(1, 2).reshape(batch, length, heads * size)


def _linear(layer: nn.Module, states: Tensor) -> Tensor:
    """A module call with its type told to the checker."""
    result: Tensor = layer(states)
    return result
