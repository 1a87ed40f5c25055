"""What tasks synchronize with."""

__all__ = ('Lock', 'Event', 'Condition', 'Semaphore',
           'BoundedSemaphore', 'Barrier')

import collections
import enum

from . import exceptions
from . import mixins


class _ContextManagerMixin:
    async def __aenter__(self):
        await self.acquire()
        return None  # the lock is of no use there

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


def _repr(base, state, waiters):
    if waiters:
        state += f', waiters:{len(waiters)}'
    return f'<{base[1:-1]} [{state}]>'


class _Queue(mixins._LoopBoundMixin):
    # Of tasks that wait, each with a future in _waiters.
    def _line_up(self):
        if self._waiters is None:
            self._waiters = collections.deque()
        waiter = self._get_loop().create_future()
        self._waiters.append(waiter)
        return waiter


class Lock(_ContextManagerMixin, _Queue):
    """A lock that one task holds at a time; those that wait get it in order."""

    def __init__(self):
        self._waiters = None
        self._locked = False

    def __repr__(self):
        return _repr(super().__repr__(), 'locked' if self._locked else 'unlocked', self._waiters)

    def locked(self):
        """Whether a task holds it."""
        return self._locked

    async def acquire(self):
        """Wait until no other task holds it, and hold it."""
        if not self._locked and (self._waiters is None or all(waiter.cancelled() for waiter in self._waiters)):
            self._locked = True
            return True
        waiter = self._line_up()
        try:
            # Out of the queue before release looks into it.
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except exceptions.CancelledError:
            if not self._locked:
                self._wake_up_first()
            raise
        self._locked = True
        return True

    def release(self):
        """Hold it no more."""
        if not self._locked:
            raise RuntimeError('Lock is not acquired.')
        self._locked = False
        self._wake_up_first()

    def _wake_up_first(self):
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)


class Event(_Queue):
    """Tasks wait until it is set."""

    def __init__(self):
        self._waiters = collections.deque()
        self._value = False

    def __repr__(self):
        return _repr(super().__repr__(), 'set' if self._value else 'unset', self._waiters)

    def is_set(self):
        """Whether it is set."""
        return self._value

    def set(self):
        """Let all waiting tasks go on."""
        if self._value:
            return
        self._value = True
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(True)

    def clear(self):
        """Have tasks wait again."""
        self._value = False

    async def wait(self):
        """Wait until it is set."""
        if self._value:
            return True
        waiter = self._line_up()
        try:
            await waiter
            return True
        finally:
            self._waiters.remove(waiter)


class Condition(_ContextManagerMixin, _Queue):
    """Tasks wait for something that others tell them of, under a lock."""

    def __init__(self, lock=None):
        self._waiters = collections.deque()
        self._lock = lock = Lock() if lock is None else lock
        self.acquire, self.release, self.locked = lock.acquire, lock.release, lock.locked

    def __repr__(self):
        return _repr(super().__repr__(), 'locked' if self.locked() else 'unlocked', self._waiters)

    async def wait(self):
        """Let go of the lock and wait to be told."""
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        self.release()
        try:
            waiter = self._line_up()
            try:
                await waiter
                return True
            finally:
                self._waiters.remove(waiter)
        finally:
            await self._acquire_again()

    async def _acquire_again(self):
        # The lock is held after wait() whatever happens.
        is_cancelled = False
        while True:
            try:
                await self.acquire()
                break
            except exceptions.CancelledError:
                is_cancelled = True
        if is_cancelled:
            raise exceptions.CancelledError

    async def wait_for(self, predicate):
        """Wait until predicate() is true; its last result."""
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        """Tell up to n waiting tasks."""
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        for waiter in self._waiters:
            if n <= 0:
                break
            if not waiter.done():
                n -= 1
                waiter.set_result(False)

    def notify_all(self):
        """Tell all waiting tasks."""
        self.notify(len(self._waiters))


class Semaphore(_ContextManagerMixin, _Queue):
    """A number that release raises and acquire lowers, waiting while it is 0."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters = None
        self._value = value

    def __repr__(self):
        state = 'locked' if self.locked() else f'unlocked, value:{self._value}'
        return _repr(super().__repr__(), state, self._waiters)

    def locked(self):
        """Whether acquire would wait."""
        return self._value == 0 or any(not waiter.cancelled() for waiter in self._waiters or ())

    async def acquire(self):
        """Lower the number, when it is not 0."""
        if not self.locked():
            self._value -= 1
            return True
        waiter = self._line_up()
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except exceptions.CancelledError:
            if not waiter.cancelled():
                # It had its turn already.
                self._value += 1
                self._wake_up_next()
            raise
        if self._value > 0:
            self._wake_up_next()
        return True

    def release(self):
        """Raise the number."""
        self._value += 1
        self._wake_up_next()

    def _wake_up_next(self):
        # Lowers the number for the task that goes on.
        for waiter in self._waiters or ():
            if not waiter.done():
                self._value -= 1
                waiter.set_result(True)
                return


class BoundedSemaphore(Semaphore):
    """A semaphore that must not be raised above its first value."""

    def __init__(self, value=1):
        super().__init__(value)
        self._bound_value = value

    def release(self):
        if self._bound_value <= self._value:
            raise ValueError('BoundedSemaphore released too many times')
        super().release()


# filling: waits for tasks. draining: all are there and leave. resetting: they leave with an error. broken: for good.
_STATES = 'filling', 'draining', 'resetting', 'broken'
_BarrierState = enum.Enum('_BarrierState', {name.upper(): name for name in _STATES}, module=__name__)


class Barrier(mixins._LoopBoundMixin):
    """Tasks wait until there are as many as it is for."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._cond = Condition()
        self._parties = parties
        self._state = _BarrierState.FILLING
        self._count = 0

    def __repr__(self):
        state = self._state.value
        if not self.broken:
            state += f', waiters:{self.n_waiting}/{self.parties}'
        return _repr(super().__repr__(), state, None)

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        """Wait for the others; a number from 0 that each task gets another of."""
        async with self._cond:
            # Those of the round before leave first.
            await self._until(_BarrierState.FILLING, _BarrierState.BROKEN)
            if self.broken:
                raise exceptions.BrokenBarrierError("Barrier aborted")
            index, self._count = self._count, self._count + 1
            try:
                if self._count == self._parties:
                    self._become(_BarrierState.DRAINING)
                else:
                    await self._until(_BarrierState.DRAINING, _BarrierState.RESETTING, _BarrierState.BROKEN)
                    if self._state is not _BarrierState.DRAINING:
                        raise exceptions.BrokenBarrierError("Abort or reset of barrier")
                return index
            finally:
                self._count -= 1
                if not self._count:
                    # The last that leaves; a broken one stays broken.
                    self._become(_BarrierState.BROKEN if self.broken else _BarrierState.FILLING)

    async def _until(self, *states):
        await self._cond.wait_for(lambda: self._state in states)

    def _become(self, state):
        self._state = state
        self._cond.notify_all()

    async def reset(self):
        """Make it as new; waiting tasks get BrokenBarrierError."""
        async with self._cond:
            self._become(_BarrierState.RESETTING if self._count > 0 else _BarrierState.FILLING)

    async def abort(self):
        """Break it: waiting tasks and those to come get BrokenBarrierError."""
        async with self._cond:
            self._become(_BarrierState.BROKEN)

    @property
    def parties(self):
        """How many tasks it is for."""
        return self._parties

    @property
    def n_waiting(self):
        """How many tasks are waiting."""
        return self._count if self._state is _BarrierState.FILLING else 0

    @property
    def broken(self):
        """Whether it is broken."""
        return self._state is _BarrierState.BROKEN
