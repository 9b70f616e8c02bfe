"""Which sources hold text of whose corrections: data to fit with is never counted in.

The corrections and clean lines come from repositories that are sources of the
lexicon too. Each fold leaves out the sources of some owners, and judges those
owners' words with what is left.
"""

_HUGGING_FACE = "transformers course diffusers hub smolagents agents-course audio-course cookbook"
_HF = " ".join(f"hf-{name}" for name in (*_HUGGING_FACE.split(), "smol-course"))
# Owners, and the sources with their text.
_WEB = "typescript typescript-kr fastapi fastapi-recent astro elixirschool solidity jekyll"
_LEARNING = "tf-docs keras-docs pytorch-tutorials pytorch-tutorials-old python-docs cs231n"
_LEARNERS = "huggingface Jwaminju smartibase kramaranya tensorflow PyTorchKorea python aikorea"
_WEB_OWNERS = "typescript-kr fastapi withastro elixirschool ethereum solidity-docs jekyllrb-ko"
FOLDS: tuple[tuple[str, str], ...] = (
    ("", ""),  # owners without a source
    (
        "reactjs gatsbyjs bsmth yurj26 tldr-pages chocobubble cmblir",
        "react react-legacy gatsby mdn tldr note:chocobubble note:cmblir",
    ),
    (
        "rust-kr rust-lang Kernalix7 d2l-ai ansohxxn inhopp cncf",
        "rust-book rust-book-old d2l note:ansohxxn note:inhopp cncf-glossary",
    ),
    (
        "Kab1r Sith-call namjunemy math-jh github",
        "kubernetes note:namjunemy note:math-jh opensource-guide",
    ),
    (
        f"{_LEARNERS} cs231n cchaeyoung greeksharifa",
        f"{_HF} {_LEARNING} note:cchaeyoung note:greeksharifa",
    ),
    (
        f"MicrosoftDocs microsoft {_WEB_OWNERS} fastify webpack",
        f"ms-cpp ms-powershell {_WEB} fastify webpack",
    ),
)
_FOLD_OF = {owner: at for at, (owners, _) in enumerate(FOLDS) for owner in owners.split()}


def fold_of(owner: str) -> int:
    """The fold that judges the words of a repository's owner."""
    return _FOLD_OF.get(owner, 0)


def sources_without(fold: int) -> frozenset[str]:
    """The sources that a fold leaves out."""
    return frozenset(FOLDS[fold][1].split())


def owners_of(fold: int) -> frozenset[str]:
    """The owners whose words a fold judges."""
    return frozenset(FOLDS[fold][0].split())
