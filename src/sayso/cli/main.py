"""`sayso`: the commands, and the one place where an error becomes a line for a user."""

import io
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from sayso import __version__
from sayso.cli.export import export
from sayso.cli.gazetteer import gazetteer
from sayso.cli.output import PipeClosed, silence
from sayso.cli.read import INTERRUPTED, read
from sayso.errors import SaysoError

PIPE_CLOSED = 141
"""Exit code of a program whose output nobody reads any more, as shells count it."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="sayso")
def cli() -> None:
    """Who said what, through whom; who did what to whom; and what is nobody's but the article's."""


cli.add_command(read)
cli.add_command(export)
cli.add_command(gazetteer)


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Runs a command and exits: 0 where all went well, 1 after an error, 2 after a wrong option."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # whatever the locale says
    sys.exit(_run(args))


def _run(args: Sequence[str] | None) -> int:
    try:
        code = cli.main(args=args, prog_name="sayso", standalone_mode=False)
        sys.stdout.flush()
    except SaysoError as error:
        click.echo(f"sayso: {error}", err=True)
        return 1
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("sayso: stopped", err=True)
        return INTERRUPTED
    except (PipeClosed, BrokenPipeError):
        silence()
        return PIPE_CLOSED
    except OSError as error:  # help or version, printed to a full disk
        silence()
        click.echo(f"sayso: standard output: {error.strerror or error}", err=True)
        return 1
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    main()
