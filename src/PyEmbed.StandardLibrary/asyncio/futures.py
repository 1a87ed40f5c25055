"""Futures: results that come later."""

__all__ = ('Future', 'wrap_future', 'isfuture')

import concurrent.futures
import contextvars
import logging
import sys
from types import GenericAlias

from . import base_futures, events, exceptions, format_helpers
from .base_futures import _CANCELLED, _FINISHED, _PENDING, isfuture

STACK_DEBUG = logging.DEBUG - 1  # for what is too much even for debugging


class Future:
    """The result of something that goes on; coroutines await it."""

    _loop = _source_traceback = None
    _state = _PENDING
    _result = _exception = None
    _cancel_message = _cancelled_exc = None

    # None in a class that is not to be taken for a future. True: about to be yielded to its task.
    _asyncio_future_blocking = False

    __log_traceback = False  # the exception is told when nobody has asked for it

    def __init__(self, *, loop=None):
        self._loop = events._get_event_loop() if loop is None else loop
        self._callbacks = []
        if self._loop.get_debug():
            self._source_traceback = format_helpers.extract_stack(sys._getframe(1))

    def __repr__(self):
        return base_futures._future_repr(self)

    def __del__(self):
        if self.__log_traceback:
            base_futures._report(self, message=f'{self.__class__.__name__} exception was never retrieved',
                                 exception=self._exception, future=self)

    def __stop_logging(self, val):
        if val:
            raise ValueError('_log_traceback can only be set to False')
        self.__log_traceback = False

    _log_traceback = property(lambda self: self.__log_traceback, __stop_logging)

    __class_getitem__ = classmethod(GenericAlias)

    def get_loop(self):
        """The event loop."""
        if self._loop is None:
            raise RuntimeError("Future object is not initialized.")
        return self._loop

    def _make_cancelled_error(self):
        # The one that ended the task, once; then new ones.
        exc, self._cancelled_exc = self._cancelled_exc, None
        if exc is not None:
            return exc
        if self._cancel_message is None:
            return exceptions.CancelledError()
        return exceptions.CancelledError(self._cancel_message)

    def cancel(self, msg=None):
        """Cancel it unless it is done; whether it was."""
        self.__log_traceback = False
        if self._state != _PENDING:
            return False
        self._cancel_message = msg
        self.__finish(_CANCELLED)
        return True

    def __finish(self, state):
        self._state = state
        callbacks = self._callbacks[:]
        self._callbacks[:] = []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def cancelled(self):
        """Whether it is cancelled."""
        return self._state == _CANCELLED

    def done(self):
        """Whether it has a result or an exception or is cancelled."""
        return self._state != _PENDING

    def __check_done(self, complaint):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise exceptions.InvalidStateError(complaint)
        self.__log_traceback = False

    def result(self):
        """The result; its exception is raised."""
        self.__check_done('Result is not ready.')
        if self._exception is not None:
            raise self._exception.with_traceback(self._exception_tb)
        return self._result

    def exception(self):
        """The exception, None if there is none."""
        self.__check_done('Exception is not set.')
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        """Have the loop call fn(self) when it is done; soon if it is."""
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, contextvars.copy_context() if context is None else context))

    def remove_done_callback(self, fn):
        """Take off all callbacks equal to fn; how many."""
        kept = [entry for entry in self._callbacks if entry[0] != fn]
        removed = len(self._callbacks) - len(kept)
        if removed:
            self._callbacks[:] = kept
        return removed

    def __check_pending(self):
        if self._state != _PENDING:
            raise exceptions.InvalidStateError(f'{self._state}: {self!r}')

    def set_result(self, result):
        """Set the result."""
        self.__check_pending()
        self._result = result
        self.__finish(_FINISHED)

    def set_exception(self, exception):
        """Set the exception, or its class."""
        self.__check_pending()
        if isinstance(exception, type):
            exception = exception()
        if type(exception) is StopIteration:
            raise TypeError("StopIteration interacts badly with generators "
                            "and cannot be raised into a Future")
        self._exception = exception
        self._exception_tb = exception.__traceback__
        self.__finish(_FINISHED)
        self.__log_traceback = True

    def __await__(self):
        if not self.done():
            self._asyncio_future_blocking = True
            yield self  # the task goes on when it is done
        if not self.done():
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__  # for yield from


_PyFuture = Future


def _get_loop(fut):
    # Futures of others may have the attribute only.
    return fut.get_loop() if hasattr(fut, 'get_loop') else fut._loop


def _set_result_unless_cancelled(fut, result):
    if not fut.cancelled():
        fut.set_result(result)


# Futures of concurrent.futures

_OURS = {
    concurrent.futures.CancelledError: exceptions.CancelledError,
    concurrent.futures.TimeoutError: exceptions.TimeoutError,
    concurrent.futures.InvalidStateError: exceptions.InvalidStateError,
}


def _convert_future_exc(exc):
    kind = _OURS.get(type(exc))
    return exc if kind is None else kind(*exc.args)


def _copy_outcome(source, target):
    exception = source.exception()
    if exception is not None:
        target.set_exception(_convert_future_exc(exception))
    else:
        target.set_result(source.result())


def _set_concurrent_future_state(concurrent, source):
    assert source.done()
    if source.cancelled():
        concurrent.cancel()
    if concurrent.set_running_or_notify_cancel():
        _copy_outcome(source, concurrent)


def _copy_future_state(source, dest):
    assert source.done()
    if not dest.cancelled():
        assert not dest.done()
        if source.cancelled():
            dest.cancel()
        else:
            _copy_outcome(source, dest)


class _End:
    # One of two futures that are chained: of a loop, or of concurrent.futures.
    def __init__(self, future, role):
        self.future = future
        self.is_of_loop = isfuture(future)
        if not self.is_of_loop and not isinstance(future, concurrent.futures.Future):
            raise TypeError(f'A future is required for {role} argument')
        self.loop = _get_loop(future) if self.is_of_loop else None

    def take(self, source):
        if self.is_of_loop:
            _copy_future_state(source, self.future)
        else:
            _set_concurrent_future_state(self.future, source)


def _chain_future(source, destination):
    # When source is done, so is destination; when destination is cancelled, so is source.
    start, end = _End(source, 'source'), _End(destination, 'destination')

    # Their names are seen in the reprs of futures.

    def _call_check_cancel(future):
        if future.cancelled():
            is_direct = start.loop is None or start.loop is end.loop
            source.cancel() if is_direct else start.loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(future):
        is_direct = end.loop is None or end.loop is start.loop
        if end.loop is not None and end.loop.is_closed() and (destination.cancelled() or not is_direct):
            return
        end.take(future) if is_direct else end.loop.call_soon_threadsafe(end.take, future)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    """A future of the loop for one of concurrent.futures."""
    if isfuture(future):
        return future
    assert isinstance(future, concurrent.futures.Future), \
        f'concurrent.futures.Future is expected, got {future!r}'
    if loop is None:
        loop = events._get_event_loop()
    wrapper = loop.create_future()
    _chain_future(future, wrapper)
    return wrapper


try:
    import _asyncio
except ImportError:
    pass
else:
    # Not in Python.
    Future = _CFuture = _asyncio.Future
