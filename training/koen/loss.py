"""Cross entropy over the vocabulary in slices, and the guided-alignment loss."""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from koen.aligner import NO_LINK
from koen.subwords import PAD

_SLICE = 1024  # rows of logits held at a time on a CPU; they stay in the cache
_CUDA_SLICE = 16_384


class _SlicedCrossEntropy(torch.autograd.Function):
    """Loss and gradient of softmax(states · weightᵀ) together, never holding all logits.

    The log-softmax over the vocabulary and its backward cost as much as the layers of a
    small model; computing the gradient while the slice is at hand halves that.
    """

    @staticmethod
    def forward(ctx: Any, states: Tensor, weight: Tensor, target: Tensor, smoothing: float) -> tuple[Tensor, Tensor]:
        states_gradient = torch.empty_like(states)
        weight_gradient = torch.zeros_like(weight, dtype=torch.float32)
        loss = states.new_zeros((), dtype=torch.float32)
        nll = states.new_zeros((), dtype=torch.float32)
        size = _CUDA_SLICE if states.is_cuda else _SLICE
        for start in range(0, len(states), size):
            part, gold = states[start : start + size], target[start : start + size, None]
            logits = (part @ weight.T).float()
            total = logits.logsumexp(dim=1, keepdim=True)
            right = total.sum() - logits.gather(1, gold).sum()
            nll += right
            loss += (1 - smoothing) * right
            if smoothing:
                loss += smoothing * (total.sum() - logits.mean(dim=1).sum())
            slope = logits.sub_(total).exp_()
            if smoothing:
                slope.sub_(smoothing / weight.shape[0])
            slope.scatter_add_(1, gold, torch.full_like(gold, smoothing - 1, dtype=slope.dtype))
            slope = slope.to(states.dtype)
            states_gradient[start : start + size] = slope @ weight
            weight_gradient += slope.T @ part
        ctx.save_for_backward(states_gradient / len(states), (weight_gradient / len(states)).to(weight.dtype))
        return loss / len(states), nll / len(states)

    @staticmethod
    def backward(ctx: Any, *slopes: Tensor) -> tuple[Tensor, Tensor, None, None]:
        states_gradient, weight_gradient = ctx.saved_tensors
        return states_gradient * slopes[0], weight_gradient * slopes[0], None, None


def translation_loss(states: Tensor, weight: Tensor, target: Tensor, smoothing: float) -> tuple[Tensor, Tensor]:
    """Mean smoothed loss to minimise and mean negative log-likelihood, over pieces that are no padding."""
    real = target != PAD
    loss, nll = _SlicedCrossEntropy.apply(states[real], weight, target[real], smoothing)  # type: ignore[no-untyped-call]
    return loss, nll


def alignment_loss(scores: Tensor, links: Tensor) -> Tensor:
    """Mean cross entropy of one head against known links. `scores` [B, T, S], `links` [B, T] positions."""
    linked = links != NO_LINK
    if not linked.any():
        return scores.sum() * 0.0
    return F.cross_entropy(scores[linked].float(), links[linked])
