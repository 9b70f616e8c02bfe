"""What a person wrote in an edition, as an entry of the memory."""

import re

from notelint.lazy import regex
from notelint.translate.memory.entry import Entry, Origin, Review
from notelint.translate.memory.sentence import Form, Sentence
from notelint.translate.protected_source import TOKEN, ProtectedSource, holds_tokens, token

# What is read as something else than it looks like somewhere in Markdown, HTML, YAML or Liquid:
# escapes, entities, markup, doubled quotes, emoji by name, addresses.
_READ_OTHERWISE = regex(r"[\\&*_`<>\[\]{}|$~^\"#⟦⟧\t\r\n]|''|:\w+:|https?:|www\.|  ")


def entry_for(sentence: Sentence, text: str, kind: str, note: str, by: Origin) -> Entry:
    """The entry for `text`, which a person put in the edition of `note` for `sentence`.

    What is protected becomes `⟦n⟧` where it is plain which is which, so that
    the words serve sentences with other code; else the entry serves this very
    sentence alone. Words that could mean something else elsewhere (an
    asterisk, an entity) are kept for sentences of the same `kind`.
    """
    target = protected(sentence.human, text)
    form = sentence.human
    if target is None:
        form, target = Form(sentence.literal, ()), text
    review = Review.ACCEPTED if by is Origin.HUMAN else Review.NONE
    context = "" if is_plain(target, bool(form.tokens)) else kind
    return Entry(*(form.text, form.kinds, target, by), review=review, note=note, context=context)


def protected(form: Form, text: str) -> str | None:
    """`text` with `⟦n⟧` for what is protected; None where it is not plain which is which."""
    if not form.tokens:
        return text
    numbers: dict[str, list[int]] = {}
    for number, item in enumerate(form.tokens, 1):
        numbers.setdefault(item.restored, []).append(number)
    if any(not restored or not _is_pair(form, some) for restored, some in numbers.items()):
        return None
    spellings = sorted(numbers, key=len, reverse=True)
    pieces = re.split(f"({'|'.join(map(re.escape, spellings))})", text)
    left = {restored: iter(some) for restored, some in numbers.items()}
    for place in range(1, len(pieces), 2):
        pieces[place] = token(next(left[pieces[place]], 0))  # 0: no token of the source
    target = "".join(pieces)
    return target if holds_tokens(ProtectedSource(form.text, form.tokens), target) else None


def _is_pair(form: Form, numbers: list[int]) -> bool:
    """Whether the tokens, which look the same, are one, or the two ends of one pair."""
    if len(numbers) == 1:
        return True
    first, *others = numbers
    return len(others) == 1 and form.tokens[first - 1].pair == others[0] - 1


def is_plain(target: str, tokens: bool) -> bool:
    """Whether words are read alike everywhere; `tokens`: `⟦n⟧` stands for something in them."""
    words = TOKEN.sub("x", target) if tokens else target
    return not _READ_OTHERWISE.search(words)
