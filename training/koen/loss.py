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

    The slope of the loss by the logits is softmax(logits) minus the wanted distribution. The
    softmax stays in the type of the states; what is wanted of the corpus (one-hot, smoothed)
    is taken off the gradients, where it costs a row each instead of a pass over the vocabulary.
    """

    @staticmethod
    def forward(
        ctx: Any, states: Tensor, weight: Tensor, target: Tensor, counts: Tensor, smoothing: float,
        teaching: Teaching | None,
    ) -> tuple[Tensor, Tensor]:  # fmt: skip
        share = teaching.share if teaching else 0.0
        right, spread = (1 - share) * (1 - smoothing), (1 - share) * smoothing
        mean = weight.float().mean(dim=0)
        states_gradient = torch.empty_like(states)
        weight_gradient = torch.zeros_like(weight, dtype=torch.float32)
        nll = states.new_zeros((), dtype=torch.float32)
        loss, spread_gradient = torch.zeros_like(nll), states.new_zeros(states.shape[1], dtype=torch.float32)
        total = counts.sum()
        size = _CUDA_SLICE if states.is_cuda else _SLICE
        for start in range(0, len(states), size):
            rows = slice(start, start + size)
            part, gold = states[rows], target[rows]
            logits = part @ weight.T
            probability = logits.softmax(dim=1)
            count = counts[rows]
            surprise = -probability.gather(1, gold[:, None]).float().clamp_min(1e-30).log()[:, 0]
            nll += surprise.sum()
            # log-sum-exp is the gold logit plus the gold's surprise
            log_sum = surprise + logits.gather(1, gold[:, None]).float()[:, 0]
            row_loss = right * surprise + spread * (log_sum - part.float() @ mean)
            if teaching:
                taught = (teaching.states[rows] @ teaching.weight.T).softmax(dim=1)
                row_loss -= share * (taught * logits.log_softmax(dim=1)).sum(dim=1, dtype=torch.float32)
                probability.sub_(taught, alpha=share)
            loss += count @ row_loss
            scale = count[:, None].to(part.dtype)
            slope = probability @ weight - right * weight[gold] - (spread * mean).to(part.dtype)
            states_gradient[rows] = slope * scale
            weighed = part * scale
            weight_gradient += probability.T @ weighed
            weight_gradient.index_add_(0, gold, weighed.float(), alpha=-right)
            spread_gradient += weighed.sum(dim=0, dtype=torch.float32)
        weight_gradient -= spread / len(weight) * spread_gradient
        ctx.save_for_backward(states_gradient / total, (weight_gradient / total).to(weight.dtype))
        return loss / total, nll / len(states)

    @staticmethod
    def backward(ctx: Any, *slopes: Tensor) -> tuple[Tensor, Tensor, None, None, None, None]:
        states_gradient, weight_gradient = ctx.saved_tensors
        return states_gradient * slopes[0], weight_gradient * slopes[0], None, None, None, None


def translation_loss(
    states: Tensor, weight: Tensor, batch: Batch, smoothing: float, teaching: Teaching | None = None
) -> tuple[Tensor, Tensor]:
    """Mean loss to minimise, by the batch's weights, and mean negative log-likelihood, by none.

    Both over pieces that are no padding.
    """
    if teaching is not None:
        teaching = Teaching(_rows(teaching.states, batch.real), teaching.weight, teaching.share)
    target = batch.target_out.flatten()[batch.real]
    loss, nll = _SlicedCrossEntropy.apply(  # type: ignore[no-untyped-call]
        _rows(states, batch.real), weight, target, batch.weights, smoothing, teaching
    )
    return loss, nll


def alignment_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Mean cross entropy of one head's scores, [B, T, S], against the links that are known."""
    if not len(batch.linked):
        return scores.sum() * 0.0
    return F.cross_entropy(_rows(scores, batch.linked).float(), batch.links.flatten()[batch.linked])


def _rows(states: Tensor, places: Tensor) -> Tensor:
    """The vectors at flat places of the first two dimensions. Shape [places, width]."""
    return states.flatten(0, 1).index_select(0, places)
