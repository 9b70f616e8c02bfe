"""A logistic model fitted by Newton's method, with a penalty on large weights."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
_PENALTY = 0.1
_ROUNDS = 50
_CLOSE = 1e-7


def fit(numbers: Numbers, labels: Numbers, shares: Numbers) -> Numbers:
    """The weights of the columns of `numbers`; the first column is one, and not penalised.

    `shares` say how much each row counts.
    """
    weights = np.zeros(numbers.shape[1])
    penalty = np.full(numbers.shape[1], _PENALTY)
    penalty[0] = 1e-3
    for _ in range(_ROUNDS):
        chances = chances_of(numbers, weights)
        slope = numbers.T @ (shares * (chances - labels)) + penalty * weights
        bend = (numbers * (shares * chances * (1 - chances))[:, None]).T @ numbers
        step = np.linalg.solve(bend + np.diag(penalty), slope)
        weights -= step
        if np.abs(step).max() < _CLOSE:
            break
    return weights


def chances_of(numbers: Numbers, weights: Numbers) -> Numbers:
    """The probability of each row."""
    return 1 / (1 + np.exp(-(numbers @ weights)))
