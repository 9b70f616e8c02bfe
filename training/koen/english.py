"""English nouns and verbs in a sentence: articles, plurals, persons and tenses."""

from __future__ import annotations

# Nouns that are not counted, by their last word or its ending, and exceptions to the endings.
_MASS_ENDINGS = ("ing", "tion", "sion", "ance", "ence", "ment", "ism", "ness", "ity", "sis", "ics", "graphy")
_MASS = frozenset((
    "data", "noise", "memory", "overfitting", "dropout", "descent", "recall", "accuracy", "precision", "inheritance",
    "attention", "padding", "momentum", "syntax", "backpropagation", "covariance", "variance", "likelihood",
    "theorem", "normalization", "software", "hardware", "information", "knowledge", "traffic", "bandwidth", "time",
    "space", "access", "research", "code", "storage", "algebra", "calculus", "throughput", "latency", "concurrency",
    "entropy",
))  # fmt: skip
_COUNTABLE = frozenset((
    "convolution", "function", "string", "binding", "listener", "exception", "permutation", "combination",
    "correlation", "transaction", "population", "instance", "sequence", "session", "dependency", "expression",
    "distribution", "complexity", "condition", "relation", "partition", "application", "element", "statement",
    "document", "environment", "experiment", "entity", "identity", "setting", "mapping", "embedding", "ring",
    "option", "position", "version", "section", "action", "interaction", "extension", "dimension", "connection",
    "collection", "operation", "equation", "component", "argument", "assignment", "segment",
))  # fmt: skip
_PAST = {
    "be": ("was", "been"), "have": ("had", "had"), "do": ("did", "done"), "go": ("went", "gone"),
    "make": ("made", "made"), "take": ("took", "taken"), "give": ("gave", "given"), "get": ("got", "got"),
    "find": ("found", "found"), "hold": ("held", "held"), "keep": ("kept", "kept"), "leave": ("left", "left"),
    "lose": ("lost", "lost"), "run": ("ran", "run"), "send": ("sent", "sent"), "put": ("put", "put"),
    "set": ("set", "set"), "split": ("split", "split"), "cut": ("cut", "cut"), "read": ("read", "read"),
    "write": ("wrote", "written"), "grow": ("grew", "grown"), "fall": ("fell", "fallen"), "rise": ("rose", "risen"),
    "become": ("became", "become"), "begin": ("began", "begun"), "mean": ("meant", "meant"),
    "build": ("built", "built"), "choose": ("chose", "chosen"), "break": ("broke", "broken"),
    "draw": ("drew", "drawn"), "see": ("saw", "seen"), "know": ("knew", "known"), "understand": ("understood",) * 2,
    "bring": ("brought", "brought"), "come": ("came", "come"), "feed": ("fed", "fed"), "hide": ("hid", "hidden"),
    "overwrite": ("overwrote", "overwritten"), "freeze": ("froze", "frozen"), "shrink": ("shrank", "shrunk"),
    "throw": ("threw", "thrown"), "think": ("thought", "thought"), "spread": ("spread", "spread"),
}  # fmt: skip
_DOUBLED = frozenset((
    "drop", "stop", "run", "set", "split", "cut", "put", "get", "begin", "swap", "map", "plot", "skip", "chop",
    "wrap", "pad", "fit",
))  # fmt: skip


def is_mass(term: str) -> bool:
    """True for what has neither article nor plural: noise, training, machine learning."""
    last = term.rsplit(" ", 1)[-1].lower()
    return last in _MASS or (last.endswith(_MASS_ENDINGS) and last not in _COUNTABLE)


def plural(term: str) -> str:
    """matrices is beyond it: only -s, -es and -ies."""
    if term.endswith(("s", "x", "ch", "sh")):
        return term + "es"
    return term[:-1] + "ies" if term.endswith("y") and term[-2] not in "aeiou" else term + "s"


def with_article(term: str, article: str) -> str:
    """The term with "the " or the right one of "a" and "an"; without, if it cannot be counted."""
    if is_mass(term) or not article:
        return term
    if article == "an ":
        return f"{'an' if term[0].lower() in 'aeiou' else 'a'} {term}"
    return article + term


def third_person(verb: str) -> str:
    """reduces, carries, does."""
    irregular = {"be": "is", "have": "has"}.get(verb)
    if irregular:
        return irregular
    if verb.endswith(("s", "x", "ch", "sh", "z", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "s"


def participle(verb: str) -> str:
    """reducing, running, being."""
    if verb in _DOUBLED:
        return verb + verb[-1] + "ing"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "be")):
        return verb[:-1] + "ing"
    return verb + "ing"


def past(verb: str) -> str:
    """reduced, ran."""
    return _PAST[verb][0] if verb in _PAST else _regular_past(verb)


def passive(verb: str) -> str:
    """The past participle: reduced, written."""
    return _PAST[verb][1] if verb in _PAST else _regular_past(verb)


def _regular_past(verb: str) -> str:
    if verb in _DOUBLED:
        return verb + verb[-1] + "ed"
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed"
