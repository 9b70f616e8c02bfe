"""What HTML and kramdown know of elements, by name."""


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names(
    "area base br col embed hr img input link meta param source track wbr"
    " basefont bgsound command frame keygen"
)
"""Elements without an end tag (HTML Living Standard, 13.1.2; the second line is obsolete)."""

OPTIONAL_END = _names(
    "body caption colgroup dd dt head html li optgroup option p rb rp rt rtc tbody td tfoot th"
    " thead tr"
)
"""Elements whose end tag may be left out (HTML Living Standard, 13.1.2.4)."""

RAW_TEXT = _names("iframe noembed noframes script style textarea title xmp")
"""Elements in which a browser looks for nothing but their end tag (13.1.2, 13.2.6.2)."""

PHRASING = _names(
    "a abbr acronym b bdi bdo big button cite code data del dfn em font i ins kbd label mark nobr"
    " output q ruby s samp small span strike strong sub sup time tt u var"
)
"""Elements that stand in a line of text and mark a part of it."""

CLOSES_P = _names(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr listing main menu nav ol p plaintext pre"
    " search section summary table ul xmp"
)
"""Elements whose start tag ends an open `<p>` (HTML Living Standard, 13.2.6.4.7)."""

FOREIGN = _names("math svg")
"""Elements in which the names of another language hold: nothing is said of those inside."""

HTML = (
    VOID
    | OPTIONAL_END
    | RAW_TEXT
    | PHRASING
    | CLOSES_P
    | FOREIGN
    | _names(
        "applet area audio bdi blink canvas datalist frameset legend map marquee menuitem meter"
        " multicol noindex noscript object optgroup picture progress select slot spacer template"
        " video"
    )
)
"""Every element of HTML, the obsolete ones that browsers still draw among them."""
