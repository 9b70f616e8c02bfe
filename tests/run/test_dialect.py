"""What a repository's files say of the renderer of its notes."""

from pathlib import Path

import pytest

from notelint.note.dialect import Renderer
from notelint.run.dialect import detect_dialect
from notelint.run.site import find_root


@pytest.mark.parametrize(
    ("files", "renderer", "site", "theme"),
    [
        ({"_config.yml": "title: 노트"}, Renderer.KRAMDOWN, "jekyll", ""),
        ({"_config.yml": "markdown: kramdown\nkramdown:\n  input: GFM"}, "kramdown", "jekyll", ""),
        ({"_config.yml": "markdown: CommonMarkGhPages"}, Renderer.GFM, "jekyll", ""),
        ({"_config.yml": "minimal_mistakes_skin: air"}, "kramdown", "jekyll", "minimal-mistakes"),
        (
            {"_config.yml": "remote_theme: mmistakes/minimal-mistakes@4.24.0"},
            Renderer.KRAMDOWN,
            "jekyll",
            "minimal-mistakes",
        ),
        ({"_config.yml": "theme: jekyll-theme-chirpy"}, Renderer.KRAMDOWN, "jekyll", "chirpy"),
        ({"_config.yml": "title: [열린"}, Renderer.KRAMDOWN, "jekyll", ""),
        (
            {"_config.yml": "title: 노트", "package.json": '{"dependencies": {"hexo": "7"}}'},
            Renderer.GFM,
            "hexo",
            "",
        ),
        ({"_config.yml": "source_dir: source\npublic_dir: public"}, Renderer.GFM, "hexo", ""),
        ({"hugo.toml": ""}, Renderer.GFM, "hugo", ""),
        ({"config.toml": 'baseURL = "https://example.org"'}, Renderer.GFM, "hugo", ""),
        ({"config.toml": 'name = "other"'}, Renderer.GFM, "github", ""),
        ({"config/_default/hugo.yaml": "baseURL: x"}, Renderer.GFM, "hugo", ""),
        ({"config/_default/config.toml": ""}, Renderer.GFM, "hugo", ""),
        ({"config/app.yaml": ""}, Renderer.GFM, "github", ""),
        ({"docusaurus.config.ts": ""}, Renderer.GFM, "docusaurus", ""),
        ({".vitepress/config.mts": ""}, Renderer.GFM, "vitepress", ""),
        ({"package.json": '{"dependencies": {"astro": "4"}}'}, Renderer.GFM, "astro", ""),
        ({"package.json": '{"dependencies": {"gatsby": "5"}}'}, Renderer.GFM, "gatsby", ""),
        ({"package.json": '{"devDependencies": {"vitepress": "1"}}'}, "gfm", "vitepress", ""),
        ({"package.json": '{"dependencies": ["?"]}'}, Renderer.GFM, "github", ""),
        ({"package.json": "{"}, Renderer.GFM, "github", ""),
        ({}, Renderer.GFM, "github", ""),
    ],
)
def test_the_dialect_comes_from_the_files_at_the_root(
    tmp_path: Path, files: dict[str, str], renderer: str, site: str, theme: str
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    dialect = detect_dialect(tmp_path)
    assert (dialect.renderer, dialect.site, dialect.theme) == (renderer, site, theme)
    assert dialect.liquid == (site == "jekyll")


@pytest.mark.parametrize("name", ["config/_default/hugo.yaml", ".vitepress/config.mts"])
def test_a_folder_of_settings_marks_the_root(tmp_path: Path, name: str) -> None:
    notes = tmp_path / "site" / "notes"
    notes.mkdir(parents=True)
    settings = tmp_path / "site" / name
    settings.parent.mkdir(parents=True)
    settings.write_text("", "utf-8")
    assert find_root(notes) == (tmp_path / "site").resolve()


def test_the_reason_names_the_file_and_the_theme(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("minimal_mistakes_skin: air", "utf-8")
    reason = detect_dialect(tmp_path).reason
    assert reason == "Jekyll, from _config.yml (engine kramdown, theme minimal-mistakes)"


@pytest.mark.parametrize(
    ("packages", "friendly"),
    [
        ('"vitepress": "^2.0.0"', True),
        ('"vitepress": "^1.6.0"', False),
        ('"gatsby": "5", "remark-cjk-friendly": "1"', True),
    ],
)
def test_cjk_friendly_emphasis_is_seen_in_the_packages(
    tmp_path: Path, packages: str, friendly: bool
) -> None:
    (tmp_path / "package.json").write_text(f'{{"dependencies": {{{packages}}}}}', "utf-8")
    assert detect_dialect(tmp_path).cjk_friendly is friendly
