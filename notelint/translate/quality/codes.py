"""The reasons to doubt a translation, by the codes of the rules of family TR that report them.

A `Doubt` carries one of these codes; its `values` are named beside each.
"""

HANGUL_LEFT = "TR201"  # Korean outside quotes and brackets in the English; text
NUMBER_DIFFERS = "TR202"  # a number of the source is missing, or one appeared; missing, extra
NEGATION_LOST = "TR203"  # the source denies something, the translation does not; text
REPEATED = "TR204"  # the same words again and again; text
LENGTH = "TR205"  # far too short or too long for its source; source, translation (characters)
UNBALANCED = "TR206"  # a quote or bracket without its partner, where the source has both; text
TERM_LOST = "TR207"  # an English word of the source is missing or spelled otherwise; text
LOW_SCORE = "TR208"  # the engine itself was unsure; score
TOKEN_INVENTED = "TR209"  # a placeholder that stands for nothing; text
UNTRANSLATED = "TR210"  # the Korean stayed as it was; no values

CODES = {
    HANGUL_LEFT: "Korean is left in the translation",
    NUMBER_DIFFERS: "A number is missing or different",
    NEGATION_LOST: "A negation may be lost",
    REPEATED: "Words are repeated",
    LENGTH: "Far too short or too long for its source",
    UNBALANCED: "A quote or bracket lost its partner",
    TERM_LOST: "An English term of the source is missing",
    LOW_SCORE: "The engine was unsure",
    TOKEN_INVENTED: "A placeholder that stands for nothing",
    UNTRANSLATED: "Not translated",
}
