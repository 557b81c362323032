"""What each stage of the work costs. Free where nobody asks: a stage outside `measured()` does nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter

_seconds: ContextVar[dict[str, float] | None] = ContextVar("seconds", default=None)
_inner: ContextVar[float] = ContextVar("inner", default=0.0)


@contextmanager
def measured() -> Iterator[dict[str, float]]:
    """Seconds a stage, in the order in which stages are first left; a stage inside another one is taken off the outer one."""
    seconds: dict[str, float] = {}
    token = _seconds.set(seconds)
    try:
        yield seconds
    finally:
        _seconds.reset(token)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Counts the time spent inside towards stage `name`."""
    seconds = _seconds.get()
    if seconds is None:
        yield
        return
    outer = _inner.get()
    _inner.set(0.0)
    start = perf_counter()
    try:
        yield
    finally:
        spent = perf_counter() - start
        seconds[name] = seconds.get(name, 0.0) + spent - _inner.get()
        _inner.set(outer + spent)
