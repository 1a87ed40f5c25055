"""Functions called in threads."""

import contextvars
import functools

from . import events

__all__ = "to_thread",


async def to_thread(func, /, *args, **kwargs):
    """Call a function in another thread, with the context variables of this one; its result."""
    call = functools.partial(contextvars.copy_context().run, func, *args, **kwargs)
    return await events.get_running_loop().run_in_executor(None, call)
