"""Run functions at given times."""

import time
import heapq
from collections import namedtuple
from itertools import count
import threading
from time import monotonic as _time

__all__ = ["scheduler"]

# Compared in this order; the sequence number decides before a function would be compared.
Event = namedtuple('Event', 'time, priority, sequence, action, argument, kwargs')
Event.time.__doc__ = """When to run it, in the units of the scheduler's timefunc."""
Event.priority.__doc__ = """Of events for the same time the one with the lowest number comes first."""
Event.sequence.__doc__ = """A number that grows with each event."""
Event.action.__doc__ = """The function."""
Event.argument.__doc__ = """Its positional arguments."""
Event.kwargs.__doc__ = """Its keyword arguments."""

_sentinel = object()


class scheduler:
    """Events in the order of their times; timefunc() tells the time and delayfunc(n) waits."""

    def __init__(self, timefunc=_time, delayfunc=time.sleep):
        self._queue = []
        self._lock = threading.RLock()
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._sequence_generator = count()

    def enterabs(self, time, priority, action, argument=(), kwargs=_sentinel):
        """Add an event for a time; it is returned for cancel()."""
        if kwargs is _sentinel:
            kwargs = {}
        with self._lock:
            event = Event(time, priority, next(self._sequence_generator), action, argument, kwargs)
            heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_sentinel):
        """Add an event for a time counted from now."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        """Remove an event; ValueError if it is not there."""
        with self._lock:
            self._queue.remove(event)
            heapq.heapify(self._queue)

    def empty(self):
        """Whether there are no events."""
        with self._lock:
            return not self._queue

    def run(self, blocking=True):
        """Run all events; without blocking only those due, returning the time until the next one, if any."""
        while True:
            with self._lock:
                if not self._queue:
                    return None
                event = self._queue[0]
                wait = event.time - now if event.time > (now := self.timefunc()) else None
                if wait is None:
                    heapq.heappop(self._queue)
            if wait is None:
                event.action(*event.argument, **event.kwargs)
                # Other threads get a turn.
                self.delayfunc(0)
            elif blocking:
                self.delayfunc(wait)
            else:
                return wait

    @property
    def queue(self):
        """The events in the order in which they will run."""
        with self._lock:
            events = self._queue[:]
        return [heapq.heappop(events) for _ in range(len(events))]
