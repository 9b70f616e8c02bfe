"""The measure of growth itself: it lets linear time pass and nothing that grows faster."""

from collections.abc import Iterator

import pytest

from tests.growth import assert_linear


class _Clock:
    """Processor time that passes only where a test says so; seconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def spend(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    clock = _Clock()
    monkeypatch.setattr("time.process_time", lambda: clock.now)
    return clock


def _same(size: int) -> int:
    return size


def test_linear_time_passes_and_quadratic_time_fails_by_the_real_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tests.growth._MEASURABLE", 0.003)  # to be quick
    assert_linear(lambda size: sum(range(size)), _same, 1_000)
    with pytest.raises(AssertionError, match="twice that"):
        assert_linear(lambda size: sum(range(size * size)), _same, 100)


@pytest.mark.parametrize(
    ("power", "passes"), [(1.0, True), (1.2, True), (1.5, False), (2.0, False)]
)
def test_the_limit_lies_between_linear_and_quadratic(
    clock: _Clock, power: float, passes: bool
) -> None:
    def run(size: int) -> None:
        clock.spend(size**power / 1e6)

    if passes:
        assert_linear(run, _same, 1_000)
    else:
        with pytest.raises(AssertionError):
            assert_linear(run, _same, 1_000)


def test_a_run_that_another_process_makes_longer_does_not_count(clock: _Clock) -> None:
    delays = iter([0.0, 0.0, 9.0, 9.0, 9.0, 0.5, 0.0, 0.0])
    assert_linear(lambda size: clock.spend(size / 1e3 + next(delays)), _same, 1_000)


def test_a_step_at_one_size_does_not_count(clock: _Clock) -> None:
    def run(size: int) -> None:
        clock.spend(size / 1e4 if size > 1_000 else size / 1e5)

    assert_linear(run, _same, 1_000)
    with pytest.raises(AssertionError):
        assert_linear(lambda size: clock.spend(size * size / 1e6), _same, 1_000)


def test_what_is_loaded_when_first_used_does_not_count(clock: _Clock) -> None:
    loading = iter([100.0])
    with pytest.raises(AssertionError):
        assert_linear(lambda size: clock.spend(size * size / 1e6 + next(loading, 0)), _same, 1_000)


def test_an_iterator_is_read_to_its_end(clock: _Clock) -> None:
    def findings(size: int) -> Iterator[int]:
        clock.spend(1)
        yield size
        clock.spend(size * size)

    with pytest.raises(AssertionError):
        assert_linear(findings, _same, 100)


@pytest.mark.parametrize(
    ("running", "making", "largest"),
    [(1e-5, 0, 4_000), (1e-2, 0, 2_000), (1e-9, 1, 2_000), (1e-9, 0, 32_000)],
)
def test_inputs_grow_until_a_run_can_be_measured_or_making_them_takes_long(
    clock: _Clock, running: float, making: float, largest: int
) -> None:
    sizes: list[int] = []

    def make(size: int) -> int:
        sizes.append(size)
        clock.spend(making * size)
        return size

    assert_linear(lambda size: clock.spend(running * size), make, 1_000)
    assert max(sizes) == largest
