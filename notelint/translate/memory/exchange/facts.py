"""What a file says of a translation beside its words, and whom it is taken to be from."""

import json
from collections.abc import Mapping
from hashlib import blake2b

from notelint.translate.memory.entry import MARKDOWN, Entry, Origin, Review
from notelint.translate.memory.people.words import is_plain
from notelint.translate.translation import Doubt, Rung

Facts = dict[str, str]


def facts_of(entry: Entry) -> Facts:
    """What is known of the entry, by name, in a fixed order; what is not known is left out."""
    facts = {
        "origin": entry.origin.value,
        "engine": entry.engine,
        "glossary": entry.glossary,
        "rung": entry.rung.value if entry.rung else "",
        "doubts": json.dumps(entry.doubts, ensure_ascii=False) if entry.doubts else "",
        "score": "" if entry.score is None else repr(entry.score),
        "review": "" if entry.review is Review.NONE else entry.review.value,
        "note": entry.note,
        "context": entry.context,
        "when": entry.when,
        "target": _digest(entry.target),
    }
    return {name: value for name, value in facts.items() if value}


def is_reviewed(entry: Entry) -> bool:
    """Whether a person wrote the translation or has looked at it."""
    if entry.review in (Review.NEEDED, Review.SOURCE_CHANGED):
        return False
    return entry.origin is Origin.HUMAN or entry.review is Review.ACCEPTED


def entry_with(
    source: str, kinds: tuple[str, ...], target: str, facts: Mapping[str, str], reviewed: bool
) -> Entry:
    """The entry of a file. `reviewed` is what the format itself says of it.

    A translation that notelint wrote is a person's as soon as somebody has
    changed it or marked it as reviewed in another tool. One of another tool is
    a person's if it is reviewed; else nobody's, and never used by itself.

    Raises:
        ValueError: the facts make no sense.
    """
    ours = "origin" in facts
    origin = Origin(facts["origin"]) if ours else Origin.UNKNOWN
    review = Review(facts["review"]) if facts.get("review") else Review.NONE
    entry = Entry(
        *(source, kinds, target, origin),
        rung=Rung(facts["rung"]) if facts.get("rung") else None,
        doubts=_doubts(facts.get("doubts", "")),
        score=float(facts["score"]) if facts.get("score") else None,
        review=review,
        engine=facts.get("engine", ""),
        glossary=facts.get("glossary", ""),
        note=facts.get("note", ""),
        context=facts.get("context", ""),
        when=facts.get("when", ""),
    )
    touched = facts.get("target", _digest(target)) != _digest(target)
    if not ours:
        # With markup in it, it is written as the sentence in the note is.
        with_markup = not kinds and not is_plain(target, tokens=False)
        return entry._replace(
            context=MARKDOWN if with_markup else "",
            origin=Origin.HUMAN if reviewed else Origin.UNKNOWN,
            review=Review.ACCEPTED if reviewed else Review.NEEDED,
        )
    if touched or (reviewed and not is_reviewed(entry)):
        return Entry(
            *(source, kinds, target, Origin.HUMAN),
            review=Review.ACCEPTED,
            note=entry.note,
            context=entry.context,
        )
    return entry


def _doubts(text: str) -> tuple[Doubt, ...]:
    if not text:
        return ()
    try:
        found = [
            Doubt(str(code), tuple((str(name), str(value)) for name, value in values))
            for code, values in json.loads(text)
        ]
    except (TypeError, RecursionError) as error:
        raise ValueError("doubts") from error
    return tuple(found)


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
