"""Translates with a CTranslate2 model and its SentencePiece subwords.

Requests are put together by the placeholders that they hold, as those that none
of them holds are forbidden for a whole call; all calls wait in one queue, so that
every core has work until the end.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, Self

from notelint.note.span import Span
from notelint.translate.engines.found import Found, hypotheses_of
from notelint.translate.engines.parts import Part, parts_of
from notelint.translate.engines.subwords import Subwords, source_spans
from notelint.translate.models.metadata import AS_ARGOS, Penalties
from notelint.translate.request import (
    Attention,
    EngineError,
    Features,
    Hypothesis,
    Request,
)

if TYPE_CHECKING:
    from ctranslate2 import AsyncTranslationResult, TranslationResult, Translator

# Pieces, of any model: longer sentences are cut. The models that there are were trained on
# sentences of at most 120 to 150 pieces and grow worse well before their last position.
_LONGEST_SOURCE = 192
LONGEST_TARGET = 256
# Source pieces of the sentences that are translated together; more is no faster.
BATCH = 1024
_SIZES = (0, 2, 16)
"""Placeholders that parts translated together have at most."""
_MOST_HYPOTHESES = 16
_MOST_WORKERS = 8
# Parts whose results are remembered, with those of the call after: some 30 kB each.
_REMEMBERED = 512
_ANY_NUMBER = 1 << 20


@dataclass(frozen=True, slots=True)
class DecodingSettings:
    """Options of every engine with a model: how translations are searched for, and on what.

    `workers` translate batches at the same time, one core each; None: as many
    as there are cores. A higher `length_penalty` favours longer translations, a
    `repetition_penalty` above 1 those that say nothing twice; None: what the
    model's package asks for.
    """

    beam_size: int = 4
    length_penalty: float | None = None
    repetition_penalty: float | None = None
    compute_type: str = "int8"
    device: str = "cpu"
    workers: int | None = None

    def __post_init__(self) -> None:
        if self.beam_size < 1 or (self.workers is not None and self.workers < 1):
            raise EngineError("the options 'beam-size' and 'workers' are 1 or more")
        if self.repetition_penalty is not None and self.repetition_penalty <= 0:
            raise EngineError("the option 'repetition-penalty' is more than 0")

    def tuned(self, asked: Penalties) -> Self:
        """The same, with what a package asks for where no option says otherwise."""
        length = asked.length if self.length_penalty is None else self.length_penalty
        repetition = self.repetition_penalty or asked.repetition
        return replace(self, length_penalty=length, repetition_penalty=repetition)

    @property
    def penalties(self) -> Penalties:
        """Those in force."""
        length = AS_ARGOS.length if self.length_penalty is None else self.length_penalty
        return Penalties(length, self.repetition_penalty or AS_ARGOS.repetition)

    @property
    def decoding(self) -> tuple[object, ...]:
        """Those that change translations."""
        return self.beam_size, *self.penalties, self.compute_type


@dataclass(frozen=True, slots=True)
class Weights:
    """A CTranslate2 model: the bytes of its files by name, or where their folder is.

    `positions` is how many pieces a sentence may have, with its end mark.
    """

    place: str
    files: Mapping[str, bytes] | None = None
    positions: int | None = None


@dataclass(frozen=True, slots=True)
class Affixes:
    """Pieces that stand around every source, and that every target begins with."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    target: tuple[str, ...] = ()


class TransformerEngine:
    """An engine from a model; the model is loaded when the first request comes."""

    def __init__(
        self,
        name: str,
        fingerprint: str,
        load: Callable[[], Weights],
        subwords: Subwords,
        decoding: DecodingSettings,
        affixes: Affixes = Affixes(),
    ) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.features = Features(
            placeholders=subwords.placeholders > 0,
            attention=True,
            hypotheses=_MOST_HYPOTHESES,
        )
        self.notice = ""
        """What users should be told of the model before it works for them."""
        self._load, self._subwords = load, subwords
        self._decoding, self._affixes = decoding, affixes
        self._loaded: _Loaded | None = None
        self._answered = _Answered(0)

    def translate(
        self, requests: Sequence[Request], hypotheses: int = 1, *, attention: bool = False
    ) -> list[list[Hypothesis]]:
        """The best `hypotheses` for each of `requests`, at most 16."""
        count = max(1, min(hypotheses, _MOST_HYPOTHESES))
        pieces = _Pieces(self._subwords)
        pieces.know(request.text for request in requests)
        parts = [self._parts(request.text, pieces) for request in requests]
        whole = [part for of_one in parts for part in of_one]
        found = self._search(whole, pieces, count, attention)
        return [
            hypotheses_of(request.text, of_one, [next(found) for _ in of_one])
            for request, of_one in zip(requests, parts, strict=True)
        ]

    def close(self) -> None:
        """Unload the model."""
        if self._loaded is not None:
            self._loaded.translator.unload_model()
            self._loaded = None
            self._answered = _Answered(0)

    def _parts(self, text: str, pieces: "_Pieces") -> list[Part]:
        affixes = len(self._affixes.before) + len(self._affixes.after) + 1
        longest = min(_LONGEST_SOURCE, self._model().positions - affixes)

        def fits(stretch: str) -> bool:
            # No piece is shorter than a character or, in bytes, than a third of one.
            few = stretch.count("⟦") <= (self._subwords.placeholders or len(stretch))
            return few and (3 * len(stretch) <= longest or len(pieces.of(stretch)) <= longest)

        return list(parts_of(text, fits))

    def _search(
        self, parts: list[Part], pieces: "_Pieces", hypotheses: int, attention: bool
    ) -> Iterator[list[Found]]:
        """What was found for each part, best first."""
        pieces.know(part.text for part in parts)
        sources = [pieces.of(part.text) for part in parts]
        self._answered = _Answered(hypotheses, self._answered)
        new = [n for n, part in enumerate(parts) if part.text not in self._answered.results]
        waiting: dict[int, AsyncTranslationResult] = {}
        for placeholders, members in _groups([len(parts[n].numbers) for n in new]).items():
            batch = [sources[new[member]] for member in members]
            results = self._start(batch, placeholders, hypotheses)
            waiting.update(zip((new[member] for member in members), results, strict=True))
        for number, part in enumerate(parts):
            try:
                result = (
                    waiting[number].result()
                    if number in waiting
                    else self._answered.results[part.text]
                )
            except RuntimeError as error:
                raise EngineError(f"the model of {self.name} failed: {_line(error)}") from error
            self._answered.results[part.text] = result
            yield list(self._read(part.text, sources[number], result, attention))

    def _start(
        self, sources: list[list[str]], placeholders: int, hypotheses: int
    ) -> "list[AsyncTranslationResult]":
        affixes, decoding = self._affixes, self._decoding
        unused = range(placeholders + 1, self._subwords.placeholders + 1)
        started: list[AsyncTranslationResult] = self._model().translator.translate_batch(
            [[*affixes.before, *source, *affixes.after] for source in sources],
            target_prefix=[list(affixes.target)] * len(sources) if affixes.target else None,
            asynchronous=True,
            max_batch_size=BATCH,
            batch_type="tokens",
            beam_size=max(hypotheses, decoding.beam_size),
            num_hypotheses=hypotheses,
            length_penalty=decoding.penalties.length,
            repetition_penalty=decoding.penalties.repetition,
            max_decoding_length=min(LONGEST_TARGET, self._model().positions - 1),
            suppress_sequences=[[f"⟦{number}⟧"] for number in unused] or None,
            replace_unknowns=not self._subwords.knows_all,
            return_scores=True,
            return_attention=True,  # takes no time that can be measured
        )
        return started

    def _read(
        self, text: str, source: list[str], result: "TranslationResult", attention: bool
    ) -> Iterator[Found]:
        skipped, prefix = len(self._affixes.before), len(self._affixes.target)
        origins = source_spans(text, source) if attention else []
        for number, (pieces, score) in enumerate(
            zip(result.hypotheses, result.scores, strict=True)
        ):
            length = len(pieces) + 1  # the end mark counts
            per_piece = score * length ** (self._decoding.penalties.length - 1)
            if not attention:
                yield Found(self._subwords.text(pieces[prefix:]), per_piece, length)
                continue
            decoded = self._subwords.decode(pieces[prefix:])
            rows = [row[skipped:] for row in result.attention[number][prefix:]]
            links = tuple(_links(decoded.spans, origins, rows))
            yield Found(decoded.text, per_piece, length, links)

    def _model(self) -> "_Loaded":
        if self._loaded is None:
            weights = self._load()
            translator = _translator(weights, self._decoding)
            self._loaded = _Loaded(translator, weights.positions or _ANY_NUMBER)
        return self._loaded


class _Answered:
    """What the model made of the last parts: the attention is often asked for a little later."""

    def __init__(self, hypotheses: int, before: "_Answered | None" = None) -> None:
        self.hypotheses = hypotheses
        self.results: dict[str, TranslationResult] = {}
        if before and before.hypotheses == hypotheses and len(before.results) < _REMEMBERED:
            self.results = before.results


class _Pieces:
    """The pieces of texts, each cut up once: that takes as long as all else around the model."""

    def __init__(self, subwords: Subwords) -> None:
        self._subwords = subwords
        self._known: dict[str, list[str]] = {}

    def know(self, texts: Iterable[str]) -> None:
        """Cut up all of `texts` that are new, together."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._subwords.encode(new), strict=True) if new else ())

    def of(self, text: str) -> list[str]:
        """The pieces of `text`."""
        self.know([text])
        return self._known[text]


class _Loaded(NamedTuple):
    translator: "Translator"
    positions: int


def _translator(weights: Weights, settings: DecodingSettings) -> "Translator":
    from ctranslate2 import Translator

    try:
        return Translator(
            weights.place,
            device=settings.device,
            compute_type=settings.compute_type,
            inter_threads=settings.workers or usable_cores(),
            intra_threads=1,
            files=dict(weights.files) if weights.files else None,
        )
    except (RuntimeError, ValueError) as error:
        raise EngineError(f"{weights.place}: cannot be loaded: {_line(error)}") from error


def _groups(placeholders: Sequence[int]) -> dict[int, list[int]]:
    """The parts that are translated together, by how many placeholders each may have at most.

    Few parts have many: those with three and more go together, as a model takes up to four times
    as long for a sentence in a handful as for one among many. What a part is forbidden rests on
    itself alone, so that its answer does not change with its company.
    """
    groups: dict[int, list[int]] = {}
    for number, count in enumerate(placeholders):
        most = next((most for most in _SIZES if count <= most), count)
        groups.setdefault(most, []).append(number)
    return groups


def _links(
    targets: list[Span], sources: list[Span], rows: list[list[float]]
) -> Iterator[Attention]:
    """For each target piece the source piece that it looks at most; spaces are left out."""
    for target, row in zip(targets, rows, strict=False):
        weights = row[: len(sources)]
        if weights and target.start < target.end:
            best = max(range(len(weights)), key=weights.__getitem__)
            yield Attention(target, sources[best], weights[best])


def usable_cores() -> int:
    """How many batches to translate at once: the cores that this process may use, at most 8."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS, nor on Windows
        cores = os.cpu_count() or 1
    return max(1, min(cores, _MOST_WORKERS))


def _line(error: Exception) -> str:
    return " ".join(str(error).split())
