"""Futures, and what all executors have in common."""

import types
import time
import threading
import logging
import collections

# When wait() is to return; the last is for as_completed().
FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED, _AS_COMPLETED = (
    'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', '_AS_COMPLETED')

# States. A cancelled future becomes CANCELLED_AND_NOTIFIED when those waiting for it are told.
PENDING, RUNNING, CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED = (
    'PENDING', 'RUNNING', 'CANCELLED', 'CANCELLED_AND_NOTIFIED', 'FINISHED')

_FUTURE_STATES = [PENDING, RUNNING, CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED]
_CANCELLED = (CANCELLED, CANCELLED_AND_NOTIFIED)
_OVER = (CANCELLED_AND_NOTIFIED, FINISHED)

_STATE_TO_DESCRIPTION_MAP = {
    PENDING: "pending",
    RUNNING: "running",
    CANCELLED: "cancelled",
    CANCELLED_AND_NOTIFIED: "cancelled",
    FINISHED: "finished",
}

LOGGER = logging.getLogger("concurrent.futures")


class Error(Exception):
    """Base of the errors of futures."""


class CancelledError(Error):
    """The future was cancelled."""


TimeoutError = TimeoutError  # the builtin one


class InvalidStateError(Error):
    """The future is not in a state in which that can be done."""


class BrokenExecutor(RuntimeError):
    """The executor can run nothing any more."""


# Waiting for several futures

class _Waiter(object):
    """Is told by futures that they are over."""

    def __init__(self):
        self.finished_futures, self.event = [], threading.Event()

    def _note(self, future, is_failure):
        self.finished_futures.append(future)

    def add_exception(self, future):
        self._note(future, True)

    def add_result(self, future):
        self._note(future, False)

    add_cancelled = add_result


class _AsCompletedWaiter(_Waiter):
    """Tells of each; the list is emptied under the lock."""

    def __init__(self):
        super().__init__()
        self.lock = threading.Lock()

    def _note(self, future, is_failure):
        with self.lock:
            super()._note(future, is_failure)
            self.event.set()


class _FirstCompletedWaiter(_Waiter):
    """Tells of the first."""

    def _note(self, future, is_failure):
        super()._note(future, is_failure)
        self.event.set()


class _AllCompletedWaiter(_AsCompletedWaiter):
    """Tells when all are over, or one with an exception."""

    def __init__(self, num_pending_calls, stop_on_exception):
        super().__init__()
        self.num_pending_calls, self.stop_on_exception = num_pending_calls, stop_on_exception

    def _note(self, future, is_failure):
        _Waiter._note(self, future, is_failure)
        if is_failure and self.stop_on_exception:
            self.event.set()
            return
        with self.lock:
            self.num_pending_calls -= 1
            if self.num_pending_calls == 0:
                self.event.set()


class _AcquireFutures(object):
    """Holds the locks of many futures, taken in an order that all agree on."""

    def __init__(self, futures):
        self._conditions = [future._condition for future in sorted(futures, key=id)]

    def __enter__(self):
        for condition in self._conditions:
            condition.acquire()

    def __exit__(self, *args):
        for condition in self._conditions:
            condition.release()


def _create_and_install_waiters(fs, return_when):
    if return_when == _AS_COMPLETED:
        waiter = _AsCompletedWaiter()
    elif return_when == FIRST_COMPLETED:
        waiter = _FirstCompletedWaiter()
    elif return_when in (FIRST_EXCEPTION, ALL_COMPLETED):
        pending = sum(future._state not in _OVER for future in fs)
        waiter = _AllCompletedWaiter(pending, stop_on_exception=return_when == FIRST_EXCEPTION)
    else:
        raise ValueError("Invalid return condition: %r" % return_when)
    for future in fs:
        future._waiters.append(waiter)
    return waiter


def _remove_waiter(fs, waiter):
    for future in fs:
        with future._condition:
            future._waiters.remove(waiter)


def _yield_finished_futures(fs, waiter, ref_collect):
    # Empties fs from its end; nothing here is to keep a future alive.
    while fs:
        for others in ref_collect:
            others.remove(fs[-1])
        _remove_waiter(fs[-1:], waiter)
        yield fs.pop()


def as_completed(fs, timeout=None):
    """Yield futures as they are over; TimeoutError if that takes longer than timeout."""
    end = None if timeout is None else timeout + time.monotonic()
    fs = set(fs)
    count = len(fs)
    with _AcquireFutures(fs):
        finished = {future for future in fs if future._state in _OVER}
        pending = fs - finished
        waiter = _create_and_install_waiters(fs, _AS_COMPLETED)
    finished = list(finished)
    try:
        yield from _yield_finished_futures(finished, waiter, ref_collect=(fs,))
        while pending:
            left = None
            if end is not None:
                left = end - time.monotonic()
                if left < 0:
                    raise TimeoutError('%d (of %d) futures unfinished' % (len(pending), count))
            waiter.event.wait(left)
            with waiter.lock:
                finished, waiter.finished_futures = waiter.finished_futures, []
                waiter.event.clear()
            finished.reverse()  # in the order in which they were over
            yield from _yield_finished_futures(finished, waiter, ref_collect=(fs, pending))
    finally:
        _remove_waiter(fs, waiter)


DoneAndNotDoneFutures = collections.namedtuple('DoneAndNotDoneFutures', 'done not_done')


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait for futures; (those that are over, the others)."""
    fs = set(fs)
    with _AcquireFutures(fs):
        done = {future for future in fs if future._state in _OVER}
        is_enough = len(done) == len(fs) or (done and return_when == FIRST_COMPLETED)
        if not is_enough and return_when == FIRST_EXCEPTION:
            is_enough = any(not future.cancelled() and future.exception() is not None for future in done)
        if is_enough:
            return DoneAndNotDoneFutures(done, fs - done)
        waiter = _create_and_install_waiters(fs, return_when)
    waiter.event.wait(timeout)
    _remove_waiter(fs, waiter)
    done.update(waiter.finished_futures)
    return DoneAndNotDoneFutures(done, fs - done)


def _result_or_cancel(fut, timeout=None):
    try:
        return fut.result(timeout)
    finally:
        try:
            fut.cancel()
        finally:
            del fut  # the exception holds the frame


class Future(object):
    """The result of a call that is made elsewhere."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def _call(self, function):
        try:
            function(self)
        except Exception:
            LOGGER.exception('exception calling callback for %r', self)

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def __repr__(self):
        with self._condition:
            text = f'<{self.__class__.__name__} at {id(self):#x} state={_STATE_TO_DESCRIPTION_MAP[self._state]}'
            if self._state == FINISHED:
                if self._exception:
                    text += f' raised {self._exception.__class__.__name__}'
                else:
                    text += f' returned {self._result.__class__.__name__}'
            return text + '>'

    def cancel(self):
        """Cancel the call if it is not being made; whether it is cancelled."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in _CANCELLED:
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        """Whether the call was cancelled."""
        with self._condition:
            return self._state in _CANCELLED

    def running(self):
        """Whether the call is being made."""
        with self._condition:
            return self._state == RUNNING

    def done(self):
        """Whether the call has ended or was cancelled."""
        with self._condition:
            return self._state in (*_CANCELLED, FINISHED)

    def add_done_callback(self, fn):
        """Call fn(self) when the call has ended or is cancelled; at once if that is so already."""
        with self._condition:
            if self._state not in (*_CANCELLED, FINISHED):
                self._done_callbacks.append(fn)
                return
        self._call(fn)

    def _wait_until_over(self, timeout):
        # Under the lock.
        def is_over():
            if self._state in _CANCELLED:
                raise CancelledError()
            return self._state == FINISHED

        if not is_over():
            self._condition.wait(timeout)
            if not is_over():
                raise TimeoutError()

    def result(self, timeout=None):
        """Wait for the result; an exception of the call is raised."""
        try:
            with self._condition:
                self._wait_until_over(timeout)
                if self._exception:
                    raise self._exception
                return self._result
        finally:
            # The exception holds the frame, which would hold it.
            self = None

    def exception(self, timeout=None):
        """Wait for the exception of the call; None if there is none."""
        with self._condition:
            self._wait_until_over(timeout)
            return self._exception

    # For executors.

    def set_running_or_notify_cancel(self):
        """Note that the call is being made; False if it was cancelled."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add_cancelled(self)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            LOGGER.critical('Future %s in unexpected state: %s', id(self), self._state)
            raise RuntimeError('Future in unexpected state')

    def _finish(self, name, value, tell):
        with self._condition:
            if self._state in (*_CANCELLED, FINISHED):
                raise InvalidStateError('{}: {!r}'.format(self._state, self))
            setattr(self, name, value)
            self._state = FINISHED
            for waiter in self._waiters:
                getattr(waiter, tell)(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_result(self, result):
        """Set the result."""
        self._finish('_result', result, 'add_result')

    def set_exception(self, exception):
        """Set the exception."""
        self._finish('_exception', exception, 'add_exception')

    __class_getitem__ = classmethod(types.GenericAlias)


class Executor(object):
    """Base of what makes calls elsewhere."""

    def submit(self, fn, /, *args, **kwargs):
        """Have fn(*args, **kwargs) called; a future."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """An iterator of the results of fn for the items of iterables, in order."""
        end = None if timeout is None else timeout + time.monotonic()
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        # A generator within, that the calls are made before the first result is wanted.
        def result_iterator():
            try:
                futures.reverse()
                while futures:
                    if end is None:
                        yield _result_or_cancel(futures.pop())
                    else:
                        yield _result_or_cancel(futures.pop(), end - time.monotonic())
            finally:
                for future in futures:
                    future.cancel()
        return result_iterator()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls, and wait for those there are."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False
