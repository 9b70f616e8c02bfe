"""The engine `openai`: a language model behind an OpenAI-compatible chat endpoint."""

from notelint.translate.engines.openai.engine import open_openai

__all__ = ["open_openai"]
