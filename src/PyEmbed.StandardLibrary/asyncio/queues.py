"""Queues between tasks."""

__all__ = ('Queue', 'PriorityQueue', 'LifoQueue', 'QueueFull', 'QueueEmpty')

import collections
import heapq
from types import GenericAlias

from . import locks
from . import mixins


class QueueEmpty(Exception):
    """There is nothing in the queue."""


class QueueFull(Exception):
    """There is no room in the queue."""


class Queue(mixins._LoopBoundMixin):
    """A queue with room for maxsize items, or any number if that is 0."""

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        # Futures of those that wait for an item, and of those that wait for room.
        self._getters, self._putters = collections.deque(), collections.deque()
        self._finished = locks.Event()  # while no task is unfinished
        self._finished.set()
        self._unfinished_tasks = 0
        self._init(maxsize)

    # Overridden by other kinds of queues.

    def _init(self, maxsize):
        self._queue = collections.deque()

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.popleft()

    def _wakeup_next(self, waiters):
        # The first that is not cancelled.
        woken = False
        while waiters and not woken:
            waiter = waiters.popleft()
            woken = not waiter.done()
            if woken:
                waiter.set_result(None)

    async def _wait_among(self, waiters, is_blocked):
        waiter = self._get_loop().create_future()
        waiters.append(waiter)
        try:
            await waiter
        except:
            waiter.cancel()
            try:
                waiters.remove(waiter)
            except ValueError:
                pass  # woken already
            if not is_blocked() and not waiter.cancelled():
                # Woken and cancelled at once: another one may go on.
                self._wakeup_next(waiters)
            raise

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x} {self._format()}>'

    def __str__(self):
        return f'<{type(self).__name__} {self._format()}>'

    __class_getitem__ = classmethod(GenericAlias)

    def _format(self):
        text = f'maxsize={self._maxsize!r}'
        if getattr(self, '_queue', None):
            text += f' _queue={list(self._queue)!r}'
        if self._getters:
            text += f' _getters[{len(self._getters)}]'
        if self._putters:
            text += f' _putters[{len(self._putters)}]'
        if self._unfinished_tasks:
            text += f' tasks={self._unfinished_tasks}'
        return text

    def qsize(self):
        """How many items there are."""
        return len(self._queue)

    @property
    def maxsize(self):
        """How many items there is room for."""
        return self._maxsize

    def empty(self):
        """Whether there are no items."""
        return not self._queue

    def full(self):
        """Whether there is no room."""
        return self._maxsize > 0 and self.qsize() >= self._maxsize

    async def put(self, item):
        """Put an item in, when there is room."""
        while self.full():
            await self._wait_among(self._putters, self.full)
        return self.put_nowait(item)

    def put_nowait(self, item):
        """Put an item in; QueueFull if there is no room."""
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        self._wakeup_next(self._getters)

    async def get(self):
        """Take an item out, when there is one."""
        while self.empty():
            await self._wait_among(self._getters, self.empty)
        return self.get_nowait()

    def get_nowait(self):
        """Take an item out; QueueEmpty if there is none."""
        if self.empty():
            raise QueueEmpty
        item = self._get()
        self._wakeup_next(self._putters)
        return item

    def task_done(self):
        """Say that an item that was taken out is dealt with."""
        if self._unfinished_tasks <= 0:
            raise ValueError('task_done() called too many times')
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        """Wait until all items are dealt with."""
        if self._unfinished_tasks > 0:
            await self._finished.wait()


class PriorityQueue(Queue):
    """Gives the smallest item first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item, heappush=heapq.heappush):
        heappush(self._queue, item)

    def _get(self, heappop=heapq.heappop):
        return heappop(self._queue)


class LifoQueue(Queue):
    """Gives the newest item first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()
