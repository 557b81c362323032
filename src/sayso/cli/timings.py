"""What `--timings` tells: seconds and share of each stage, speed, and the most memory that was held at once."""

import sys
from importlib import import_module

import click


def report(seconds: dict[str, float], words: int) -> None:
    """Prints the table on standard error."""
    total = sum(seconds.values())
    width = max([len("total"), *map(len, seconds)])
    click.echo(f"{'stage':<{width}}  seconds  share", err=True)
    for name, spent in sorted(seconds.items(), key=lambda pair: -pair[1]):
        click.echo(f"{name:<{width}}  {spent:7.3f}  {spent / total if total else 0:5.0%}", err=True)
    speed = f", {words / total:,.0f} a second" if total else ""
    click.echo(f"{'total':<{width}}  {total:7.3f}  {words:,} words{speed}{_memory()}", err=True)


def _memory() -> str:
    """Peak memory, where the system tells it (not on Windows)."""
    if sys.platform == "win32":
        return ""
    peak = import_module("resource").getrusage(import_module("resource").RUSAGE_SELF).ru_maxrss
    return f"; {peak / (1 << 20 if sys.platform == 'darwin' else 1 << 10):,.0f} MB at most"
