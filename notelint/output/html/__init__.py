"""The report: one HTML page, for people who would rather look than read."""

from collections.abc import Iterator

from notelint.output.report import Report, Screen


def render_html(report: Report, _screen: Screen) -> Iterator[str]:
    """The page with all findings, in the language of the run."""
    from notelint.output.html.data import data_of
    from notelint.output.html.words import TITLES
    from notelint.page.build import build_page, read_file

    def read(name: str) -> str:
        return read_file("notelint.output.html", name)

    yield build_page(
        title=f"{TITLES[report.language]} – notelint",
        language=report.language,
        body=read("report.html"),
        styles=[read("report.css")],
        scripts=[read("words.js"), read("report.js")],
        data=data_of(report),
    )
