"""From the shell to a command and back: finding the command, and turning what went wrong into a message and a code."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, NoReturn

import click

from ordtool.errors import ExitCode, OrdtoolError

INTERRUPTED = 130  # what a shell gives a program that Ctrl-C ended
BROKEN_PIPE = 141  # and one whose reader went away
_FOLDER = str(Path(__file__).parent)
_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Commands(click.Group):
    """A group whose commands are the modules of this folder; each offers its command as `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, sorted, without loading one."""
        return sorted(module.name for module in iter_modules([_FOLDER]) if not module.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command; None where there is none of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"ordtool.commands.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """As click does it, but a reader that went away (`| head`) ends it quietly."""
        try:
            result = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()  # now, while a full disk or a closed pipe can still be answered
        except BrokenPipeError:
            from ordtool.commands import _output

            _output.abandon()
            ctx.exit(BROKEN_PIPE)
        return result

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, but an unknown command is answered with the nearest one."""
        name = args[0]
        if not name.startswith("-") and name not in self.list_commands(ctx):
            raise click.UsageError(_unknown(name, self.list_commands(ctx)), ctx)
        return super().resolve_command(ctx, args)


def _unknown(name: str, names: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, names, n=1)
    hint = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(names)}."
    return f"There is no command “{name}”. {hint}"


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from importlib.metadata import version

    click.echo(f"ordtool {version('ordtool')} (Python {sys.version.split()[0]})")
    ctx.exit()


@click.group(cls=Commands, context_settings=_HELP)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version."
)
def ordtool() -> None:
    """Read ordinances, find their clauses and carve-outs, compare versions, review them against model ordinances.

    Not legal advice: a lawyer must check what comes out.

    \b
    Example:
      ordtool review bill.pdf --model surveillance-oversight -o review.docx
      ordtool review bill.docx --model face-recognition-ban --brief
      ordtool compare introduced.docx amended.docx -o redline.docx
      ordtool text agenda-packet.pdf --pages 112-131

    `ordtool COMMAND --help` explains a command.
    """


def run(args: list[str]) -> int:
    """Run one command line and return its exit code (docs/cli.md); messages go to standard error."""
    _speak_utf8()
    try:
        code = ordtool.main(args, prog_name="ordtool", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except OrdtoolError as error:
        return _say(str(error), code=error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _say("interrupted.", code=INTERRUPTED, kind="Stopped")
    except Exception as error:  # the last resort: a user never sees a traceback that was not asked for
        return _stumble(error)
    # click hands back what the command returned, or the code that it ended with.
    return code if isinstance(code, int) else ExitCode.OK


def main() -> NoReturn:
    """The `ordtool` program."""
    gc.set_threshold(
        50_000, 50, 50
    )  # it ends before circles of garbage matter; looking for them takes a twentieth of the time
    code = run(sys.argv[1:])
    sys.exit(code)


def _speak_utf8() -> None:
    """Results are UTF-8 whatever the locale; what no encoding can hold (a broken file name) is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _say(message: str, *, code: int, kind: str = "Error") -> int:
    click.echo(f"{kind}: {message}", err=True)
    return int(code)


def _stumble(error: Exception) -> int:
    if os.environ.get("ORDTOOL_DEBUG"):
        import traceback

        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return _say(
        f"ordtool stumbled on {what.splitlines()[0]}; this is a bug in ordtool, not in your file. "
        "Please report it; run with ORDTOOL_DEBUG=1 for the traceback.",
        code=ExitCode.UNEXPECTED,
    )
