"""The trained model: one int8 encoder pass over the words of an article, and small heads over its vectors (ONNX, one thread).

Made by `training/`; see the card in `sayso/weights/`. Everything runs on one thread, so that the same text gives the same bytes anywhere.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.errors import DataError

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

CLS, SEP, UNKNOWN = 101, 102, 100
LIMIT = 254
"""Pieces in one window, without the two marks at its ends; the length that the model was trained on."""
OVERLAP = 48
"""Pieces that two neighbouring windows share, so that every word is seen with context on both sides."""
WIDTH = 384
_LONGEST_WORD = 64
_MOST_PIECES = 12


@cache
def session(name: str) -> ort.InferenceSession:
    """The graph `name` of the shipped weights. Raises `DataError` where it is missing or damaged."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        graph = resources.files("sayso.weights").joinpath(f"{name}.onnx").read_bytes()
        return ort.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise DataError(f"the model {name}.onnx cannot be loaded: {error}") from error


def run(name: str, **inputs: Any) -> list[Any]:
    """All outputs of a graph."""
    return session(name).run(None, inputs)  # type: ignore[no-any-return]


@cache
def labels() -> dict[str, list[str]]:
    """The labels of each head, in the order of its outputs."""
    try:
        table: dict[str, list[str]] = json.loads(resources.files("sayso.weights").joinpath("labels.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"the table of labels cannot be read: {error}") from error
    return table


@cache
def _tokenizer() -> Tokenizer:
    try:
        tokenizer = Tokenizer.from_str(resources.files("sayso.weights").joinpath("tokenizer.json").read_text(encoding="utf-8"))
    except Exception as error:
        raise DataError(f"the tokenizer cannot be loaded: {error}") from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def pieces_of(words: Sequence[str]) -> list[list[int]]:
    """Word pieces of each word, at least one and at most twelve a word."""
    clean = [w[:_LONGEST_WORD].encode("utf-8", "replace").decode("utf-8") for w in words]
    encoding = _tokenizer().encode(clean, is_pretokenized=True, add_special_tokens=False)
    out: list[list[int]] = [[] for _ in words]
    for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
        if word is not None and len(out[word]) < _MOST_PIECES:
            out[word].append(piece)
    return [p or [UNKNOWN] for p in out]


def pieces_of_text(text: str) -> list[int]:
    """Word pieces of a stretch of text."""
    return pieces_with_offsets(text)[0]


def pieces_with_offsets(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    """Word pieces of a stretch of text, and the characters that each stands for."""
    encoding = _tokenizer().encode(text.encode("utf-8", "replace").decode("utf-8"), add_special_tokens=False)
    return list(encoding.ids), list(encoding.offsets)


def softmax(logits: Floats) -> Floats:
    """Over the last axis."""
    e: Floats = np.exp(logits - logits.max(-1, keepdims=True))
    out: Floats = e / e.sum(-1, keepdims=True)
    return out


def windows(sizes: Sequence[int], starts: Sequence[bool]) -> list[tuple[int, int]]:
    """Word ranges `[low, high)` of at most `LIMIT` pieces that overlap; a window after the first begins at a sentence where it can.

    `sizes`: pieces a word; `starts`: whether a sentence begins at the word.
    """
    out = []
    low, n = 0, len(sizes)
    while low < n:
        high, used = low, 0
        while high < n and used + sizes[high] <= LIMIT:
            used += sizes[high]
            high += 1
        out.append((low, high))
        if high == n:
            break
        back, shared = high, 0
        while back > low + 1 and shared < OVERLAP:
            back -= 1
            shared += sizes[back]
        low = next((i for i in range(back, max(low, back - 25), -1) if starts[i]), back)
    return out


def vectors(words: Sequence[str], kinds: Sequence[int], starts: Sequence[bool], encoders: Sequence[str] = ("encoder",)) -> list[Floats]:
    """One vector a word from each encoder, [words, 384]; each word is taken from the window in which it stands farthest from an edge."""
    pieces = pieces_of(words)
    out = [np.zeros((len(words), WIDTH), dtype=np.float32) for _ in encoders]
    ranges = windows([len(p) for p in pieces], starts)
    for number, (low, high) in enumerate(ranges):
        flat, kind, first, last = [CLS], [0], [], []
        for i in range(low, high):
            first.append(len(flat))
            flat += pieces[i]
            kind += [kinds[i]] * len(pieces[i])
            last.append(len(flat) - 1)
        flat.append(SEP)
        kind.append(0)
        inputs = {
            "pieces": np.array([flat], dtype=np.int64),
            "kinds": np.array([kind], dtype=np.int64),
            "first": np.array(first, dtype=np.int64),
            "last": np.array(last, dtype=np.int64),
        }
        begin = (low + ranges[number - 1][1]) // 2 if number else 0
        for encoder, vector in zip(encoders, out, strict=True):
            (h,) = run(encoder, **inputs)
            vector[begin:high] = h[begin - low :]
    return out
