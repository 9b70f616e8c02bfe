"""Denials of the source that the translation may have lost."""

import re

from notelint.lazy import regex
from notelint.translate.quality.codes import NEGATION_LOST
from notelint.translate.quality.hangul import SHOWN
from notelint.translate.translation import Doubt

# 않다, 없다, 못하다, 안 + verb, 아니다, -지 말다. `안에`, `동안`, `제안` are none.
_DENIAL = regex(
    r"지(?:는|도|가|를)? ?(?:않|못|말[아라고]|마[라세])[가-힣]*|없[가-힣]*|"
    r"(?<![가-힣])안 ?(?:되|돼|된|됨|될|됩|하|한|함|해|할|쓰|써|쓴|씀|나오|나와|보이|좋)[가-힣]*|"
    r"(?<![가-힣])못 ?(?:하|한|함|해|할|쓰|찾|읽|잡)[가-힣]*|"
    r"아니(?:다|라|고|며|면|지|었|므|기)[가-힣]*|아닌|아님|아닙[가-힣]*"
)

# What denies in form only, or is said in English without a denial.
_NO_DENIAL = regex(
    r"지 ?않으면 ?안|없으면 ?안|안 ?(?:되|돼)[가-힣]{0,2}까|수 ?밖에 ?없|뿐(?:만)? ?아니라|"
    r"(?:상관|관계|끊임|틀림|변함|다름|수) ?없이|어쩔 ?수 ?없|다름 ?없|문제 ?없|빠짐없|빈틈없|"
    r"지 ?않을까|지 ?않나|지 ?않았을까|못지 ?않|얼마 ?안|머지 ?않|아니(?:면|라)|없[애앤앨앰앴앱]"
)

# English that denies, in a word or by a part of one.
_DENIES = regex(
    r"\b(?:not|no|non|never|none|nothing|nobody|nowhere|neither|nor|without|cannot|cant|dont|"
    r"doesnt|isnt|lacks?|lacking|fail(?:s|ed|ure|ing)?|avoid\w*|instead|rather|unless|except\w*|"
    r"only|free|missing|absent|absence|empty|few|little|less|hardly|barely|rarely|seldom|prevent\w*|"
    r"exclud\w*|skip\w*|ignor\w*|omit\w*|remov\w*|false|null|hard|difficult\w*|too|other than|"
    r"loses?|lost|otherwise|block\w*|stops?|far from|irrespective|regardless|independent\w*|"
    r"refus\w*|forb\w+|"
    r"un\w{3,}|in(?:ability|accura|active|adequa|appropria|capab|complet|consist|correct|depend|compat|"
    r"direct|effectiv|efficien|expens|feasib|finit|separab|signific|stab|stead|sufficien|valid|"
    r"vis|variant|equal)\w*|im(?:possib|practic|precis|proper|mutab|perfect|balanc)\w*|"
    r"ir(?:regular|relevant|respons|revers)\w*|il(?:legal|logic)\w*|dis\w{4,}|mis\w{4,}|\w+less)\b|"
    r"n['’]t\b|\bnon-",
    re.IGNORECASE,
)


def negation_lost(source: str, translated: str) -> Doubt | None:
    """A denial of the source, where nothing in the translation denies."""
    denial = _DENIAL.search(_NO_DENIAL.sub(" ", source))
    if denial is None or _DENIES.search(translated):
        return None
    return Doubt(NEGATION_LOST, (("text", denial[0][:SHOWN]),))
