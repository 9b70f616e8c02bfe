"""The checks, by the rules they serve."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from notelint.findings.finding import Finding
from notelint.note.note import Note

if TYPE_CHECKING:
    from types import FunctionType

Options = Mapping[str, Any]
"""Options of the rules a check serves: option name to value, defaults filled in."""

_Function = TypeVar("_Function", bound=Callable[..., Iterator[Finding]])


class Check(NamedTuple):
    """A pure function from a note to findings of the rules `codes`."""

    codes: tuple[str, ...]
    function: Callable[..., Iterator[Finding]]
    wants_options: bool

    def __call__(self, note: Note, options: Options) -> Iterator[Finding]:
        return self.function(note, options) if self.wants_options else self.function(note)


_checks: list[Check] = []


def check(*codes: str) -> Callable[[_Function], _Function]:
    """Register the decorated generator as the check of the rules `codes`.

    It takes the note, or the note and the options of its rules.
    """

    def register(function: _Function) -> _Function:
        # `inspect.signature` says the same, and takes as long as importing a module.
        parameters = cast("FunctionType", function).__code__.co_argcount
        _checks.append(Check(codes, function, parameters > 1))
        return function

    return register


@cache
def checks_in(module: str) -> tuple[Check, ...]:
    """The checks of a module, which is imported for them, in the order of their first code."""
    import_module(module)
    found = [check for check in _checks if check.function.__module__ == module]
    return tuple(sorted(found, key=lambda check: (check.codes, check.function.__name__)))
