"""Queues between threads."""

import threading
import types
from collections import deque
from heapq import heappush, heappop
from time import monotonic as time

__all__ = ['Empty', 'Full', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']

try:
    from _queue import Empty
except ImportError:
    class Empty(Exception):
        """There is nothing to get."""


class Full(Exception):
    """There is no room to put."""


class Queue:
    """First in, first out; with maxsize above 0, putting waits for room."""

    def __init__(self, maxsize=0):
        self.maxsize, self.unfinished_tasks = maxsize, 0
        # All conditions share the lock that guards the queue.
        lock = self.mutex = threading.Lock()
        for name in ('not_empty', 'not_full', 'all_tasks_done'):
            setattr(self, name, threading.Condition(lock))
        self._init(maxsize)

    def task_done(self):
        """Tell that an item which was got has been dealt with."""
        with self.all_tasks_done:
            left = self.unfinished_tasks - 1
            if left < 0:
                raise ValueError('task_done() called too many times')
            if left == 0:
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = left

    def join(self):
        """Wait until all items have been dealt with."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        """How many items there are, as long as no other thread comes in between."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Whether there are no items, as long as no other thread comes in between."""
        with self.mutex:
            return not self._qsize()

    def full(self):
        """Whether there is no room, as long as no other thread comes in between."""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    @staticmethod
    def _wait(condition, blocked, failure, block, timeout):
        # Waits on a condition while blocked() is true; raises failure when it may not wait any longer.
        if not block:
            if blocked():
                raise failure
        elif timeout is None:
            while blocked():
                condition.wait()
        elif timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        else:
            end = time() + timeout
            while blocked():
                left = end - time()
                if left <= 0.0:
                    raise failure
                condition.wait(left)

    def put(self, item, block=True, timeout=None):
        """Put an item, waiting for room; Full if that may not or did not help."""
        with self.not_full:
            if self.maxsize > 0:
                self._wait(self.not_full, lambda: self._qsize() >= self.maxsize, Full, block, timeout)
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Get an item, waiting for one; Empty if that may not or did not help."""
        with self.not_empty:
            self._wait(self.not_empty, lambda: not self._qsize(), Empty, block, timeout)
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        """Put an item without waiting."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Get an item without waiting."""
        return self.get(block=False)

    # What a subclass overrides to keep the items otherwise; called with the lock held.

    def _qsize(self):
        return len(self.queue)

    def _init(self, maxsize):
        self.queue = deque()

    def _get(self):
        return self.queue.popleft()

    def _put(self, item):
        self.queue.append(item)

    __class_getitem__ = classmethod(types.GenericAlias)


class LifoQueue(Queue):
    """The item put last comes first."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class PriorityQueue(Queue):
    """The smallest item comes first."""

    _init = LifoQueue._init

    def _get(self):
        return heappop(self.queue)

    def _put(self, item):
        heappush(self.queue, item)


class _PySimpleQueue:
    """First in, first out, without limit and without tasks."""

    def __init__(self):
        self._queue = deque()
        self._count = threading.Semaphore(0)

    def put(self, item, block=True, timeout=None):
        """Put an item; it never waits, the parameters are there for compatibility with Queue."""
        self._queue.append(item)
        self._count.release()

    def get(self, block=True, timeout=None):
        """Get an item, waiting for one; Empty if that may not or did not help."""
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if self._count.acquire(block, timeout):
            return self._queue.popleft()
        raise Empty

    def put_nowait(self, item):
        """Put an item."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Get an item without waiting."""
        return self.get(block=False)

    def empty(self):
        """Whether there are no items, as long as no other thread comes in between."""
        return not self._queue

    def qsize(self):
        """How many items there are, as long as no other thread comes in between."""
        return len(self._queue)

    __class_getitem__ = classmethod(types.GenericAlias)


try:
    from _queue import SimpleQueue
except ImportError:
    SimpleQueue = _PySimpleQueue
