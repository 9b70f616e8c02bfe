"""What of a note is offered for translation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """`keys` are front-matter keys whose values are prose.

    `attributes` are the HTML attributes that are: "alt" and "title" may be
    wanted; those of Markdown's own images and links always are. With
    `all_languages`, segments without Korean come too.
    """

    keys: tuple[str, ...] = ("title", "subtitle", "excerpt", "description")
    attributes: tuple[str, ...] = ()
    all_languages: bool = False


DEFAULT = ExtractOptions()
