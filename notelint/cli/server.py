"""`notelint server`: for editors."""

import click

from notelint.cli.language import language_of
from notelint.cli.options import language_option


@click.command("server")
@language_option
def command(lang: str | None) -> int:
    """Speak the Language Server Protocol over standard input and output.

    Editors start it; see editors/ in the repository.
    """
    try:
        from notelint.server.server import serve
    except ImportError as error:
        raise click.ClickException(
            "the server needs the package pygls: pip install 'notelint[server]'"
        ) from error
    serve(language_of(lang))
    return 0
