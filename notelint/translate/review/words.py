"""What the page calls rungs and doubts, in both languages."""

from collections.abc import Mapping

from notelint.rulebook.rule import Rule
from notelint.translate.quality.codes import CODES
from notelint.translate.translation import Doubt, Rung

# Name, and what it means.
RUNGS: Mapping[Rung, Mapping[str, tuple[str, str]]] = {
    Rung.COPIED: {
        "en": ("copied", "There was nothing to translate"),
        "ko": ("그대로", "번역할 것이 없습니다"),
    },
    Rung.HUMAN: {
        "en": ("by a person", "A person wrote this translation"),
        "ko": ("사람", "사람이 쓴 번역입니다"),
    },
    Rung.MEMORY: {
        "en": ("from memory", "The very same sentence was translated before"),
        "ko": ("기억", "똑같은 문장을 번역한 적이 있습니다"),
    },
    Rung.GLOSSARY: {
        "en": ("from the glossary", "All of it is terms, which the glossary has in English"),
        "ko": ("용어집", "용어로만 되어 있어 용어집의 영어를 썼습니다"),
    },
    Rung.FIRST: {
        "en": ("first answer", "The engine's best answer kept everything"),
        "ko": ("첫 번역", "엔진의 첫 번역이 보호할 것을 모두 지켰습니다"),
    },
    Rung.ALTERNATIVE: {
        "en": ("other answer", "A lower answer of the engine kept everything"),
        "ko": ("다른 후보", "엔진의 다른 후보가 보호할 것을 모두 지켰습니다"),
    },
    Rung.ATTENTION: {
        "en": ("put back", "What was lost was put back where the engine was looking"),
        "ko": ("되돌림", "빠진 것을 엔진이 보던 자리에 되돌려 넣었습니다"),
    },
    Rung.SPLIT: {
        "en": ("in parts", "Translated in parts between what is protected; may read badly"),
        "ko": ("나누어 번역", "보호할 것 사이를 나누어 번역해 어색할 수 있습니다"),
    },
    Rung.KEPT: {
        "en": ("Korean kept", "No answer was good enough; the Korean stays"),
        "ko": ("번역 못 함", "쓸 만한 번역이 없어 한국어를 그대로 두었습니다"),
    },
}

TONES: Mapping[Rung, str] = {
    Rung.COPIED: "",
    Rung.HUMAN: "good",
    Rung.MEMORY: "info",
    Rung.GLOSSARY: "info",
    Rung.FIRST: "info",
    Rung.ALTERNATIVE: "info",
    Rung.ATTENTION: "warn",
    Rung.SPLIT: "warn",
    Rung.KEPT: "bad",
}

# Where the rule book has no page yet.
_KOREAN = {
    "TR201": "번역에 한국어가 남아 있습니다",
    "TR202": "숫자가 빠지거나 달라졌습니다",
    "TR203": "부정하는 말이 사라졌을 수 있습니다",
    "TR204": "같은 말이 되풀이됩니다",
    "TR205": "원문에 견주어 너무 짧거나 깁니다",
    "TR206": "따옴표나 괄호의 짝이 맞지 않습니다",
    "TR207": "원문에 있던 영어 용어가 없습니다",
    "TR208": "엔진이 자신하지 못했습니다",
    "TR209": "아무것도 가리키지 않는 표시가 있습니다",
    "TR210": "번역되지 않았습니다",
}


def doubt_names(code: str) -> dict[str, str]:
    """What a doubt is called in the filter, short."""
    english = CODES.get(code, code)
    return {"en": english, "ko": _KOREAN.get(code, english)}


def doubt_messages(doubt: Doubt, book: Mapping[str, Rule]) -> dict[str, str]:
    """Why a sentence is doubtful: the message of the rule, or the doubt's name and values."""
    if doubt.code in book:
        from notelint.translate.quality.messages import message_of_doubt

        rule = book[doubt.code]
        return {lang: message_of_doubt(doubt, rule, lang) for lang in ("en", "ko")}
    told = ", ".join(value for _, value in doubt.values if value)
    return {
        lang: f"{name}: {told}" if told else name for lang, name in doubt_names(doubt.code).items()
    }
