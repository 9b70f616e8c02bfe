"""Which renderer a repository's notes are for, from the files at its root."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from notelint.note.dialect import Dialect, Renderer
from notelint.run.site import has_hugo_settings, read_packages, read_settings

_DOCUSAURUS = tuple(f"docusaurus.config.{ending}" for ending in ("js", "ts", "mjs", "cjs"))
# npm packages that render Markdown, in the order of what decides when several are there.
_GENERATORS = ("hexo", "gatsby", "vitepress", "next", "astro")
# Plugins that let `**` open and close next to Hangul (the CJK-friendly amendment).
_CJK_FRIENDLY = (
    "markdown-it-cjk-friendly",
    "remark-cjk-friendly",
    "micromark-extension-cjk-friendly",
)


def detect_dialect(root: Path) -> Dialect:
    """The dialect of the notes below `root`; what GitHub shows where no generator is found."""
    packages = read_packages(root)
    cjk_friendly = _is_cjk_friendly(packages)
    if "hexo" in packages or _is_hexo(read_settings(root)):
        return _commonmark("hexo", "package.json" if "hexo" in packages else "_config.yml")
    jekyll = next((n for n in ("_config.yml", "_config.yaml") if (root / n).is_file()), None)
    if jekyll:
        return _jekyll(read_settings(root), jekyll)
    if has_hugo_settings(root):
        return _commonmark("hugo", "its configuration")
    if docusaurus := next((name for name in _DOCUSAURUS if (root / name).is_file()), None):
        return _commonmark("docusaurus", docusaurus, cjk_friendly)
    if (root / ".vitepress").is_dir():
        return _commonmark("vitepress", ".vitepress", cjk_friendly)
    if generator := next((name for name in _GENERATORS if name in packages), None):
        return _commonmark(generator, "package.json", cjk_friendly)
    return Dialect(Renderer.GFM, reason="no site generator found: as GitHub shows it")


def _commonmark(site: str, found: str, cjk_friendly: bool = False) -> Dialect:
    """A generator whose renderer follows CommonMark and GFM (goldmark, marked, remark)."""
    return Dialect(
        Renderer.GFM, site=site, cjk_friendly=cjk_friendly, reason=f"{site}, from {found}"
    )


def _jekyll(settings: Mapping[str, Any], name: str) -> Dialect:
    """Jekyll runs kramdown unless `markdown:` names another engine (Jekyll, Configuration)."""
    engine = str(settings.get("markdown") or "kramdown")
    kramdown = engine.lower() == "kramdown"
    theme = _theme(settings)
    details = f"engine {engine}, theme {theme}" if theme else f"engine {engine}"
    return Dialect(
        Renderer.KRAMDOWN if kramdown else Renderer.GFM,
        site="jekyll",
        theme=theme,
        liquid=True,
        reason=f"Jekyll, from {name} ({details})",
    )


def _theme(settings: Mapping[str, Any]) -> str:
    """The theme, if its front matter is known: by name, or in a fork by settings of its own."""
    named = f"{settings.get('theme')} {settings.get('remote_theme')}".lower()
    if "minimal-mistakes" in named or "minimal_mistakes_skin" in settings:
        return "minimal-mistakes"
    if "chirpy" in named or ("theme_mode" in settings and "social_preview_image" in settings):
        return "chirpy"
    return ""


def _is_hexo(settings: Mapping[str, Any]) -> bool:
    """Hexo shares the name `_config.yml` with Jekyll; these settings are its own."""
    return "new_post_name" in settings or {"source_dir", "public_dir"} <= settings.keys()


def _is_cjk_friendly(packages: Mapping[str, str]) -> bool:
    vitepress = packages.get("vitepress", "").lstrip("^~>=v ")
    return vitepress.startswith("2") or any(name in packages for name in _CJK_FRIENDLY)
