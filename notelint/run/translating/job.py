"""A note that is to have an English edition: where both are, and what is known of them."""

from dataclasses import dataclass
from enum import StrEnum

from notelint.config.translation import TranslationSettings
from notelint.note.dialect import Dialect
from notelint.run.discover import FoundNote
from notelint.run.surroundings import Surroundings
from notelint.translate.edition.layout import Plan
from notelint.translate.edition.reference import Reference


class Standing(StrEnum):
    """How an edition stands to its note."""

    MISSING = "missing"  # there is none yet
    STALE = "stale"  # the note has changed since
    SETTINGS = "settings"  # made with other settings: engine, model, glossary ...
    LINKS = "links"  # a note that it leads to has got an edition, or other headings
    BOTH = "both"  # up to date, but its note in both languages is missing or stale
    AGAIN = "again"  # up to date, but a page of it is wanted
    FRESH = "fresh"
    NOT_NEEDED = "not-needed"  # the note holds no Korean
    UNREADABLE = "unreadable"


TO_DO = frozenset(
    {
        *(Standing.MISSING, Standing.STALE, Standing.SETTINGS),
        *(Standing.LINKS, Standing.BOTH, Standing.AGAIN),
    }
)


@dataclass(frozen=True, slots=True)
class Job:
    """A note and its edition.

    `source` and `edition` are paths from the site's root, with `/`; the
    `edition` of a tree outside of the site begins with `..`. `edition_path` is
    absolute, `shown_edition` for people, as `found.shown` is. `stamp` is the
    hash of what decides, beside the note, what the edition looks like;
    `sha256` that of the note's bytes. `reference` is that of an edition that
    is there. `problem` tells why the note cannot be read. `bilingual_path` is
    where the note in both languages is to be, "" for nowhere.
    """

    found: FoundNote
    surroundings: Surroundings
    dialect: Dialect
    settings: TranslationSettings
    plan: Plan
    source: str
    edition: str
    edition_path: str
    shown_edition: str
    standing: Standing
    stamp: str = ""
    sha256: str = ""
    reference: Reference | None = None
    problem: str = ""
    bilingual_path: str = ""

    @property
    def to_do(self) -> bool:
        """Whether the edition has to be made anew."""
        return self.standing in TO_DO

    @property
    def has_edition(self) -> bool:
        """Whether the note has an edition when the run is over, an old one perhaps."""
        return self.to_do or self.standing is Standing.FRESH or self.reference is not None
