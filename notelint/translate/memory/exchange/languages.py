"""Names of the two languages, as files of translations have them (BCP 47)."""


def is_korean(language: str) -> bool:
    """Whether `language` is Korean, of any country: "ko", "ko-KR", "KO_kr"."""
    return _first(language) in ("ko", "kor")


def is_english(language: str) -> bool:
    """Whether `language` is English, of any country."""
    return _first(language) in ("en", "eng")


def _first(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].strip().lower()
