"""The event loop without what waits for events: callbacks, timers, tasks, threads, errors.

Loops that are derived from it set _selector, whose select(timeout) waits until something
happens or the time is over and gives what has happened, define _process_events, which has
callbacks called for that, and _write_to_self, which ends the wait from another thread.

What a loop does with sockets, files and processes is in modules of its own, as parts of the
class. These take the modules socket and ssl and the logger from here, where tests replace them.
"""

__all__ = 'BaseEventLoop', 'Server',

import collections
import concurrent.futures
import heapq
import os  # like socket and subprocess for the parts and for those who reach it from here
import socket
import subprocess
import sys
import threading
import time
import traceback
import warnings
import weakref

try:
    import ssl
except ImportError:
    ssl = None

from . import _connections, _datagrams, _processes, _sendfile, _servers
from . import constants, coroutines, events, futures, tasks
from ._sendfile import _SendfileFallbackProtocol
from ._servers import Server
from ._sockets import _check_ssl_socket, _interleave_addrinfos, _ipaddr_info, _set_nodelay, _set_reuseport
from .log import logger

Server.__module__ = __name__  # as it is known

# Cancelled timers are taken out when there are many and they are a large part.
_MIN_SCHEDULED_TIMER_HANDLES = 100
_MIN_CANCELLED_TIMER_HANDLES_FRACTION = 0.5

# No wait is longer; some systems cannot wait for very long.
MAXIMUM_SELECT_TIMEOUT = 24 * 3600

_HAS_IPv6 = hasattr(socket, 'AF_INET6')


def _format_handle(handle):
    owner = getattr(handle._callback, '__self__', None)
    # The steps of a task all look the same.
    return repr(owner) if isinstance(owner, tasks.Task) else str(handle)


def _run_until_complete_cb(fut):
    if not fut.cancelled() and isinstance(fut.exception(), (SystemExit, KeyboardInterrupt)):
        return  # these have left run_forever already
    futures._get_loop(fut).stop()


class BaseEventLoop(_connections.BaseEventLoop, _servers.BaseEventLoop, _datagrams.BaseEventLoop,
                    _sendfile.BaseEventLoop, _processes.BaseEventLoop, events.AbstractEventLoop):
    """The event loop without what waits for events."""

    def __init__(self):
        # What runs: callbacks that are due, and timers, which are a heap.
        self._ready, self._scheduled = collections.deque(), []
        self._timer_cancelled_count = 0
        self._current_handle = None
        self._clock_resolution = time.get_clock_info('monotonic').resolution
        # How far it has come.
        self._thread_id = None  # of the thread that runs it
        self._stopping = self._closed = False
        self._asyncgens_shutdown_called = self._executor_shutdown_called = False
        # What it keeps.
        self._asyncgens = weakref.WeakSet()
        self._default_executor = self._exception_handler = self._task_factory = None
        self._internal_fds = 0
        # Debug mode, in which callbacks that take longer are told.
        self._saved_origin_depth = None  # a number while the loop has set its own
        self.slow_callback_duration = 0.1
        self.set_debug(coroutines._is_debug_mode())

    def __repr__(self):
        return (f'<{self.__class__.__name__} running={self.is_running()} '
                f'closed={self.is_closed()} debug={self.get_debug()}>')

    # What derived loops define.

    def _make_socket_transport(self, sock, protocol, waiter=None, *, extra=None, server=None):
        raise NotImplementedError

    def _make_ssl_transport(self, rawsock, protocol, sslcontext, waiter=None, *, server_side=False,
                            server_hostname=None, extra=None, server=None, ssl_handshake_timeout=None,
                            ssl_shutdown_timeout=None, call_connection_made=True):
        raise NotImplementedError

    def _make_datagram_transport(self, sock, protocol, address=None, waiter=None, extra=None):
        raise NotImplementedError

    def _make_read_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        raise NotImplementedError

    def _make_write_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        raise NotImplementedError

    async def _make_subprocess_transport(
            self, protocol, args, shell, stdin, stdout, stderr, bufsize, extra=None, **kwargs):
        raise NotImplementedError

    def _write_to_self(self):
        raise NotImplementedError

    def _process_events(self, event_list):
        raise NotImplementedError

    # Futures and tasks

    def create_future(self):
        return futures.Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        if self._task_factory is None:
            task = tasks.Task(coro, loop=self, name=name, context=context)
            if task._source_traceback:
                del task._source_traceback[-1]
            return task
        if context is None:
            task = self._task_factory(self, coro)
        else:
            task = self._task_factory(self, coro, context=context)
        tasks._set_task_name(task, name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # Asynchronous generators are closed by their loop, as that takes awaiting.

    def _asyncgen_firstiter_hook(self, agen):
        if self._asyncgens_shutdown_called:
            warnings.warn(
                f"asynchronous generator {agen!r} was scheduled after "
                f"loop.shutdown_asyncgens() call",
                ResourceWarning, source=self)
        self._asyncgens.add(agen)

    def _asyncgen_finalizer_hook(self, agen):
        self._asyncgens.discard(agen)
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        self._asyncgens_shutdown_called = True
        generators = list(self._asyncgens)
        if not generators:
            return
        self._asyncgens.clear()
        results = await tasks.gather(*[generator.aclose() for generator in generators], return_exceptions=True)
        for result, generator in zip(results, generators):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    'message': f'an error occurred during closing of '
                               f'asynchronous generator {generator!r}',
                    'exception': result,
                    'asyncgen': generator,
                })

    # Running

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def _check_running(self):
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if events._get_running_loop() is not None:
            raise RuntimeError(
                'Cannot run the event loop while another loop is running')

    def run_forever(self):
        self._check_closed()
        self._check_running()
        self._track_origins(self._debug)
        hooks = sys.get_asyncgen_hooks()
        try:
            self._begin()
            self._run_once()
            while not self._stopping:
                self._run_once()
        finally:
            self._end(hooks)

    def _begin(self):
        self._thread_id = threading.get_ident()
        sys.set_asyncgen_hooks(self._asyncgen_firstiter_hook, self._asyncgen_finalizer_hook)
        events._set_running_loop(self)

    def _end(self, hooks):
        self._stopping, self._thread_id = False, None
        events._set_running_loop(None)
        self._track_origins(False)
        sys.set_asyncgen_hooks(*hooks)

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        is_own = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        if is_own:
            # The caller cannot know of it.
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if is_own and future.done() and not future.cancelled():
                future.exception()  # it is being raised: not one that nobody has seen
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if future.done():
            return future.result()
        raise RuntimeError('Event loop stopped before Future completed.')

    def stop(self):
        self._stopping = True

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if not self._closed:
            if self._debug:
                logger.debug("Close %r", self)
            self._closed = self._executor_shutdown_called = True
            for waiting in (self._ready, self._scheduled):
                waiting.clear()
            executor, self._default_executor = self._default_executor, None
            if executor is not None:
                executor.shutdown(wait=False)

    def is_closed(self):
        return self._closed

    def __del__(self, _warn=warnings.warn):
        if not self.is_closed():
            _warn(f"unclosed event loop {self!r}", ResourceWarning, source=self)
            if not self.is_running():
                self.close()

    def is_running(self):
        return self._thread_id is not None

    def time(self):
        return time.monotonic()

    # Callbacks

    def _check(self, callback, method):
        # In debug mode only.
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, method)

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError('delay must not be None')
        timer = self.call_at(self.time() + delay, callback, *args, context=context)
        return _without_last_frame(timer)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check(callback, 'call_at')
        timer = _without_last_frame(events.TimerHandle(when, callback, args, self, context))
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def call_soon(self, callback, *args, context=None):
        self._check(callback, 'call_soon')
        return _without_last_frame(self._call_soon(callback, args, context))

    def _call_soon(self, callback, args, context):
        handle = _without_last_frame(events.Handle(callback, args, self, context))
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        self._check_closed()
        if self._debug:
            self._check_callback(callback, 'call_soon_threadsafe')
        handle = _without_last_frame(self._call_soon(callback, args, context))
        self._write_to_self()
        return handle

    def _check_callback(self, callback, method):
        if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
            raise TypeError(
                f"coroutines cannot be used with {method}()")
        if not callable(callback):
            raise TypeError(
                f'a callable object was expected by {method}(), '
                f'got {callback!r}')

    def _check_thread(self):
        if self._thread_id is not None and threading.get_ident() != self._thread_id:
            raise RuntimeError(
                "Non-thread-safe operation invoked on an event loop other "
                "than the current one")

    # Threads

    def _check_default_executor(self):
        if self._executor_shutdown_called:
            raise RuntimeError('Executor shutdown has been called')

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        if self._debug:
            self._check_callback(func, 'run_in_executor')
        if executor is None:
            self._check_default_executor()
            executor = self._default_executor
            if executor is None:
                executor = self._default_executor = concurrent.futures.ThreadPoolExecutor(
                    thread_name_prefix='asyncio')
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        if not isinstance(executor, concurrent.futures.ThreadPoolExecutor):
            raise TypeError('executor must be ThreadPoolExecutor instance')
        self._default_executor = executor

    async def shutdown_default_executor(self):
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor is None:
            return
        # The loop runs on while a thread waits for the others.
        ended = self.create_future()
        waiter = threading.Thread(target=self._await_executor, args=(executor, ended))
        waiter.start()
        try:
            await ended
        finally:
            waiter.join()

    def _await_executor(self, executor, ended):
        try:
            executor.shutdown(wait=True)
            self._tell(ended.set_result, None)
        except Exception as error:
            self._tell(ended.set_exception, error)

    def _tell(self, callback, value):
        if not self.is_closed():
            self.call_soon_threadsafe(callback, value)

    # Errors

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, '
                            f'got {handler!r}')
        self._exception_handler = handler

    def default_exception_handler(self, context):
        message = context.get('message') or 'Unhandled exception in event loop'
        exception = context.get('exception')
        exc_info = False if exception is None else (type(exception), exception, exception.__traceback__)
        running = self._current_handle
        if 'source_traceback' not in context and running is not None and running._source_traceback:
            context['handle_traceback'] = running._source_traceback
        lines = [message]
        made = {'source_traceback': 'Object', 'handle_traceback': 'Handle'}
        for key in sorted(context):
            if key in ('message', 'exception'):
                continue
            value = context[key]
            if key in made:
                stack = ''.join(traceback.format_list(value)).rstrip()
                value = f'{made[key]} created at (most recent call last):\n{stack}'
            else:
                value = repr(value)
            lines.append(f'{key}: {value}')
        logger.error('\n'.join(lines), exc_info=exc_info)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self._call_default_handler(context, 'Exception in default exception handler')
            return
        try:
            self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._call_default_handler(
                {'message': 'Unhandled error in exception handler', 'exception': error, 'context': context},
                'Exception in default exception handler while handling an unexpected error in custom exception handler')

    def _call_default_handler(self, context, text):
        # An override may fail.
        try:
            self.default_exception_handler(context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException:
            logger.error(text, exc_info=True)

    # One round

    def _add_callback(self, handle):
        if not handle._cancelled:
            self._ready.append(handle)

    def _add_callback_signalsafe(self, handle):
        self._add_callback(handle)
        self._write_to_self()

    def _timer_handle_cancelled(self, handle):
        if handle._scheduled:
            self._timer_cancelled_count += 1

    def _drop_cancelled_timers(self):
        count = len(self._scheduled)
        if (count > _MIN_SCHEDULED_TIMER_HANDLES
                and self._timer_cancelled_count / count > _MIN_CANCELLED_TIMER_HANDLES_FRACTION):
            kept = []
            for handle in self._scheduled:
                if handle._cancelled:
                    handle._scheduled = False
                else:
                    kept.append(handle)
            heapq.heapify(kept)
            self._scheduled = kept
            self._timer_cancelled_count = 0
            return
        while self._scheduled and self._scheduled[0]._cancelled:
            self._timer_cancelled_count -= 1
            heapq.heappop(self._scheduled)._scheduled = False

    def _time_to_wait(self):
        if self._ready or self._stopping:
            return 0
        if not self._scheduled:
            return None
        return min(max(0, self._scheduled[0]._when - self.time()), MAXIMUM_SELECT_TIMEOUT)

    def _run_once(self):
        """Wait for something to do, then call all callbacks that are due."""
        self._drop_cancelled_timers()
        event_list = self._selector.select(self._time_to_wait())
        self._process_events(event_list)
        event_list = None  # it may hold what has ended

        end = self.time() + self._clock_resolution
        while self._scheduled and self._scheduled[0]._when < end:
            handle = heapq.heappop(self._scheduled)
            handle._scheduled = False
            self._ready.append(handle)

        # Callbacks that these add are for the next round.
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if handle._cancelled:
                continue
            if self._debug:
                self._run_watched(handle)
            else:
                handle._run()
        handle = None

    def _run_watched(self, handle):
        try:
            self._current_handle = handle
            start = self.time()
            handle._run()
            taken = self.time() - start
            if taken >= self.slow_callback_duration:
                logger.warning('Executing %s took %.3f seconds', _format_handle(handle), taken)
        finally:
            self._current_handle = None

    # Debug mode

    def _track_origins(self, enabled):
        if enabled and self._saved_origin_depth is None:
            self._saved_origin_depth = sys.get_coroutine_origin_tracking_depth()
            sys.set_coroutine_origin_tracking_depth(constants.DEBUG_STACK_DEPTH)
        elif not enabled and self._saved_origin_depth is not None:
            sys.set_coroutine_origin_tracking_depth(self._saved_origin_depth)
            self._saved_origin_depth = None

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled
        if self.is_running():
            self.call_soon_threadsafe(self._track_origins, enabled)


def _without_last_frame(handle):
    # What made it is not the loop itself.
    if handle._source_traceback:
        del handle._source_traceback[-1]
    return handle
