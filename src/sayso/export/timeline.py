"""The times of an article as a timeline: SVG that needs nothing else, with no script and no style.

Steps on the line are dates that the article's times begin or end at, in order and evenly apart, since an article speaks of last night and
of the last century at once; the distance between two of them says nothing, and each is labelled.
"""

from collections.abc import Sequence
from html import escape

from sayso.export.markup import Html
from sayso.record import Time

WIDTH, ROW, TOP, LABEL = 420, 24, 58, 140
LETTER = 6.2
"""Width of a digit of the labels, at 10 pixels, with some to spare."""
_LEVELS = (38, 25)
_PUBLISHED = "published"
MOST_ROWS, MOST_WORDS = 24, 22


def timeline_svg(times: Sequence[Time], said: Sequence[str], published: str | None = None) -> Html:
    """The timeline of the times that have a start, or "" where none has. `said` are the words of each time; the text is safe in HTML."""
    rows: dict[tuple[str, str], list[str]] = {}
    for time, words in zip(times, said, strict=True):
        if time.start and time.end:
            heard = rows.setdefault((time.start, time.end), [])
            if words.lower() not in (w.lower() for w in heard):
                heard.append(words)
    if not rows:
        return Html("")
    order = sorted(rows)[:MOST_ROWS]
    today = published[:10] if published else None
    steps = sorted({_day(x) for pair in order for x in pair} | ({today} if today else set()))
    gap = (WIDTH - LABEL - 40) / max(1, len(steps) - 1)
    at = {step: round(LABEL + 16 + i * gap, 1) for i, step in enumerate(steps)}
    height = TOP + len(order) * ROW + 8
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        'role="img" '
        f'font-family="system-ui, sans-serif" font-size="12" fill="currentColor"><title>Timeline of {len(order)} times</title>'
    ]
    parts += _axis(steps, at, height, today)
    for number, pair in enumerate(order):
        y = TOP + number * ROW + ROW / 2
        words = ", ".join(rows[pair])
        short = words if len(words) <= MOST_WORDS else words[: MOST_WORDS - 1].rstrip() + "…"
        low, high = at[_day(pair[0])], at[_day(pair[1])]
        wide = max(high - low, 7)
        parts.append(
            f'<g><title>{escape(words)}: {escape(pair[0])} to {escape(pair[1])}</title><text x="{LABEL}" y="{y + 4:g}" text-anchor="end">'
            f'{escape(short)}</text><rect x="{low:g}" y="{y - 5:g}" width="{wide:g}" height="10" rx="3" fill-opacity=".55"/></g>'
        )
    parts.append("</svg>")
    return Html("".join(parts))


def _axis(steps: Sequence[str], at: dict[str, float], height: int, today: str | None) -> list[str]:
    """Lines and labels of the steps; the day of publication is always labelled, the others where a line of labels has room for them."""
    out = []
    free = [-1.0] * len(_LEVELS)  # where each line of labels ends so far
    for step in steps:
        x = at[step]
        dash = "" if step == today else ' stroke-dasharray="2 3"'
        out.append(f'<line x1="{x:g}" x2="{x:g}" y1="{TOP - 6}" y2="{height - 4}" stroke="currentColor" stroke-opacity=".35"{dash}/>')
        wide = len(step) * LETTER
        left = min(max(x - wide / 2, 0.0), WIDTH - wide)
        level = next((n for n, end in enumerate(free) if left > end + 4), None)
        if step == today:
            middle = min(x, WIDTH - len(_PUBLISHED) * LETTER / 2)
            out.append(f'<text x="{middle:g}" y="12" text-anchor="middle" font-size="10" font-weight="600">{_PUBLISHED}</text>')
            level = len(_LEVELS) - 1 if level is None else level
        if level is not None:
            free[level] = left + wide
            weight = ' font-weight="600"' if step == today else ""
            out.append(f'<text x="{left:g}" y="{_LEVELS[level]}" font-size="10"{weight}>{escape(step)}</text>')
    return out


def _day(moment: str) -> str:
    """A moment as precise as a day."""
    return moment[:10]
