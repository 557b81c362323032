"""An `Article` walks in at one door and straight through: tokens, names, times, places, actors, attributions, chains, events, voice, headline."""

from sayso.record import Article, Reading


def read_article(article: Article) -> Reading:
    """The reading of one article; never raises on any text."""
    return Reading(article=article)
