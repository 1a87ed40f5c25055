"""What waits for processes and tells of their ends, in several ways."""

import itertools
import os
import signal
import threading
import warnings

from . import events
from . import unix_events
from ._transport_base import FOR_THE_LOOP
from .log import logger


class AbstractChildWatcher:
    """What waits for processes and tells of their ends."""

    def add_child_handler(self, pid, callback, *args):
        """Call callback(pid, status, *args) when a process has ended."""
        raise NotImplementedError()

    def remove_child_handler(self, pid):
        """Undo add_child_handler; whether there was a handler."""
        raise NotImplementedError()

    def attach_loop(self, loop):
        """Use an event loop; None for none."""
        raise NotImplementedError()

    def close(self):
        """Give back what the watcher holds."""
        raise NotImplementedError()

    def is_active(self):
        """Whether it would tell of an end now."""
        raise NotImplementedError()

    def __enter__(self):
        """Processes that are started in the block are told of, even if they end before their handlers are added."""
        raise NotImplementedError()

    def __exit__(self, a, b, c):
        raise NotImplementedError()


def _reap(pid, options):
    # (process, exit code): process 0 if none has ended, code None if somebody else has taken it.
    try:
        ended, status = os.waitpid(pid, options)
    except ChildProcessError:
        return pid, None
    # The function of unix_events, where tests replace it.
    return ended, unix_events.waitstatus_to_exitcode(status) if ended else 0


def _code_of(pid, code, loss="Unknown child process pid %d, will report returncode 255"):
    # What is told of it.
    if code is None:
        logger.warning(loss, pid)
        return 255
    return code


def _log_exit(loop, pid, code, text='process %s exited with returncode %s'):
    if loop.get_debug():
        logger.debug(text, pid, code)


class _OpenWatcher(AbstractChildWatcher):
    # One whose with block does nothing.
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        pass


class _LoopWatcher(AbstractChildWatcher):
    # One that works in an event loop, and only there.
    def __init__(self):
        self._loop = None
        self._callbacks = {}

    def is_active(self):
        return self._loop is not None and self._loop.is_running()

    def close(self):
        self.attach_loop(None)

    def _warn_detached(self, loop):
        if self._loop is not None and loop is None and self._callbacks:
            warnings.warn(
                'A loop is being detached '
                'from a child watcher with pending handlers',
                RuntimeWarning)


class PidfdChildWatcher(_LoopWatcher, _OpenWatcher):
    """Waits for descriptors of processes, which Linux has. Needs no signals and no threads."""

    # _callbacks: (descriptor, callback, arguments) by process.

    def attach_loop(self, loop):
        self._warn_detached(loop)
        for descriptor, _, _ in self._callbacks.values():
            self._loop._remove_reader(descriptor)
            os.close(descriptor)
        self._callbacks.clear()
        self._loop = loop

    def add_child_handler(self, pid, callback, *args):
        known = self._callbacks.get(pid)
        if known is None:
            descriptor = os.pidfd_open(pid)
            self._loop._add_reader(descriptor, self._do_wait, pid)
        else:
            descriptor = known[0]
        self._callbacks[pid] = descriptor, callback, args

    def _do_wait(self, pid):
        descriptor, callback, args = self._callbacks.pop(pid)
        self._loop._remove_reader(descriptor)
        _, code = _reap(pid, 0)
        code = _code_of(pid, code, "child process pid %d exit status already read:  will report returncode 255")
        os.close(descriptor)
        callback(pid, code, *args)

    def remove_child_handler(self, pid):
        known = self._callbacks.pop(pid, None)
        if known is None:
            return False
        self._loop._remove_reader(known[0])
        os.close(known[0])
        return True


class BaseChildWatcher(_LoopWatcher):
    """Base of those that are told of ends by SIGCHLD."""

    # _callbacks: (callback, arguments) by process.

    def _do_waitpid(self, expected_pid):
        raise NotImplementedError()

    def _do_waitpid_all(self):
        raise NotImplementedError()

    def attach_loop(self, loop):
        assert isinstance(loop, (events.AbstractEventLoop, type(None)))
        self._warn_detached(loop)
        previous, self._loop = self._loop, loop
        if previous is not None:
            previous.remove_signal_handler(signal.SIGCHLD)
        if loop is None:
            return
        loop.add_signal_handler(signal.SIGCHLD, self._sig_chld)
        # Some may have ended meanwhile.
        self._do_waitpid_all()

    def _sig_chld(self):
        try:
            self._do_waitpid_all()
        except FOR_THE_LOOP:
            raise
        except BaseException as error:
            # Nobody else could be told.
            self._loop.call_exception_handler(
                dict(message='Unknown exception in SIGCHLD handler', exception=error))

    def remove_child_handler(self, pid):
        return self._callbacks.pop(pid, None) is not None


class _AskingWatcher(_OpenWatcher):
    # One that asks for each process in _callbacks, with a tuple that _do_waitpid understands.
    def _watch(self, pid, *entry):
        self._callbacks[pid] = entry
        self._do_waitpid(pid)  # it may have ended

    def _do_waitpid_all(self):
        for pid in list(self._callbacks):
            self._do_waitpid(pid)

    def _do_waitpid(self, expected_pid):
        assert expected_pid > 0
        pid, code = _reap(expected_pid, os.WNOHANG)
        if pid != 0:
            self._ended(pid, _code_of(pid, code), is_known=code is not None)


class SafeChildWatcher(_AskingWatcher, BaseChildWatcher):
    """Asks for each process that it knows, and leaves others alone; slow with many processes."""

    def close(self):
        self._callbacks.clear()
        super().close()

    def add_child_handler(self, pid, callback, *args):
        self._watch(pid, callback, args)

    def _ended(self, pid, code, is_known):
        if is_known:
            _log_exit(self._loop, pid, code)
        known = self._callbacks.pop(pid, None)
        if known is None:
            if self._loop.get_debug():
                logger.warning("Child watcher got an unexpected pid: %r", pid, exc_info=True)
            return
        callback, args = known
        callback(pid, code, *args)


class FastChildWatcher(BaseChildWatcher):
    """Asks for any process, also for those of others."""

    def __init__(self):
        super().__init__()
        self._lock = threading.Lock()
        self._zombies = {}  # status by process: have ended before their handlers were added
        self._forks = 0     # with blocks in which processes may be started now

    def close(self):
        for known in (self._callbacks, self._zombies):
            known.clear()
        super().close()

    def _count_block(self, change):
        # Those that have ended and that nobody has asked for, after the last block.
        with self._lock:
            self._forks += change
            if self._forks:
                return {}
            unknown, self._zombies = self._zombies, {}
            return unknown

    def __enter__(self):
        self._count_block(+1)
        return self

    def __exit__(self, a, b, c):
        if unknown := self._count_block(-1):
            logger.warning("Caught subprocesses termination from unknown pids: %s", str(unknown))

    def add_child_handler(self, pid, callback, *args):
        assert self._forks, "Must use the context manager"
        with self._lock:
            if pid not in self._zombies:
                self._callbacks[pid] = callback, args
                return
            code = self._zombies.pop(pid)
        callback(pid, code, *args)

    def _do_waitpid_all(self):
        while True:
            pid, code = _reap(-1, os.WNOHANG)
            if pid <= 0:
                return  # none has ended, or there are none
            with self._lock:
                callback, args = self._callbacks.pop(pid, (None, ()))
                if callback is not None:
                    _log_exit(self._loop, pid, code)
                elif self._forks:
                    # Perhaps its handler is about to be added.
                    self._zombies[pid] = code
                    _log_exit(self._loop, pid, code, 'unknown process %s exited with returncode %s')
                    continue
            if callback is None:
                logger.warning("Caught subprocess termination from unknown pid: %d -> %d", pid, code)
            else:
                callback(pid, code, *args)


def _tell_loop(loop, callback, pid, code, args):
    # From a signal handler or another thread.
    if loop.is_closed():
        logger.warning("Loop %r that handles pid %r is closed", loop, pid)
    else:
        loop.call_soon_threadsafe(callback, pid, code, *args)


class MultiLoopChildWatcher(_AskingWatcher):
    """Is told by SIGCHLD and works for any number of loops; the main thread needs none."""

    def __init__(self):
        self._callbacks = {}  # (loop, callback, arguments) by process
        self._saved_sighandler = None

    def is_active(self):
        return self._saved_sighandler is not None

    def attach_loop(self, loop):
        # The loop does not matter.
        if self.is_active():
            return
        previous = signal.signal(signal.SIGCHLD, self._sig_chld)
        if previous is None:
            logger.warning("Previous SIGCHLD handler was set by non-Python code, "
                           "restore to default handler on watcher close.")
        self._saved_sighandler = signal.SIG_DFL if previous is None else previous
        signal.siginterrupt(signal.SIGCHLD, False)

    def close(self):
        self._callbacks.clear()
        saved, self._saved_sighandler = self._saved_sighandler, None
        if saved is None:
            return
        if signal.getsignal(signal.SIGCHLD) == self._sig_chld:
            signal.signal(signal.SIGCHLD, saved)
        else:
            logger.warning("SIGCHLD handler was changed by outside code")

    def add_child_handler(self, pid, callback, *args):
        self._watch(pid, events.get_running_loop(), callback, args)

    def remove_child_handler(self, pid):
        return self._callbacks.pop(pid, None) is not None

    def _ended(self, pid, code, is_known):
        entry = self._callbacks.pop(pid, None)
        if entry is None:
            logger.warning("Child watcher got an unexpected pid: %r", pid, exc_info=True)
            return
        loop, callback, args = entry
        if is_known and not loop.is_closed():
            _log_exit(loop, pid, code)
        _tell_loop(loop, callback, pid, code, args)

    def _sig_chld(self, signum, frame):
        try:
            self._do_waitpid_all()
        except FOR_THE_LOOP:
            raise
        except BaseException:
            logger.warning('Unknown exception in SIGCHLD handler', exc_info=True)


class ThreadedChildWatcher(_OpenWatcher):
    """Waits in a thread for each process. The usual one: it needs no signals and works everywhere."""

    def __init__(self):
        self._pid_counter = itertools.count(0)
        self._threads = {}  # by process

    def is_active(self):
        return True

    def close(self):
        pass

    def attach_loop(self, loop):
        pass

    def __del__(self, _warn=warnings.warn):
        if any(thread.is_alive() for thread in list(self._threads.values())):
            _warn(f"{self.__class__} has registered but not finished child processes",
                  ResourceWarning, source=self)

    def add_child_handler(self, pid, callback, *args):
        thread = self._threads[pid] = threading.Thread(
            target=self._do_waitpid, name=f"asyncio-waitpid-{next(self._pid_counter)}",
            args=(events.get_running_loop(), pid, callback, args), daemon=True)
        thread.start()

    def remove_child_handler(self, pid):
        # A thread that waits cannot be ended: the callback finds out that nobody wants it.
        return True

    def _do_waitpid(self, loop, expected_pid, callback, args):
        assert expected_pid > 0
        pid, status = _reap(expected_pid, 0)
        code = _code_of(pid, status)
        if status is not None:
            _log_exit(loop, expected_pid, code)
        _tell_loop(loop, callback, pid, code, args)
        del self._threads[expected_pid]
