"""Made-up names and numbers in place of those that both sides of a pair share.

A name the model has never seen has to be copied, piece by piece; the corpus alone teaches it
to prefer the names it knows (NanoGPT became another GPT).
"""

from __future__ import annotations

import random
import re

from koen.placeholders import shared_spans
from koen.terms import Terms

_PARTS = (
    "nano", "mini", "open", "auto", "deep", "fast", "tiny", "mega", "meta", "core", "hyper", "light", "graph",
    "token", "layer", "block", "node", "edge", "cache", "batch", "train", "eval", "data", "model", "image", "text",
    "video", "audio", "speech", "vision", "point", "frame", "pixel", "mask", "seg", "det", "net", "flow", "diff",
    "norm", "loss", "grad", "optim", "sched", "query", "key", "value", "index", "table", "field", "page", "view",
    "form", "user", "admin", "group", "role", "auth", "login", "proxy", "route", "queue", "stack", "heap", "tree",
    "list", "map", "set", "hash", "sort", "scan", "merge", "split", "join", "pool", "conv", "attn", "embed", "proj",
    "gate", "state", "step", "epoch", "lora", "vit", "bert", "gpt", "llama", "mamba", "yolo", "clip", "sam", "dino",
    "swin", "res", "dense", "mobile", "event", "task", "job", "work", "pod", "disk", "file", "path", "line", "char",
    "word", "byte", "bit", "flag", "mode", "type", "name", "size", "shape", "rank", "axis", "left", "right", "first",
    "last", "max", "min", "sum", "mean", "std", "var", "sigma", "alpha", "beta", "gamma", "delta", "theta", "lambda",
    "omega", "kafka", "redis", "spring", "mongo", "maria", "post", "lite", "cloud", "edge", "kube", "helm", "dock",
    "swarm", "chart", "spark", "flink", "hive", "beam", "air", "dag", "fire",
)  # fmt: skip
_ENDS = (
    "able", "er", "or", "ify", "ize", "ly", "hub", "kit", "lab", "box", "db", "js", "py", "ml", "ai", "io", "os", "x",
    "up",
)  # fmt: skip
_NUMBER = re.compile(r"(?<![\w.,⟦-])\d{2,}(?:\.\d+)?(?![\w⟧]|[.,]\d)")


def make(rng: random.Random) -> str:
    """A name as code, papers and products have them."""
    first, second, third = rng.sample(_PARTS, 3)
    kind = rng.randrange(10)
    if kind == 0:
        return "".join(rng.choices("ABCDEFGHIKLMNOPRSTUVX", k=rng.choice((2, 3, 3, 4, 5))))
    if kind == 1:
        return first.capitalize() + second.upper()[:4]
    if kind == 2:
        return first.capitalize() + second.capitalize() + (third.capitalize() if rng.random() < 0.3 else "")
    if kind == 3:
        return first + second.capitalize() + (third.capitalize() if rng.random() < 0.3 else "")
    if kind == 4:
        return "_".join((first, second, third)[: rng.choice((2, 2, 3))])
    if kind == 5:
        return f"{first.capitalize()}{rng.choice(_ENDS)}"
    if kind == 6:
        return f"{rng.choice((first.upper()[:4], first.capitalize() + second))}-{rng.choice((1, 2, 3, 7, 13, 50, 101))}"
    if kind == 7:
        return f"{first}.{second}_{third}" if rng.random() < 0.5 else f"{first}-{second}"
    if kind == 8:
        return first + second + rng.choice(("", "()", "2", "3d", "[i]", "++"))
    return f"{first.capitalize()} {second.capitalize()}"


def rename(korean: str, english: str, terms: Terms, rng: random.Random) -> tuple[str, str]:
    """The pair with up to two of its shared names made up, and sometimes other numbers."""
    spans = [s for s in shared_spans(korean, english, terms) if korean[slice(*s.korean)] == english[slice(*s.english)]]
    spans = [s for s in spans if re.search(r"[A-Za-z]{2}", korean[slice(*s.korean)])]
    for old in [korean[slice(*s.korean)] for s in rng.sample(spans, min(len(spans), rng.choice((1, 1, 2))))]:
        # A name inside another one that was just made up is left alone.
        if korean.count(old) == 1 and english.count(old) == 1:
            new = make(rng)
            korean, english = korean.replace(old, new), english.replace(old, new)
    return renumber(korean, english, rng)


def renumber(korean: str, english: str, rng: random.Random) -> tuple[str, str]:
    """A number of two digits or more that each side holds once becomes another of the same length."""
    for old in _NUMBER.findall(korean)[:2]:
        if len(_NUMBER.findall(english)) and korean.count(old) == 1 and english.count(old) == 1:
            new = "".join(char if char == "." else rng.choice("123456789") for char in old)
            korean, english = korean.replace(old, new), english.replace(old, new)
    return korean, english


def gloss(korean: str, english: str, terms: Terms, rng: random.Random) -> str:
    """A term with its English in brackets, as lectures introduce it: 손실 함수(loss function)를.

    The English stays: there the term stands once.
    """
    places = terms.find(korean, english)
    if not places:
        return korean
    (_, end), (start_e, end_e) = rng.choice(places)
    return f"{korean[:end]}({english[start_e:end_e]}){korean[end:]}"
