"""An `Article` walks in at one door and straight through: words, times, places, actors, attributions and chains, events, voice.

Every finder is a pure function of what the earlier ones found.
"""

from sayso.intake.language import READ_LANGUAGES
from sayso.reading.actors import find_cast
from sayso.reading.attribution import find_attributions
from sayso.reading.events import find_events
from sayso.reading.fronted import take_fronted
from sayso.reading.headline.check import check_headline
from sayso.reading.heads import Coreference
from sayso.reading.inner import find_inner
from sayso.reading.places import find_places
from sayso.reading.statements import find_statements
from sayso.reading.times import find_times
from sayso.reading.voice import find_voices
from sayso.reading.whole import make_whole
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
    with stage("places"):
        scores = [float(p) for p in 1 - analysis.toponym[:, 0]]
        places = find_places(syntax, title=article.title, outlet=article.outlet, url=article.url, scores=scores)
    with stage("actors"):
        cast = find_cast(syntax, places, published=article.published, outlet=article.outlet, scorer=Coreference(analysis))
    with stage("attributions"):
        raws = take_fronted(make_whole(find_attributions(analysis), article.text, analysis.quotes), syntax)
        raws += find_inner(raws, syntax)
    with stage("speakers and chains"):
        attributions, cast = find_statements(raws, syntax, analysis.quotes, cast, article)
    with stage("events"):
        found = find_events(analysis, attributions, cast, places, times, title_span=article.title_span)
    with stage("voice"):
        sentences = find_voices(analysis, found.attributions)
    with stage("headline"):
        headline = check_headline(article, analysis, found.attributions, sentences, found.cast.actors)
    return Reading(
        article=article,
        actors=found.cast.actors,
        attributions=found.attributions,
        events=found.events,
        places=found.places,
        times=times,
        sentences=sentences,
        headline=headline,
    )
