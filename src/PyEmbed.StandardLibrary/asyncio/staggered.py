"""Several ways to one thing, started one after the other; the first that succeeds wins."""

import contextlib
import typing

from . import events, locks, tasks
from . import exceptions as exceptions_mod

__all__ = 'staggered_race',

_Start = typing.Callable[[], typing.Awaitable]
_Outcome = typing.Tuple[typing.Any, typing.Optional[int], typing.List[typing.Optional[Exception]]]


async def staggered_race(coro_fns: typing.Iterable[_Start], delay: typing.Optional[float], *,
                         loop: events.AbstractEventLoop = None) -> _Outcome:
    """(result, index of the winner, exceptions of all that were started).

    Another one is started when the last has failed or has taken longer than delay.
    """
    loop = loop or events.get_running_loop()
    functions = enumerate(coro_fns)
    result, winner = None, None
    exceptions, running = [], []

    async def run_one(previous_failed) -> None:
        nonlocal result, winner
        if previous_failed is not None:
            with contextlib.suppress(exceptions_mod.TimeoutError):
                await tasks.wait_for(previous_failed.wait(), delay)
        try:
            index, function = next(functions)
        except StopIteration:
            return
        failed = locks.Event()
        running.append(loop.create_task(run_one(failed)))
        exceptions.append(None)
        assert len(running) == index + 2 and len(exceptions) == index + 1
        try:
            own_result = await function()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as e:
            exceptions[index] = e
            failed.set()
        else:
            assert winner is None
            result, winner = own_result, index
            # Not itself, which would raise in the next await of whoever waits for it.
            for other, task in enumerate(running):
                if other != index:
                    task.cancel()

    running.append(loop.create_task(run_one(None)))
    try:
        done = ()
        while len(done) != len(running):
            done, _ = await tasks.wait(running)
            for task in done:
                if not task.cancelled() and task.exception():
                    raise task.exception()
        return result, winner, exceptions
    finally:
        for task in running:
            task.cancel()
