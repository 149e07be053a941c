"""How a command ends: exit codes, and errors told without a traceback and without a word of a plan."""

from __future__ import annotations

import os
import sys
from enum import IntEnum
from pathlib import Path
from typing import Any

import click

from ehcp_rules.errors import EhcpRulesError, place_of

__all__ = ["EXITS", "EXIT_MEANINGS", "Exit", "GuardedGroup", "say"]


class Exit(IntEnum):
    """The exit codes. Where several hold, the highest is given."""

    FINE = 0
    UNDER = 1
    USAGE = 2
    SOME_UNREAD = 3
    NOTHING_SCORED = 4
    FAULT = 5


EXIT_MEANINGS = {
    Exit.FINE: "everything asked for was done",
    Exit.UNDER: "a plan is below --fail-under",
    Exit.USAGE: "the command, ruleset, overlay or an option is wrong; nothing was done",
    Exit.SOME_UNREAD: "some files or plans could not be read; the rest were done",
    Exit.NOTHING_SCORED: "nothing could be read or scored",
    Exit.FAULT: "a fault in ehcp-rules itself",
}

EXITS = "\b\nExit codes (where several hold, the highest):\n" + "\n".join(
    f"  {code.value}  {meaning}" for code, meaning in EXIT_MEANINGS.items()
)
"""What stands under the help of a command that has exit codes of its own."""


def say(text: str) -> None:
    """Write a line to standard error, where it does not disturb what is piped."""
    click.echo(text, err=True)


class GuardedGroup(click.Group):
    """A group of commands in which every error ends in a plain message and a documented exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; problems are listed with their hints, and a fault of ours shows its type and place only."""
        try:
            return super().invoke(ctx)
        except EhcpRulesError as error:
            for problem in error.problems:
                say(f"Error: {problem.path}: {problem.message}" if problem.path else f"Error: {problem.message}")
                if problem.hint:
                    say(f"       {problem.hint}")
            ctx.exit(Exit.USAGE)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            # The reader of our pipe has gone (`| head`). Python would complain once more when it flushes at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(Exit.FINE)
        except OSError as error:
            name = Path(error.filename).name if isinstance(error.filename, str) else "a file"
            say(f"Error: {name}: {error.strerror or type(error).__name__}")
            ctx.exit(Exit.USAGE)
        except Exception as error:  # noqa: BLE001 - the outermost door: whatever it is, no plan text may leave through it
            say(f"Error: a fault in ehcp-rules itself: {type(error).__name__} at {place_of(error)}.")
            say("       Please report these two facts and your command with the version (ehcp-rules --version);")
            say("       do not send the plan.")
            ctx.exit(Exit.FAULT)
