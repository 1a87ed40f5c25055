"""Threads as objects, and what they synchronize with."""

import os as _os
import sys as _sys
import _thread
import functools

from _weakrefset import WeakSet
from itertools import islice as _islice, count as _count
from time import monotonic as _time
try:
    from _collections import deque as _deque
except ImportError:
    from collections import deque as _deque

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread',
           'enumerate', 'main_thread', 'TIMEOUT_MAX',
           'Event', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread',
           'Barrier', 'BrokenBarrierError', 'Timer', 'ThreadError',
           'setprofile', 'settrace', 'local', 'stack_size',
           'excepthook', 'ExceptHookArgs', 'gettrace', 'getprofile']

from _thread import allocate_lock as _allocate_lock, start_new_thread as _start_new_thread, _set_sentinel
from _thread import TIMEOUT_MAX, error as ThreadError, get_ident, stack_size
_CRLock = getattr(_thread, 'RLock', None)
_HAVE_THREAD_NATIVE_ID = hasattr(_thread, 'get_native_id')
if _HAVE_THREAD_NATIVE_ID:
    get_native_id = _thread.get_native_id
    __all__.append('get_native_id')


def _deprecated(old, new):
    import warnings
    warnings.warn(f'{old}() is deprecated, {new}', DeprecationWarning, stacklevel=3)


def _repr(object, state):
    kind = object.__class__
    return f"<{kind.__module__}.{kind.__qualname__} at {id(object):#x}: {state}>"


# Hooks that new threads set.

_profile_hook = None
_trace_hook = None


def setprofile(func):
    """Set the profile function of threads started from now on."""
    global _profile_hook
    _profile_hook = func


def getprofile():
    """The profile function of new threads."""
    return _profile_hook


def settrace(func):
    """Set the trace function of threads started from now on."""
    global _trace_hook
    _trace_hook = func


def gettrace():
    """The trace function of new threads."""
    return _trace_hook


# Locks

Lock = _allocate_lock


def RLock(*args, **kwargs):
    """A lock that the thread holding it may acquire again."""
    return (_PyRLock if _CRLock is None else _CRLock)(*args, **kwargs)


class _RLock:
    """RLock in Python."""

    def __init__(self):
        self._block = _allocate_lock()
        self._owner = None
        self._count = 0

    def __repr__(self):
        owner = self._owner
        if owner in _active:
            owner = _active[owner].name
        kind = self.__class__
        return (f"<{'locked' if self._block.locked() else 'unlocked'} {kind.__module__}.{kind.__qualname__} object "
                f"owner={owner!r} count={self._count} at {hex(id(self))}>")

    def _at_fork_reinit(self):
        self._block._at_fork_reinit()
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        """Wait for the lock; whether it was got."""
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return 1
        is_mine = self._block.acquire(blocking, timeout)
        if is_mine:
            self._owner, self._count = me, 1
        return is_mine

    __enter__ = acquire

    def release(self):
        """Let go once; other threads get the lock when that was as often as it was acquired."""
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = None
            self._block.release()

    def __exit__(self, t, v, tb):
        self.release()

    # For Condition.

    def _release_save(self):
        if self._count == 0:
            raise RuntimeError("cannot release un-acquired lock")
        state = self._count, self._owner
        self._count, self._owner = 0, None
        self._block.release()
        return state

    def _acquire_restore(self, state):
        self._block.acquire()
        self._count, self._owner = state

    def _is_owned(self):
        return self._owner == get_ident()

    def _recursion_count(self):
        return self._count if self._owner == get_ident() else 0


_PyRLock = _RLock


class Condition:
    """Threads wait for something that others tell them of, under a lock."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        # A lock that can be held several times knows better.
        for name in ('_release_save', '_acquire_restore', '_is_owned'):
            method = getattr(lock, name, None)
            if method is not None:
                setattr(self, name, method)
        self._waiters = _deque()

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def _at_fork_reinit(self):
        self._waiters.clear()
        self._lock._at_fork_reinit()

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, x):
        self._lock.acquire()

    def _is_owned(self):
        # Held by somebody, if not by this thread.
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Let go of the lock and wait to be told; False if the time ran out."""
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = _allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = self._release_save()
        is_told = False
        try:
            # The lock of its own is released by notify.
            if timeout is None:
                is_told = waiter.acquire()
            elif timeout > 0:
                is_told = waiter.acquire(True, timeout)
            else:
                is_told = waiter.acquire(False)
            return is_told
        finally:
            self._acquire_restore(state)
            if not is_told:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        """Wait until predicate() is true; its last result."""
        end = None
        result = predicate()
        while not result:
            if timeout is not None:
                if end is None:
                    end = _time() + timeout
                else:
                    timeout = end - _time()
                    if timeout <= 0:
                        break
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        """Tell up to n waiting threads."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        waiters = self._waiters
        while n > 0 and waiters:
            first = waiters[0]
            n -= self._tell(first)
            try:
                waiters.remove(first)
            except ValueError:
                pass

    @staticmethod
    def _tell(waiter):
        # Whether it was told now: it may have been already, though interrupted before it could leave the queue.
        try:
            waiter.release()
        except RuntimeError:
            return False
        return True

    def notify_all(self):
        """Tell all waiting threads."""
        self.notify(len(self._waiters))

    def notifyAll(self):
        _deprecated('notifyAll', 'use notify_all() instead')
        self.notify_all()


class Semaphore:
    """A number that release raises and acquire lowers, waiting while it is 0."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        return _repr(self, f'value={self._value}')

    def acquire(self, blocking=True, timeout=None):
        """Lower the number; False if that would have taken longer than it may."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if timeout is not None:
                    if end is None:
                        end = _time() + timeout
                    else:
                        timeout = end - _time()
                        if timeout <= 0:
                            return False
                self._cond.wait(timeout)
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        """Raise the number by n."""
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that must not be raised above its first value."""

    def __init__(self, value=1):
        Semaphore.__init__(self, value)
        self._initial_value = value

    def __repr__(self):
        return _repr(self, f'value={self._value}/{self._initial_value}')

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)


class Event:
    """Threads wait until it is set."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        return _repr(self, 'set' if self._flag else 'unset')

    def _at_fork_reinit(self):
        self._cond._at_fork_reinit()

    def is_set(self):
        """Whether it is set."""
        return self._flag

    def isSet(self):
        _deprecated('isSet', 'use is_set() instead')
        return self.is_set()

    def set(self):
        """Let all waiting threads go on."""
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        """Have threads wait again."""
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """Wait until it is set; False if the time ran out."""
        with self._cond:
            return self._flag or self._cond.wait(timeout)


_FILLING, _DRAINING, _RESETTING, _BROKEN = 0, 1, -1, -2


class Barrier:
    """Threads wait until there are as many as it is for; the action is run by one of them before they go on."""

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = _FILLING
        self._count = 0

    def __repr__(self):
        return _repr(self, 'broken' if self.broken else f'waiters={self.n_waiting}/{self.parties}')

    def wait(self, timeout=None):
        """Wait for the others; a number from 0 that each thread gets another of."""
        with self._cond:
            # Those of the round before leave first.
            while self._state in (_RESETTING, _DRAINING):
                self._cond.wait()
            if self._state < 0:
                raise BrokenBarrierError
            index, self._count = self._count, self._count + 1
            try:
                if self._count == self._parties:
                    self._open()
                else:
                    self._wait(self._timeout if timeout is None else timeout)
                return index
            finally:
                self._count -= 1
                if not self._count and self._state in (_RESETTING, _DRAINING):
                    self._become(_FILLING)

    def _open(self):
        try:
            if self._action:
                self._action()
            self._become(_DRAINING)
        except:
            self._become(_BROKEN)
            raise

    def _wait(self, timeout):
        is_in_time = self._cond.wait_for(lambda: self._state != _FILLING, timeout)
        if not is_in_time:
            self._become(_BROKEN)
        if self._state < 0:
            raise BrokenBarrierError

    def _become(self, state):
        self._state = state
        self._cond.notify_all()

    def reset(self):
        """Make it as new; waiting threads get BrokenBarrierError."""
        with self._cond:
            if self._count == 0:
                self._state = _FILLING
            elif self._state in (_FILLING, _BROKEN):
                self._state = _RESETTING
            self._cond.notify_all()

    def abort(self):
        """Break it: waiting threads and those to come get BrokenBarrierError."""
        with self._cond:
            self._become(_BROKEN)

    @property
    def parties(self):
        """How many threads it is for."""
        return self._parties

    @property
    def n_waiting(self):
        """How many threads are waiting."""
        return self._count if self._state == _FILLING else 0

    @property
    def broken(self):
        """Whether it is broken."""
        return self._state == _BROKEN


class BrokenBarrierError(RuntimeError):
    pass


# Threads

_counter = _count(1).__next__


def _newname(name_template):
    return name_template % _counter()


_active_limbo_lock = RLock()
_active = {}  # ident -> thread
_limbo = {}   # threads that are about to start
_dangling = WeakSet()

# Held by each thread until it ends, those of threads that the program waits for at its end.
_shutdown_locks_lock = _allocate_lock()
_shutdown_locks = set()


def _maintain_shutdown_locks():
    # Drops those of threads that have ended.
    _shutdown_locks.difference_update([lock for lock in _shutdown_locks if not lock.locked()])


class Thread:
    """A thread: run, or the function target, is what it does.

    daemon says whether the program may end before it; that of the current thread is taken
    unless it is given.
    """

    _initialized = False

    def __init__(self, group=None, target=None, name=None,
                 args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name:
            name = str(name)
        else:
            name = _newname("Thread-%d")
            if hasattr(target, '__name__'):
                name += f" ({target.__name__})"
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        if _HAVE_THREAD_NATIVE_ID:
            self._native_id = None
        self._started, self._is_stopped = Event(), False
        self._tstate_lock = None  # held while it runs
        # For errors when the interpreter is ending.
        self._invoke_excepthook = _make_invoke_excepthook()
        self._stderr = _sys.stderr
        self._initialized = True
        _dangling.add(self)

    def _reset_internal_locks(self, is_alive):
        # After a fork.
        self._started._at_fork_reinit()
        if not is_alive:
            self._is_stopped = True
            self._tstate_lock = None
        elif self._tstate_lock is not None:
            self._tstate_lock._at_fork_reinit()
            self._tstate_lock.acquire()

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        self.is_alive()  # notices the end
        state = "stopped" if self._is_stopped else "started" if self._started.is_set() else "initial"
        if self._daemonic:
            state += " daemon"
        if self._ident is not None:
            state += f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {state})>"

    def start(self):
        """Start the thread; only once."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        self._move(None, _limbo, self)
        try:
            _start_new_thread(self._bootstrap, ())
        except Exception:
            self._move(_limbo, None, self)
            raise
        self._started.wait()

    def _move(self, source, target, key):
        # Between the tables of threads that are starting and of those that run.
        with _active_limbo_lock:
            if target is not None:
                target[key] = self
            if source is not None:
                del source[self]

    def run(self):
        """What the thread does: calls target."""
        try:
            target = self._target
            if target is not None:
                target(*self._args, **self._kwargs)
        finally:
            # They may hold the thread.
            target = None
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        try:
            self._bootstrap_inner()
        except:
            # Unless the interpreter has ended under a thread nobody waits for.
            if _sys is not None or not self._daemonic:
                raise

    def _bootstrap_inner(self):
        try:
            self._set_ident()
            self._set_tstate_lock()
            if _HAVE_THREAD_NATIVE_ID:
                self._set_native_id()
            self._started.set()
            self._move(_limbo, _active, self._ident)
            for install, hook in ((_sys.settrace, _trace_hook), (_sys.setprofile, _profile_hook)):
                if hook:
                    install(hook)
            try:
                self.run()
            except:
                self._invoke_excepthook(self)
        finally:
            self._delete()

    def _set_ident(self):
        self._ident = get_ident()

    if _HAVE_THREAD_NATIVE_ID:
        def _set_native_id(self):
            self._native_id = get_native_id()

    def _set_tstate_lock(self):
        # Released by the interpreter when the thread has ended.
        self._tstate_lock = _set_sentinel()
        self._tstate_lock.acquire()
        if not self.daemon:
            with _shutdown_locks_lock:
                _maintain_shutdown_locks()
                _shutdown_locks.add(self._tstate_lock)

    def _stop(self):
        # Notes that the thread has ended.
        if self._tstate_lock is not None:
            assert not self._tstate_lock.locked()
        self._is_stopped = True
        self._tstate_lock = None
        if not self.daemon:
            with _shutdown_locks_lock:
                _maintain_shutdown_locks()

    def _delete(self):
        with _active_limbo_lock:
            del _active[get_ident()]

    def join(self, timeout=None):
        """Wait until the thread ends, or for as long as timeout says; is_alive() tells which."""
        self._check_made()
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        limit = {} if timeout is None else {'timeout': max(timeout, 0)}
        self._wait_for_tstate_lock(**limit)

    def _check_made(self):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")

    def _wait_for_tstate_lock(self, block=True, timeout=-1):
        lock = self._tstate_lock
        if lock is None:
            assert self._is_stopped
            return
        try:
            if lock.acquire(block, timeout):
                self._note_end(lock)
        except:
            if lock.locked():
                # Interrupted after the acquiring: the thread has ended.
                self._note_end(lock)
            raise

    def _note_end(self, lock):
        lock.release()
        self._stop()

    def _made(self):
        assert self._initialized, "Thread.__init__() not called"
        return self

    @property
    def name(self):
        """The name, for people."""
        return self._made()._name

    @name.setter
    def name(self, name):
        self._made()._name = str(name)

    @property
    def ident(self):
        """A number of this thread alone while it runs, None before it is started."""
        return self._made()._ident

    if _HAVE_THREAD_NATIVE_ID:
        @property
        def native_id(self):
            """The number that the system has for the thread, None before it is started."""
            return self._made()._native_id

    def is_alive(self):
        """Whether the thread is running."""
        if self._made()._is_stopped or not self._started.is_set():
            return False
        self._wait_for_tstate_lock(False)
        return not self._is_stopped

    @property
    def daemon(self):
        """Whether the program may end before the thread."""
        return self._made()._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        self._check_made()
        if not self._started.is_set():
            self._daemonic = daemonic
            return
        raise RuntimeError("cannot set daemon status of active thread")

    def isDaemon(self):
        _deprecated('isDaemon', 'get the daemon attribute instead')
        return self.daemon

    def setDaemon(self, daemonic):
        _deprecated('setDaemon', 'set the daemon attribute instead')
        self.daemon = daemonic

    def getName(self):
        _deprecated('getName', 'get the name attribute instead')
        return self.name

    def setName(self, name):
        _deprecated('setName', 'set the name attribute instead')
        self.name = name


# Exceptions that end threads

try:
    from _thread import _excepthook as excepthook, _ExceptHookArgs as ExceptHookArgs
except ImportError:
    from collections import namedtuple

    _ExceptHookArgs = namedtuple('ExceptHookArgs', 'exc_type exc_value exc_traceback thread')

    def ExceptHookArgs(args):
        return _ExceptHookArgs(*args)

    def excepthook(args, /):
        """Show an exception that has ended a thread; nothing for SystemExit."""
        if args.exc_type == SystemExit:
            return
        stream = _sys.stderr if _sys is not None else None
        if stream is None:
            stream = None if args.thread is None else args.thread._stderr
            if stream is None:
                return
        name = get_ident() if args.thread is None else args.thread.name
        print(f"Exception in thread {name}:", file=stream, flush=True)
        from traceback import print_exception
        print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=stream)
        stream.flush()


__excepthook__ = excepthook


def _make_invoke_excepthook():
    # A function that needs nothing of this module, as threads may end after it.
    former_hook, former_sys_hook = excepthook, _sys.excepthook
    if former_hook is None:
        raise RuntimeError("threading.excepthook is None")
    if former_sys_hook is None:
        raise RuntimeError("sys.excepthook is None")
    exc_info, local_print, local_sys = _sys.exc_info, print, _sys

    def invoke_excepthook(thread):
        global excepthook
        try:
            hook = excepthook
            if hook is None:
                hook = former_hook
            args = ExceptHookArgs([*exc_info(), thread])
            hook(args)
        except Exception as error:
            error.__suppress_context__ = True
            del error
            stream = getattr(local_sys, 'stderr', None)
            local_print("Exception in threading.excepthook:",
                        file=thread._stderr if stream is None else stream, flush=True)
            (getattr(local_sys, 'excepthook', None) or former_sys_hook)(*exc_info())
        finally:
            # The exception holds the frame, which would hold it.
            args = None

    return invoke_excepthook


class Timer(Thread):
    """A thread that calls a function after some seconds unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        """Do not call the function."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


def _note_running(thread):
    # Of a thread that was not started here.
    thread._started.set()
    thread._set_ident()
    if _HAVE_THREAD_NATIVE_ID:
        thread._set_native_id()
    with _active_limbo_lock:
        _active[thread._ident] = thread


class _MainThread(Thread):
    def __init__(self):
        Thread.__init__(self, name="MainThread", daemon=False)
        self._set_tstate_lock()
        _note_running(self)


class _DummyThread(Thread):
    # Stands for a thread that was started otherwise. When it ends is not known.
    def __init__(self):
        Thread.__init__(self, name=_newname("Dummy-%d"), daemon=True)
        _note_running(self)

    def join(self, timeout=None):
        assert False, "cannot join a dummy thread"

    def is_alive(self):
        assert self._started.is_set() and not self._is_stopped
        return True

    def _stop(self):
        pass


def current_thread():
    """The thread that calls this."""
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    _deprecated('currentThread', 'use current_thread() instead')
    return current_thread()


def active_count():
    """How many threads are running."""
    with _active_limbo_lock:
        return len(_active) + len(_limbo)


def activeCount():
    _deprecated('activeCount', 'use active_count() instead')
    return active_count()


def _enumerate():
    return [*_active.values(), *_limbo.values()]


def enumerate():
    """The threads that are running."""
    with _active_limbo_lock:
        return _enumerate()


def main_thread():
    """The thread that the interpreter was started in."""
    return _main_thread


# The end of the program

_threading_atexits = []
_SHUTTING_DOWN = False


def _register_atexit(func, *arg, **kwargs):
    """Call a function at the end of the program, before threads are waited for."""
    if _SHUTTING_DOWN:
        raise RuntimeError("can't register atexit after shutdown")
    _threading_atexits.append(functools.partial(func, *arg, **kwargs))


_main_thread = _MainThread()


def _shutdown():
    """Wait for all threads but daemons; called by the interpreter when the main program has ended."""
    global _SHUTTING_DOWN
    if _main_thread._is_stopped:
        return
    _SHUTTING_DOWN = True
    for call in reversed(_threading_atexits):
        call()
    if _main_thread.ident == get_ident():
        lock = _main_thread._tstate_lock
        assert lock is not None and lock.locked()
        lock.release()
        _main_thread._stop()
    # Threads may start others.
    while locks := _take_shutdown_locks():
        for lock in locks:
            with lock:
                pass


def _take_shutdown_locks():
    with _shutdown_locks_lock:
        taken = list(_shutdown_locks)
        _shutdown_locks.clear()
    return taken


try:
    from _thread import _local as local
except ImportError:
    from _threading_local import local


def _after_fork():
    # Only the thread that forked is there still.
    global _active_limbo_lock, _main_thread, _shutdown_locks_lock, _shutdown_locks
    _active_limbo_lock = RLock()
    current = _active.get(get_ident())
    if current is None:
        current = _MainThread()  # started otherwise
    _main_thread = current
    _shutdown_locks_lock = _allocate_lock()
    _shutdown_locks = set()
    with _active_limbo_lock:
        for thread in {*_enumerate(), *_dangling}:
            thread._reset_internal_locks(thread is current)
            if thread is current:
                thread._ident = get_ident()
            else:
                thread._stop()
        _limbo.clear()
        _active.clear()
        _active[current._ident] = current


if hasattr(_os, "register_at_fork"):
    _os.register_at_fork(after_in_child=_after_fork)

del _thread
