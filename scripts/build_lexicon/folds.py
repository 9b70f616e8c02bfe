"""Which sources hold text of whose corrections: data to fit with is never counted in.

The corrections and clean lines come from repositories that are sources of the
lexicon too. Each fold leaves out the sources of some owners, and judges those
owners' words with what is left. The other authors of notes wrote none of the
corrections, and nothing is fitted to their notes: some more folds leave out a
third of them each, to judge their words without having counted them.
"""

_HUGGING_FACE = "transformers course diffusers hub smolagents agents-course audio-course cookbook"
_HF = " ".join(f"hf-{name}" for name in (*_HUGGING_FACE.split(), "smol-course"))
_WEB = "typescript typescript-kr fastapi fastapi-recent astro elixirschool solidity jekyll"
_LEARNING = "tf-docs keras-docs pytorch-tutorials pytorch-tutorials-old python-docs cs231n"
_LEARNERS = "huggingface Jwaminju smartibase kramaranya tensorflow PyTorchKorea python aikorea"
_WEB_OWNERS = "typescript-kr fastapi withastro elixirschool ethereum solidity-docs jekyllrb-ko"
# Owners of repositories, authors of notes, and the sources with the owners' text. The first
# fold has the owners without a source.
FOLDS: tuple[tuple[str, str, str], ...] = (
    ("", "", ""),
    (
        "reactjs gatsbyjs bsmth yurj26 tldr-pages",
        "chocobubble cmblir",
        "react react-legacy gatsby mdn tldr",
    ),
    (
        "rust-kr rust-lang Kernalix7 d2l-ai cncf",
        "ansohxxn inhopp",
        "rust-book rust-book-old d2l cncf-glossary",
    ),
    (
        "Kab1r Sith-call github",
        "namjunemy math-jh",
        "kubernetes opensource-guide",
    ),
    (
        f"{_LEARNERS} cs231n",
        "cchaeyoung greeksharifa",
        f"{_HF} {_LEARNING}",
    ),
    (
        f"MicrosoftDocs microsoft {_WEB_OWNERS} fastify webpack",
        "",
        f"ms-cpp ms-powershell {_WEB} fastify webpack",
    ),
)
# Authors of notes that nothing is fitted to; each row is left out together.
APART: tuple[str, ...] = (
    "JaeYeopHan Shung-2 haymrpig kimhyunso ratsgo seungjin-le",
    "Risk-boy WooVictory hyuny223 levell1 renine94 snoop2head",
    "Seogeurim bo-oseng jjonhwa min9805 seed_author ydy8989",
)
_FOLD_OF = {
    owner: number
    for number, (owners, authors, _) in enumerate(FOLDS)
    for owner in (*owners.split(), *authors.split())
}


def fold_of(owner: str) -> int:
    """The fold that judges the words of a repository's owner."""
    return _FOLD_OF.get(owner, 0)


def authors_of(fold: int) -> tuple[str, ...]:
    """The authors whose notes a fold judges."""
    return tuple(sorted(FOLDS[fold][1].split()))


def folder_of(owner: str) -> str:
    """The folder of the data that has counted nothing of an owner's."""
    for number, authors in enumerate(APART):
        if owner in authors.split():
            return f"apart{number}"
    return f"fold{fold_of(owner)}"


def left_out() -> dict[str, frozenset[str]]:
    """The sources that each fold leaves out, by the folder of its data."""
    folds = {
        f"fold{number}": frozenset(sources.split()) | _notes_of(authors)
        for number, (_, authors, sources) in enumerate(FOLDS)
    }
    return folds | {f"apart{number}": _notes_of(authors) for number, authors in enumerate(APART)}


def _notes_of(authors: str) -> frozenset[str]:
    return frozenset(f"note:{author}" for author in authors.split())
