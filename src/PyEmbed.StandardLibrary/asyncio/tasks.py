"""Tasks: coroutines that the event loop runs, and ways to wait for them."""

__all__ = ('Task', 'create_task', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'wait', 'wait_for',
           'as_completed', 'sleep', 'gather', 'shield', 'ensure_future', 'run_coroutine_threadsafe', 'current_task',
           'all_tasks', '_register_task', '_unregister_task', '_enter_task', '_leave_task')

import itertools
import functools
import concurrent.futures
import contextvars
import inspect
import types
import weakref
from types import GenericAlias

from . import base_futures, base_tasks, coroutines, events, exceptions, futures
from .coroutines import _is_coroutine

# For names. A generator's next is one step, hence safe with threads.
_task_name_counter = itertools.count(1).__next__


def current_task(loop=None):
    """The task that is running, None outside tasks."""
    return _current_tasks.get(events.get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    """The tasks of a loop that are not done."""
    if loop is None:
        loop = events.get_running_loop()
    # Threads may make tasks meanwhile.
    for attempt in range(1000):
        try:
            tasks = list(_all_tasks)
            break
        except RuntimeError:
            if attempt == 999:
                raise
    return {task for task in tasks if futures._get_loop(task) is loop and not task.done()}


def _set_task_name(task, name):
    if name is None:
        return
    try:
        set_name = task.set_name
    except AttributeError:
        import warnings
        warnings.warn("Task.set_name() was added in Python 3.8, "
                      "the method support will be mandatory for third-party "
                      "task implementations since 3.13.",
                      DeprecationWarning, stacklevel=3)
    else:
        set_name(name)


class Task(futures._PyFuture):
    """A coroutine that the event loop runs; done when that is."""

    # A task that is lost while it waits is told of, unless this is false.
    _log_destroy_pending = True

    def __init__(self, coro, *, loop=None, name=None, context=None):
        super().__init__(loop=loop)
        if stack := self._source_traceback:
            stack.pop()  # this call
        if not coroutines.iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._coro = coro
        self._name = f'Task-{_task_name_counter()}' if name is None else str(name)
        self._context = contextvars.copy_context() if context is None else context
        self._fut_waiter = None     # what it waits for
        self._must_cancel = False   # with the next step
        self._num_cancels_requested = 0
        self._loop.call_soon(self.__step, context=self._context)
        _register_task(self)

    def __del__(self):
        if self._log_destroy_pending and self._state == futures._PENDING:
            base_futures._report(self, task=self, message='Task was destroyed but it is pending!')
        super().__del__()

    __class_getitem__ = classmethod(GenericAlias)

    def __repr__(self):
        return base_tasks._task_repr(self)

    def get_coro(self):
        """The coroutine."""
        return self._coro

    def get_name(self):
        """The name, for people."""
        return self._name

    def set_name(self, value):
        self._name = str(value)

    # What the coroutine returns or raises is its outcome, and nothing else.

    def set_exception(self, exception):
        raise RuntimeError('Task does not support set_exception operation')

    def set_result(self, result):
        raise RuntimeError('Task does not support set_result operation')

    def get_stack(self, *, limit=None):
        """The frames of the coroutine."""
        return base_tasks._task_get_stack(self, limit)

    def print_stack(self, *, limit=None, file=None):
        """Print the frames of the coroutine."""
        return base_tasks._task_print_stack(self, limit, file)

    def cancel(self, msg=None):
        """Have CancelledError raised in the coroutine, which may catch it; False if the task is done."""
        self._log_traceback = False
        if self.done():
            return False
        self._num_cancels_requested += 1
        # What it waits for brings the error.
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        """How often cancel was called, less uncancel."""
        return self._num_cancels_requested

    def uncancel(self):
        """Take back a cancel; how many are left."""
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
        return self._num_cancels_requested

    def __step(self, exc=None):
        # Runs the coroutine to the next point where it waits.
        if self.done():
            raise exceptions.InvalidStateError(f'_step(): already done: {self!r}, {exc!r}')
        if self._must_cancel:
            if not isinstance(exc, exceptions.CancelledError):
                exc = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        _enter_task(self._loop, self)
        try:
            if exc is None:
                awaited = self._coro.send(None)
            else:
                awaited = self._coro.throw(exc)
        except StopIteration as end:
            if self._must_cancel:
                # Cancelled right before it returned.
                self._must_cancel = False
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(end.value)
        except exceptions.CancelledError as error:
            self._cancelled_exc = error
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as error:
            super().set_exception(error)
            raise
        except BaseException as error:
            super().set_exception(error)
        else:
            self.__wait_for(awaited)
        finally:
            _leave_task(self._loop, self)
            self = None  # the exception may hold the frame

    def __wait_for(self, awaited):
        is_blocking = getattr(awaited, '_asyncio_future_blocking', None)
        if is_blocking is None:
            if awaited is None:
                # A bare yield gives way to others.
                self._loop.call_soon(self.__step, context=self._context)
                return
            if inspect.isgenerator(awaited):
                complaint = (f'yield was used instead of yield from for '
                             f'generator in task {self!r} with {awaited!r}')
            else:
                complaint = f'Task got bad yield: {awaited!r}'
        elif futures._get_loop(awaited) is not self._loop:
            complaint = (f'Task {self!r} got Future '
                         f'{awaited!r} attached to a different loop')
        elif not is_blocking:
            complaint = (f'yield was used instead of yield from '
                         f'in task {self!r} with {awaited!r}')
        elif awaited is self:
            complaint = f'Task cannot await on itself: {self!r}'
        else:
            awaited._asyncio_future_blocking = False
            awaited.add_done_callback(self.__wakeup, context=self._context)
            self._fut_waiter = awaited
            if self._must_cancel and awaited.cancel(msg=self._cancel_message):
                self._must_cancel = False
            return
        self._loop.call_soon(self.__step, RuntimeError(complaint), context=self._context)

    def __wakeup(self, future):
        try:
            future.result()
        except BaseException as exc:
            # Cancelled, perhaps.
            self.__step(exc)
        else:
            # The coroutine asks for the result itself.
            self.__step()
        self = None


_PyTask = Task

try:
    # Not in Python.
    from _asyncio import Task
    _CTask = Task
except ImportError:
    pass


def create_task(coro, *, name=None, context=None):
    """Have the running loop run a coroutine; its task."""
    loop = events.get_running_loop()
    task = loop.create_task(coro) if context is None else loop.create_task(coro, context=context)
    _set_task_name(task, name)
    return task


# Waiting

FIRST_COMPLETED = concurrent.futures.FIRST_COMPLETED
FIRST_EXCEPTION = concurrent.futures.FIRST_EXCEPTION
ALL_COMPLETED = concurrent.futures.ALL_COMPLETED


def _check_many(fs, what):
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f"expect {what} of futures, not {type(fs).__name__}")


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait for tasks; (the set of those that are done, that of the others). They are not cancelled."""
    _check_many(fs, 'a list')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    fs = set(fs)
    if any(coroutines.iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    return await _wait(fs, timeout, return_when, events.get_running_loop())


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def wait_for(fut, timeout):
    """Wait for one awaitable; when the time is over it is cancelled and TimeoutError raised."""
    loop = events.get_running_loop()
    if timeout is None:
        return await fut
    if timeout <= 0:
        fut = ensure_future(fut, loop=loop)
        return fut.result() if fut.done() else await _timed_out(fut, loop)

    waiter = loop.create_future()
    timer = loop.call_later(timeout, _release_waiter, waiter)
    release = functools.partial(_release_waiter, waiter)
    fut = ensure_future(fut, loop=loop)
    fut.add_done_callback(release)
    try:
        try:
            await waiter
        except exceptions.CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(release)
            # It is to have ended before this is.
            await _cancel_and_wait(fut, loop=loop)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(release)
        return await _timed_out(fut, loop)
    finally:
        timer.cancel()


async def _timed_out(fut, loop):
    # It may have a result in spite of that.
    await _cancel_and_wait(fut, loop=loop)
    try:
        return fut.result()
    except exceptions.CancelledError as exc:
        raise exceptions.TimeoutError() from exc


async def _wait(fs, timeout, return_when, loop):
    assert fs, 'Set of Futures is empty.'
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release_waiter, waiter)
    left = len(fs)

    def _on_completion(f):
        nonlocal left
        left -= 1
        is_enough = left <= 0 or return_when == FIRST_COMPLETED or (
            return_when == FIRST_EXCEPTION and not f.cancelled() and f.exception() is not None)
        if is_enough:
            if timer is not None:
                timer.cancel()
            _release_waiter(waiter)

    for f in fs:
        f.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for f in fs:
            f.remove_done_callback(_on_completion)
    done = {f for f in fs if f.done()}
    return done, {f for f in fs if f not in done}


async def _cancel_and_wait(fut, loop):
    waiter = loop.create_future()
    release = functools.partial(_release_waiter, waiter)
    fut.add_done_callback(release)
    try:
        fut.cancel()
        # Not fut itself, whose cancelling is not to be ours.
        await waiter
    finally:
        fut.remove_done_callback(release)


def as_completed(fs, *, timeout=None):
    """Yield coroutines, each of which waits for the next result among those of fs."""
    _check_many(fs, 'an iterable')
    from .queues import Queue  # it imports this module
    done = Queue()
    loop = events._get_event_loop()
    todo = {ensure_future(f, loop=loop) for f in set(fs)}
    timer = None

    def _on_timeout():
        for f in todo:
            f.remove_done_callback(_on_completion)
            done.put_nowait(None)
        todo.clear()

    def _on_completion(f):
        if not todo:
            return  # the time is over
        todo.remove(f)
        done.put_nowait(f)
        if not todo and timer is not None:
            timer.cancel()

    async def _wait_for_one():
        f = await done.get()
        if f is None:
            raise exceptions.TimeoutError
        return f.result()

    for f in todo:
        f.add_done_callback(_on_completion)
    if todo and timeout is not None:
        timer = loop.call_later(timeout, _on_timeout)
    for _ in range(len(todo)):
        yield _wait_for_one()


@types.coroutine
def __sleep0():
    # Without a future.
    yield


async def sleep(delay, result=None):
    """Wait some seconds; gives result."""
    if delay <= 0:
        await __sleep0()
        return result
    loop = events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, futures._set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


def ensure_future(coro_or_future, *, loop=None):
    """A future itself, the task of a coroutine or of any awaitable."""
    return _ensure_future(coro_or_future, loop=loop)


def _ensure_future(coro_or_future, *, loop=None):
    if futures.isfuture(coro_or_future):
        if loop is not None and loop is not futures._get_loop(coro_or_future):
            raise ValueError('The future belongs to a different loop than '
                            'the one specified as the loop argument')
        return coro_or_future
    is_wrapped = not coroutines.iscoroutine(coro_or_future)
    if is_wrapped:
        if not inspect.isawaitable(coro_or_future):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable '
                            'is required')
        coro_or_future = _wrap_awaitable(coro_or_future)
    if loop is None:
        loop = events._get_event_loop(stacklevel=4)
    try:
        return loop.create_task(coro_or_future)
    except RuntimeError:
        # Else it would be told that it was never awaited.
        if not is_wrapped:
            coro_or_future.close()
        raise


@types.coroutine
def _wrap_awaitable(awaitable):
    return (yield from awaitable.__await__())


_wrap_awaitable._is_coroutine = _is_coroutine


class _GatheringFuture(futures.Future):
    """What gather gives: cancelling it cancels all of them."""

    def __init__(self, children, *, loop):
        assert loop is not None
        super().__init__(loop=loop)
        self._children, self._cancel_requested = children, False

    def cancel(self, msg=None):
        if self.done():
            return False
        told = 0
        for child in self._children:
            told += bool(child.cancel(msg=msg))
        if told:
            # Cancelled even if they give exceptions as results.
            self._cancel_requested = True
        return told > 0


def gather(*coros_or_futures, return_exceptions=False):
    """A future of the list of all results in the order of the arguments.

    The first exception is that of the future, unless return_exceptions makes exceptions results.
    """
    if not coros_or_futures:
        outer = events._get_event_loop().create_future()
        outer.set_result([])
        return outer

    def outcome_of(fut):
        if fut.cancelled():
            # Not raised, hence without its traceback.
            return exceptions.CancelledError('' if fut._cancel_message is None else fut._cancel_message)
        exception = fut.exception()
        return fut.result() if exception is None else exception

    def _done_callback(fut):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not fut.cancelled():
                fut.exception()  # nobody else will ask for it
            return
        if not return_exceptions:
            exception = fut._make_cancelled_error() if fut.cancelled() else fut.exception()
            if exception is not None:
                outer.set_exception(exception)
                return
        if finished == len(future_of):
            results = [outcome_of(child) for child in children]
            if outer._cancel_requested:
                outer.set_exception(children[-1]._make_cancelled_error())
            else:
                outer.set_result(results)

    future_of, children = {}, []
    finished = 0
    loop = outer = None
    for arg in coros_or_futures:
        # What is given twice is run once.
        fut = future_of.get(arg)
        if fut is None:
            fut = _ensure_future(arg, loop=loop)
            if loop is None:
                loop = futures._get_loop(fut)
            if fut is not arg:
                # The caller cannot know of it.
                fut._log_destroy_pending = False
            future_of[arg] = fut
            fut.add_done_callback(_done_callback)
        children.append(fut)
    outer = _GatheringFuture(children, loop=loop)
    return outer


def shield(arg):
    """A future for another one, which is not cancelled with it. Somebody has to hold the other one."""
    inner = _ensure_future(arg)
    if inner.done():
        return inner
    outer = futures._get_loop(inner).create_future()

    def _inner_done_callback(inner):
        is_cancelled = inner.cancelled()
        error = None if is_cancelled else inner.exception()
        if outer.cancelled():
            return  # but the error is asked for: nobody else will
        if is_cancelled:
            outer.cancel()
        elif error is None:
            outer.set_result(inner.result())
        else:
            outer.set_exception(error)

    def _outer_done_callback(outer):
        # It was cancelled, if it is done first.
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    for future, callback in ((inner, _inner_done_callback), (outer, _outer_done_callback)):
        future.add_done_callback(callback)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """Have the loop of another thread run a coroutine; a concurrent.futures.Future."""
    if not coroutines.iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    answer = concurrent.futures.Future()

    def callback():
        try:
            futures._chain_future(ensure_future(coro, loop=loop), answer)
        except BaseException as error:
            is_for_loop = isinstance(error, (SystemExit, KeyboardInterrupt))
            if not is_for_loop and answer.set_running_or_notify_cancel():
                answer.set_exception(error)
            raise

    loop.call_soon_threadsafe(callback)
    return answer


# All tasks, and those that are running, by loop.
_all_tasks = weakref.WeakSet()
_current_tasks = {}


def _register_task(task):
    """Note a new task."""
    _all_tasks.add(task)


def _unregister_task(task):
    """Forget a task."""
    _all_tasks.discard(task)


def _enter_task(loop, task):
    running = _current_tasks.get(loop)
    if running is not None:
        raise RuntimeError(f"Cannot enter into task {task!r} while another "
                           f"task {running!r} is being executed.")
    _current_tasks[loop] = task


def _leave_task(loop, task):
    running = _current_tasks.get(loop)
    if running is not task:
        raise RuntimeError(f"Leaving task {task!r} does not match "
                           f"the current task {running!r}.")
    del _current_tasks[loop]


_py_register_task = _register_task
_py_unregister_task = _unregister_task
_py_enter_task = _enter_task
_py_leave_task = _leave_task

try:
    from _asyncio import (_register_task, _unregister_task, _enter_task, _leave_task, _all_tasks, _current_tasks)
except ImportError:
    pass
else:
    _c_register_task = _register_task
    _c_unregister_task = _unregister_task
    _c_enter_task = _enter_task
    _c_leave_task = _leave_task
