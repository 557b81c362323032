"""From word vectors to a dependency tree and names, sentence by sentence."""

from collections.abc import Sequence

import numpy as np

from sayso.reading import model
from sayso.reading.syntax import Name
from sayso.record import Span

LONGEST = 256
"""Words that are parsed at once; a longer sentence is parsed in pieces, so that no text is quadratic."""


def tree(arcs: model.Floats) -> list[int]:
    """Head of each word from scores [n, n] (row: child, column: head, diagonal: root): greedy, one root, no cycle."""
    n = len(arcs)
    heads = arcs.argmax(1)
    root = int(np.where(heads == np.arange(n), arcs.diagonal(), arcs.diagonal() - 1e6).argmax())
    inner = arcs.copy()
    np.fill_diagonal(inner, -1e9)
    for i in range(n):
        if i == root:
            heads[i] = root
        elif heads[i] == i:
            heads[i] = inner[i].argmax()
    safe = {root}
    for i in range(n):
        path: list[int] = []
        seen: set[int] = set()
        j = i
        while j not in safe and j not in seen:
            path.append(j)
            seen.add(j)
            j = int(heads[j])
        if j not in safe:
            cycle = path[path.index(j) :]
            loosest = max(cycle, key=lambda k: (arcs[k, root] - arcs[k, heads[k]], -k))
            heads[loosest] = root
        safe.update(path)
    return [int(h) for h in heads]


def parse(vectors: model.Floats, sentences: Sequence[tuple[int, int]]) -> tuple[list[int], list[str]]:
    """Head and label of every word; `sentences` are word ranges `[low, high)` that cover all words."""
    heads = list(range(len(vectors)))
    child_rows: list[model.Floats] = []
    head_rows: list[model.Floats] = []
    for low, high in sentences:
        for start in range(low, high, LONGEST):
            end = min(high, start + LONGEST)
            arcs, child, head = model.run("sentence", words=vectors[start:end])
            local = tree(arcs)
            heads[start:end] = [start + h for h in local]
            child_rows.append(child)
            head_rows.append(head[local])
    if not child_rows:
        return heads, []
    (label,) = model.run("labels", child=np.concatenate(child_rows), head=np.concatenate(head_rows))
    names = model.labels()["dep"]
    return heads, [names[k] for k in label]


def names_of(logits: model.Floats, spans: Sequence[Span]) -> list[Name]:
    """Names from the BIO scores [n, labels]; a name that begins without a B begins all the same."""
    table = model.labels()["ent"]
    out: list[Name] = []
    first, kind = -1, ""
    tags = [table[k] for k in logits.argmax(1)] if len(logits) else []
    for i, tag in enumerate([*tags, "O"]):
        if first >= 0 and not (tag[0] == "I" and tag[2:] == kind):
            out.append(Name(first, i - 1, kind, (spans[first][0], spans[i - 1][1])))
            first = -1
        if tag != "O" and first < 0:
            first, kind = i, tag[2:]
    return out
