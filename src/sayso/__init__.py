"""Sayso, a source-tracing desk for news: who said what, through whom, and what is nobody's but the article's."""

__version__ = "0.1.0"
