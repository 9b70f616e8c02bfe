"""Cross entropy over the vocabulary in slices, with a teacher if there is one, and the alignment loss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from koen.batches import Batch

_SLICE = 1024  # rows of logits held at a time on a CPU; they stay in the cache
_CUDA_SLICE = 16_384


@dataclass(frozen=True, slots=True)
class Teaching:
    """A larger model's view of the same batch: its decoder states [B, T, width], its output
    weights, and the share of the loss that follows it rather than the corpus."""

    states: Tensor
    weight: Tensor
    share: float


class _SlicedCrossEntropy(torch.autograd.Function):
    """Loss and gradient of softmax(states · weightᵀ) together, never holding all logits.

    The log-softmax over the vocabulary and its backward cost as much as the layers of a
    small model; computing the gradient while the slice is at hand halves that.
    """

    @staticmethod
    def forward(
        ctx: Any, states: Tensor, weight: Tensor, target: Tensor, smoothing: float, teaching: Teaching | None
    ) -> tuple[Tensor, Tensor]:
        states_gradient = torch.empty_like(states)
        weight_gradient = torch.zeros_like(weight, dtype=torch.float32)
        loss = states.new_zeros((), dtype=torch.float32)
        nll = states.new_zeros((), dtype=torch.float32)
        size = _CUDA_SLICE if states.is_cuda else _SLICE
        for start in range(0, len(states), size):
            rows = slice(start, start + size)
            logits = (states[rows] @ weight.T).float()
            taught = None if teaching is None else (teaching.states[rows] @ teaching.weight.T).float().softmax(dim=1)
            share = 0.0 if teaching is None else teaching.share
            slice_loss, slice_nll, slope = _slice_loss(logits, target[rows, None], smoothing, taught, share)
            loss += slice_loss
            nll += slice_nll
            slope = slope.to(states.dtype)
            states_gradient[rows] = slope @ weight
            weight_gradient += slope.T @ states[rows]
        ctx.save_for_backward(states_gradient / len(states), (weight_gradient / len(states)).to(weight.dtype))
        return loss / len(states), nll / len(states)

    @staticmethod
    def backward(ctx: Any, *slopes: Tensor) -> tuple[Tensor, Tensor, None, None, None]:
        states_gradient, weight_gradient = ctx.saved_tensors
        return states_gradient * slopes[0], weight_gradient * slopes[0], None, None, None


def _slice_loss(
    logits: Tensor, gold: Tensor, smoothing: float, taught: Tensor | None, share: float
) -> tuple[Tensor, Tensor, Tensor]:
    """Summed loss, summed negative log-likelihood, and the loss's slope by each logit, [rows, vocabulary].

    The slope is softmax(logits) minus the wanted distribution: one-hot with smoothing,
    mixed with the teacher's probabilities `taught`. `logits` is overwritten.
    """
    total = logits.logsumexp(dim=1, keepdim=True)
    nll = total.sum() - logits.gather(1, gold).sum()
    loss = (1 - share) * (1 - smoothing) * nll
    if smoothing:
        loss = loss + (1 - share) * smoothing * (total.sum() - logits.mean(dim=1).sum())
    if taught is not None:
        loss = loss + share * (total.sum() - (taught * logits).sum())
    slope = logits.sub_(total).exp_()
    if smoothing:
        slope.sub_((1 - share) * smoothing / slope.shape[1])
    slope.scatter_add_(1, gold, torch.full_like(gold, (1 - share) * (smoothing - 1), dtype=slope.dtype))
    if taught is not None:
        slope.sub_(taught, alpha=share)
    return loss, nll, slope


def translation_loss(
    states: Tensor, weight: Tensor, batch: Batch, smoothing: float, teaching: Teaching | None = None
) -> tuple[Tensor, Tensor]:
    """Mean loss to minimise and mean negative log-likelihood, over pieces that are no padding."""
    if teaching is not None:
        teaching = Teaching(_rows(teaching.states, batch.real), teaching.weight, teaching.share)
    target = batch.target_out.flatten()[batch.real]
    loss, nll = _SlicedCrossEntropy.apply(_rows(states, batch.real), weight, target, smoothing, teaching)  # type: ignore[no-untyped-call]
    return loss, nll


def alignment_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Mean cross entropy of one head's scores, [B, T, S], against the links that are known."""
    if not len(batch.linked):
        return scores.sum() * 0.0
    return F.cross_entropy(_rows(scores, batch.linked).float(), batch.links.flatten()[batch.linked])


def _rows(states: Tensor, places: Tensor) -> Tensor:
    """The vectors at flat places of the first two dimensions. Shape [places, width]."""
    return states.flatten(0, 1).index_select(0, places)
