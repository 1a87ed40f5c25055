"""Processes, which event loops of the engine cannot start: NotImplementedError says so."""

__all__ = 'create_subprocess_exec', 'create_subprocess_shell'

from . import events
from . import streams

PIPE = -1
STDOUT = -2
DEVNULL = -3

_NONE = "this interpreter cannot start processes"


async def create_subprocess_shell(cmd, stdin=None, stdout=None, stderr=None,
                                  limit=streams._DEFAULT_LIMIT, **kwds):
    """Run a command line."""
    events.get_running_loop()
    raise NotImplementedError(_NONE)


async def create_subprocess_exec(program, *args, stdin=None, stdout=None,
                                 stderr=None, limit=streams._DEFAULT_LIMIT,
                                 **kwds):
    """Run a program."""
    events.get_running_loop()
    raise NotImplementedError(_NONE)
