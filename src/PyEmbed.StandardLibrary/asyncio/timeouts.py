"""Blocks that end when their time is over."""

from types import TracebackType
from typing import Optional, Type, final

from . import events, exceptions, tasks

__all__ = ("Timeout", "timeout", "timeout_at")

# The states of a timeout, in order; what is expiring has cancelled its block, which still runs.
_CREATED, _ACTIVE, _EXPIRING, _EXPIRED, _FINISHED = "created", "active", "expiring", "expired", "finished"


@final
class Timeout:
    """async with it: the block is cancelled when the time comes, and TimeoutError raised after it."""

    def __init__(self, when: Optional[float]) -> None:
        self._when = when
        self._state = _CREATED
        self._alarm = None  # what the loop will call
        self._task = None

    def __repr__(self) -> str:
        text = f'<Timeout [{self._state}]'
        if self._state is _ACTIVE:
            text += f' when={None if self._when is None else round(self._when, 3)}'
        return text + '>'

    def when(self) -> Optional[float]:
        """The time, by the loop's clock; None for never."""
        return self._when

    def expired(self) -> bool:
        """Whether the time has come."""
        return self._state is _EXPIRING or self._state is _EXPIRED

    def reschedule(self, when: Optional[float]) -> None:
        """Set another time."""
        if self._state is not _ACTIVE:
            raise RuntimeError("Timeout has not been entered" if self._state is _CREATED
                               else f"Cannot change state of {self._state} Timeout")
        self._when = when
        self._disarm()
        if when is not None:
            loop = events.get_running_loop()
            self._alarm = (loop.call_soon(self._on_timeout) if when <= loop.time()
                           else loop.call_at(when, self._on_timeout))

    def _disarm(self):
        alarm, self._alarm = self._alarm, None
        if alarm is not None:
            alarm.cancel()

    def _on_timeout(self) -> None:
        assert self._state is _ACTIVE
        self._task.cancel()
        self._state = _EXPIRING
        self._alarm = None  # it holds this

    async def __aenter__(self) -> "Timeout":
        if self._state is not _CREATED:
            raise RuntimeError("Timeout has already been entered")
        self._task = tasks.current_task()
        if self._task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._cancelling = self._task.cancelling()
        self._state = _ACTIVE
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type: Optional[Type[BaseException]], exc_val: Optional[BaseException],
                        exc_tb: Optional[TracebackType]) -> Optional[bool]:
        came = self._state is _EXPIRING
        assert came or self._state is _ACTIVE
        self._disarm()
        self._state = _EXPIRED if came else _FINISHED
        # Only what this timeout has cancelled is its own.
        if came and self._task.uncancel() <= self._cancelling and exc_type is exceptions.CancelledError:
            raise TimeoutError from exc_val
        return None


def timeout(delay: Optional[float]) -> Timeout:
    """A Timeout after some seconds, None for never."""
    loop = events.get_running_loop()
    return Timeout(None if delay is None else loop.time() + delay)


def timeout_at(when: Optional[float]) -> Timeout:
    """A Timeout at a time of the loop's clock, None for never."""
    return Timeout(when)
