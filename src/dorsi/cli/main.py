"""The `dorsi` command: one module per sub-command, imported only when it is asked for."""

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from types import MappingProxyType
from typing import Annotated, Final

import typer

from dorsi.cli.quiet import forget_output
from dorsi.errors import DorsiError, NotSaved, NotShown
from dorsi.version import __version__

# In the order a person meets them. The help stands here as well as in each module, so that
# `dorsi --help` need not import them; a test keeps the two alike.
COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "demo": "Show what Dorsi says about a bundled example journal, and how to begin your own.",
        "new": "Begin a journal: a few questions, then a first programme.",
        "log": "Write a reading, an answer or a session into a journal.",
        "fix": "Correct or withdraw something in a journal.",
        "erase": "Remove a journal and everything kept beside it.",
        "review": "Say how far each ankle bends, what it means and what to do.",
        "plan": "Show this week day by day, and the twelve weeks at a glance.",
        "today": "Show today's exercises in the order to do them.",
        "trend": "Draw how far each ankle bent, bends now and is likely to bend.",
        "calendar": "Write the days to come as a file for your calendar.",
        "next": "Ask the one question that would tell most now.",
        "explain": "Show what a result rests on: readings, answers, rules, sources.",
        "exercises": "List the exercises, or show one in full.",
        "measures": "List the ways to measure an ankle, or show one in full.",
        "knowledge": "Check what Dorsi knows.",
        "trace": "Show what carries each requirement and what proves it.",
        "video": "Say what a clip of squats or lunges shows.",
        "simulate": "Try measuring, forecasts and decisions on virtual people.",
        "serve": "Open the site in a browser, on this machine or on your phone.",
        "backup": "Copy the site's database, or bring a copy back.",
    }
)
ANSWERED, BAD_INPUT, COULD_NOT_SAVE = 0, 2, 3
OWN_FAULT, BROKEN_OFF = 70, 130  # as sysexits.h and shells have them
TRACEBACK: Final = "DORSI_TRACEBACK"
# Nearly all that a command makes it keeps, so looking for rubbish every 700 objects finds none and
# takes a twentieth of the time of a short command. Long ones are still tidied up after.
OBJECTS_BETWEEN_TIDYING: Final = 100_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and say how it went.

    Args:
        arguments: What stands after `dorsi`; the process's own arguments by default.

    Returns:
        0 answered (a safety stop is an answer), 1 a check failed, 2 bad usage or input, 3 the
        journal could not be saved or the answer not be written, 70 a fault of Dorsi itself, 130
        broken off with Ctrl-C.
    """
    gc.set_threshold(OBJECTS_BETWEEN_TIDYING)
    given = list(sys.argv[1:] if arguments is None else arguments)
    if sys.stdout is None:  # `>&-`: said before anything is done
        return _failed("standard output is closed, so nothing was done", COULD_NOT_SAVE)
    try:
        app_for(given)(given, prog_name="dorsi")
    except DorsiError as error:
        not_saved = isinstance(error, NotSaved | NotShown)
        return _failed(str(error), COULD_NOT_SAVE if not_saved else BAD_INPUT)
    except SystemExit as end:
        return _ended(end)
    except KeyboardInterrupt:
        return BROKEN_OFF
    except Exception as error:  # noqa: BLE001 (nobody is left alone with a traceback)
        return _own_fault(error)
    return ANSWERED


def _ended(end: SystemExit) -> int:
    """The code a command ended with; a reader of the help who leaves early saw what it wanted."""
    early = isinstance(end.__context__, BrokenPipeError)
    return end.code if isinstance(end.code, int) and not early else ANSWERED


def _own_fault(error: Exception) -> int:
    """Own up to a fault of the program in one line; a disk that is full is none."""
    if isinstance(error, OSError) and error.filename is None:
        forget_output()
        return _failed(f"the answer could not be written: {error.strerror}", COULD_NOT_SAVE)
    if TRACEBACK in os.environ:
        raise error
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    return _failed(
        f"This is a fault of Dorsi itself, please report it ({what}). "
        f"With {TRACEBACK}=1 set, the same command shows where it happened.",
        OWN_FAULT,
    )


def _failed(why: str, code: int) -> int:
    if sys.stderr is not None:  # `2>&-`
        with suppress(OSError):
            sys.stderr.write(f"{why}\n")
    return code


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """Build the command line, with only the command that `arguments` asks for behind its name."""
    asked = next((word for word in arguments if not word.startswith("-")), None)
    # Without rich in help and tracebacks `dorsi --help` takes a third of the time.
    app = typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_dorsi)
    for name, summary in COMMANDS.items():
        if name == asked:
            _add(app, name)
        else:
            app.command(name, help=summary)(_not_asked)
    return app


def _add(app: typer.Typer, name: str) -> None:
    """Put the command's module behind its name: `command` a function, or `app` with verbs."""
    module = import_module(f"dorsi.cli.{name}")
    verbs: typer.Typer | None = getattr(module, "app", None)
    if verbs is not None:
        app.add_typer(verbs, name=name, help=COMMANDS[name])
        return
    command: Callable[..., None] = module.command
    app.command(name)(command)


def _not_asked() -> None:
    """Stand in for a command in the list of commands."""


def _say_version(asked: bool) -> None:
    if asked:
        typer.echo(f"dorsi {__version__}")
        raise typer.Exit


def _dorsi(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_say_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    """Measure how far an ankle bends, find what may limit it, train, prove it, keep it."""


if __name__ == "__main__":
    sys.exit(main())
