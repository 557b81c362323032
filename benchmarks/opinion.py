"""NewsSD-ENG: does a news sentence voice an opinion of its writer? `python -m benchmarks.opinion GOLD.jsonl`."""

from benchmarks.rows import Row
from benchmarks.runner import Benchmark, run
from sayso.reading.attribution import find_attributions
from sayso.reading.kinds import OPINION
from sayso.reading.opinion import opinion_probability
from sayso.reading.voice import covered
from sayso.reading.words import analyse_words


def predict(row: Row) -> Row:
    """SUBJ or OBJ: the row is one sentence, also where Sayso would cut it in two."""
    analysis = analyse_words(row["text"])
    tokens = analysis.syntax.tokens
    raws = find_attributions(analysis)
    inside = covered(tokens, sorted(span for raw in raws for span in raw.content))
    around = covered(tokens, sorted(span for raw in raws for span in [*raw.source, *raw.cue]))
    probability = opinion_probability(analysis, 0, len(tokens), inside, around)
    return {"id": row["id"], "label": "SUBJ" if probability >= OPINION else "OBJ", "score": round(probability, 3)}


if __name__ == "__main__":
    run(Benchmark("opinion", predict=predict))
