"""Weights in bfloat16 for the arithmetic, in float32 for the updates; Muon and AdamW.

Muon updates the matrices inside the layers, AdamW the embedding and the norms. Muon needs
clearly fewer pieces for the same loss, which is what a small training budget lacks.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn


class Updater:
    """Holds the float32 copies ("masters") of a model's weights and updates both."""

    def __init__(self, model: nn.Module, matrix_rate: float, other_rate: float, decay: float) -> None:
        self._weights = dict(model.named_parameters())
        self.masters = {name: weight.detach().float().clone() for name, weight in self._weights.items()}
        matrices = [m for name, m in self.masters.items() if is_matrix(name, m)]
        others = [m for name, m in self.masters.items() if not is_matrix(name, m)]
        self._optimizers: list[tuple[torch.optim.Optimizer, float]] = [
            (
                torch.optim.Muon(matrices, lr=matrix_rate, weight_decay=decay, adjust_lr_fn="match_rms_adamw"),
                matrix_rate,
            ),
            (torch.optim.AdamW(others, lr=other_rate, betas=(0.9, 0.98), weight_decay=0.0, foreach=True), other_rate),
        ]

    def step(self, factor: float, clip: float = 1.0) -> Tensor:
        """One update with the rates times `factor`; gives the norm of the gradient."""
        for name, weight in self._weights.items():
            assert weight.grad is not None, name
            self.masters[name].grad = weight.grad.float()
            weight.grad = None
        norm = torch.nn.utils.clip_grad_norm_(self.masters.values(), clip)
        for optimizer, rate in self._optimizers:
            for group in optimizer.param_groups:
                group["lr"] = rate * factor
            optimizer.step()
        self._copy_to_model()
        return norm

    def _copy_to_model(self) -> None:
        with torch.no_grad():
            for name, weight in self._weights.items():
                weight.copy_(self.masters[name])
                self.masters[name].grad = None

    def state(self) -> dict[str, Any]:
        """All that the next step depends on."""
        return {"masters": self.masters, "optimizers": [o.state_dict() for o, _ in self._optimizers]}

    def load_weights(self, weights: dict[str, Tensor]) -> None:
        """Continues from weights alone, with fresh momenta."""
        for name, master in self.masters.items():
            master.copy_(weights[name].to(torch.float32))
        self._copy_to_model()

    def load(self, state: dict[str, Any]) -> None:
        """Continues exactly where `state` was taken."""
        self.load_weights(state["masters"])
        for (optimizer, _), saved in zip(self._optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)


def is_matrix(name: str, weight: Tensor) -> bool:
    """True for the weights Muon updates."""
    return weight.dim() == 2 and not name.startswith("embedding")
