"""An `Article` walks in at one door and straight through: words, places, times, actors, attributions, chains, voice."""

from sayso.intake.language import READ_LANGUAGES
from sayso.reading.actors import find_cast
from sayso.reading.attribution import find_attributions
from sayso.reading.statements import find_statements
from sayso.reading.times import find_times
from sayso.reading.voice import find_sentences
from sayso.reading.words import analyse_words
from sayso.record import Article, Reading
from sayso.stages import stage


def read_article(article: Article) -> Reading:
    """The reading of one article; never raises on any text.

    An article in a language that Sayso does not read keeps its text and metadata, and `unread` says so.
    """
    if article.language is not None and article.language not in READ_LANGUAGES:
        return Reading(article=article, unread="language")
    with stage("words"):
        analysis = analyse_words(article.text)
    syntax = analysis.syntax
    with stage("times"):
        times = find_times(syntax, article.published)
    with stage("actors"):
        cast = find_cast(syntax, [], published=article.published, outlet=article.outlet)
    with stage("attributions"):
        raws = find_attributions(analysis)
    with stage("speakers and chains"):
        attributions, cast = find_statements(raws, syntax, analysis.quotes, cast, article)
    with stage("voice"):
        sentences = find_sentences(syntax, attributions)
    return Reading(article=article, actors=cast.actors, attributions=attributions, times=times, sentences=sentences)
