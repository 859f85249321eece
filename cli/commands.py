"""How a function becomes a command: the options that all share, and one way to refuse."""

import inspect
import os
from collections.abc import Callable
from typing import Annotated, Any

import typer

from cli.terminal import Terminal
from corpora.refusal import Refusal
from words import LANGUAGES, spoken

_SAID = os.environ.get("DUIDING_LANGUAGE", "")
_HELP = spoken(_SAID if _SAID in LANGUAGES else LANGUAGES[0])

Deed = Callable[..., None]


def help_for(name: str) -> str:
    """What the help says of a command, group or option."""
    return _HELP(f"cli-{name}")


def option(name: str, *also: str, metavar: str | None = None, said: str = "") -> Any:
    """An option, `also` by other names, whose help stands in the catalogue under its name, or under `said`."""
    return typer.Option(name, *also, metavar=metavar, help=help_for(f"option-{said or name.removeprefix('--')}"))


def argument(name: str) -> Any:
    """An argument, shown by the catalogue's word for it."""
    return typer.Argument(metavar=help_for(f"argument-{name}"), show_default=False)


_SHARED: dict[str, tuple[Any, object]] = {
    "database": (Annotated[str | None, option("--database", metavar="URL")], None),
    "project": (Annotated[str | None, option("--project", metavar=help_for("argument-name"))], None),
    "language": (
        Annotated[
            str,
            typer.Option("--language", metavar="nl|en", envvar="DUIDING_LANGUAGE", help=help_for("option-language")),
        ],
        LANGUAGES[0],
    ),
    "acting": (Annotated[str | None, option("--as", metavar=help_for("argument-name"))], None),
    "as_json": (Annotated[bool, option("--json")], False),
}


def group(app: typer.Typer, name: str, alone: Deed | None = None) -> typer.Typer:
    """Commands under one word, as in `codebook import`; `alone` is done where the word stands without any of them."""
    made = typer.Typer(help=help_for(f"group-{name}"), no_args_is_help=alone is None, rich_markup_mode=None)
    app.add_typer(made, name=name)
    if alone is not None:
        made.callback(invoke_without_command=True)(_alone(alone))
    return made


def _alone(deed: Deed) -> Callable[..., None]:
    def run(ctx: typer.Context, **given: Any) -> None:
        shared = {key: given.pop(key) for key in _SHARED}
        if ctx.invoked_subcommand is None:
            _answered(Terminal(**shared), deed, given)

    context = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    signature = _signature(deed)
    run.__dict__["__signature__"] = signature.replace(parameters=[context, *signature.parameters.values()])
    return run


def command(app: typer.Typer, name: str, help_key: str = "") -> Callable[[Deed], Deed]:
    """Make a command of a function whose first parameter is the Terminal; the shared options come with it."""

    def registered(deed: Deed) -> Deed:
        def run(**given: Any) -> None:
            shared = {key: given.pop(key) for key in _SHARED}
            _answered(Terminal(**shared), deed, given)

        run.__dict__["__signature__"] = _signature(deed)
        app.command(name, help=help_for(help_key or name))(run)
        return deed

    return registered


def _answered(terminal: Terminal, deed: Deed, given: dict[str, Any]) -> None:
    """Run it; what is refused becomes one sentence on stderr, and exit code 1."""
    try:
        terminal.words()
        deed(terminal, **given)
    except Refusal as refusal:
        terminal.refuse(refusal)
        raise typer.Exit(1) from refusal
    finally:
        terminal.close()


def _signature(deed: Deed) -> inspect.Signature:
    _, *own = inspect.signature(deed, eval_str=True).parameters.values()
    shared = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in _SHARED.items()
    ]
    return inspect.Signature([*own, *shared])
