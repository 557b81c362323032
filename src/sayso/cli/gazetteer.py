"""`sayso gazetteer`: the places that Sayso knows, and how to know more of them."""

from pathlib import Path

import click

from sayso.gazetteer import open_gazetteer, user_path
from sayso.gazetteer.geonames import pack_dump


@click.group()
def gazetteer() -> None:
    """The places that Sayso knows: which gazetteer is in use, and building a fuller one."""


@gazetteer.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where to write it; the default is used from then on.")
def build(file: Path, out: Path | None) -> None:
    """Build a gazetteer from a GeoNames dump that you have.

    FILE is allCountries.txt, a country's file or cities500.txt, as it is or in its .zip. Rivers, regions and sites come with it. The result
    lies in your data folder and is used from then on; SAYSO_GAZETTEER names another place for it.
    """
    target = out or user_path()

    def told(lines: int) -> None:
        click.echo(f"{lines:,} lines", err=True)

    count = pack_dump(file, target, told)
    click.echo(f"{count:,} places in {target}")


@gazetteer.command()
def info() -> None:
    """Say which gazetteer is in use, how many places it has and where they come from."""
    used = open_gazetteer()
    click.echo(f"{used.path}\n{len(used):,} places\n{used.source}")
