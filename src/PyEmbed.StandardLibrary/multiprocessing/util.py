"""Logging, finalizers and what happens at the end."""

import atexit
import itertools
import os
import threading
import weakref

from . import process

__all__ = ['sub_debug', 'debug', 'info', 'sub_warning', 'get_logger', 'log_to_stderr', 'get_temp_dir',
           'register_after_fork', 'is_exiting', 'Finalize', 'ForkAwareThreadLock', 'ForkAwareLocal',
           'close_all_fds_except', 'SUBDEBUG', 'SUBWARNING']

NOTSET, SUBDEBUG, DEBUG, INFO, SUBWARNING = 0, 5, 10, 20, 25
LOGGER_NAME = 'multiprocessing'
DEFAULT_LOGGING_FORMAT = '[%(levelname)s/%(processName)s] %(message)s'

_logger = None
_log_to_stderr = False


def _log_at(level):
    def log(msg, *args):
        if _logger:
            _logger.log(level, msg, *args)
    return log


sub_debug, debug, info, sub_warning = map(_log_at, (SUBDEBUG, DEBUG, INFO, SUBWARNING))


def get_logger():
    """The logger of this package."""
    global _logger
    if not _logger:
        import logging
        logger = logging.getLogger(LOGGER_NAME)
        logger.propagate = 0
        # After logging's own function, hence called before it.
        atexit.unregister(_exit_function)
        atexit.register(_exit_function)
        _logger = logger
    return _logger


def log_to_stderr(level=None):
    """Have the logger write to stderr."""
    global _log_to_stderr
    import logging
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(DEFAULT_LOGGING_FORMAT))
    logger = get_logger()
    logger.addHandler(handler)
    if level:
        logger.setLevel(level)
    _log_to_stderr = True
    return logger


def is_abstract_socket_namespace(address):
    """Whether the name of a local socket is an abstract one."""
    if not address:
        return False
    if isinstance(address, (bytes, str)):
        return address[0] in (0, '\0')
    raise TypeError(f'address type of {address!r} unrecognized')


abstract_sockets_supported = True


def get_temp_dir():
    """A directory that is removed at the end."""
    config = process.current_process()._config
    if config.get('tempdir') is None:
        import shutil
        import tempfile
        path = config['tempdir'] = tempfile.mkdtemp(prefix='pymp-')
        info('created temp directory %s', path)

        def remove():
            shutil.rmtree(path)
            config['tempdir'] = None

        Finalize(None, remove, exitpriority=-100)
    return config['tempdir']


# No process forks, but who asks to be told is remembered.
_afterfork_registry = weakref.WeakValueDictionary()
_afterfork_counter = itertools.count()


def register_after_fork(obj, func):
    """Call func(obj) in a process that was forked."""
    _afterfork_registry[next(_afterfork_counter), id(obj), func] = obj


_finalizer_registry = {}  # by (priority, number)
_finalizer_counter = itertools.count()


class Finalize:
    """Call a function when an object is gone, or at the end, those of the highest priority first."""

    def __init__(self, obj, callback, args=(), kwargs=None, exitpriority=None):
        if exitpriority is not None and not isinstance(exitpriority, int):
            raise TypeError(f"Exitpriority ({exitpriority!r}) must be None or int, not {type(exitpriority)!s}")
        if obj is not None:
            self._weakref = weakref.ref(obj, self)
        elif exitpriority is None:
            raise ValueError("Without object, exitpriority cannot be None")
        self._callback, self._args, self._kwargs = callback, args, kwargs or {}
        self._pid = os.getpid()
        self._key = exitpriority, next(_finalizer_counter)
        _finalizer_registry[self._key] = self

    def _forget(self):
        if _finalizer_registry.pop(self._key, None) is None:
            return False
        self._weakref = self._callback = self._args = self._kwargs = self._key = None
        return True

    def __call__(self, wr=None):
        callback, args, kwargs = self._callback, self._args, self._kwargs
        if not self._forget():
            sub_debug('finalizer no longer registered')
            return None
        if self._pid != os.getpid():
            sub_debug('finalizer ignored because different process')
            return None
        sub_debug('finalizer calling %s with args %s and kwargs %s', callback, args, kwargs)
        return callback(*args, **kwargs)

    def cancel(self):
        """Do not call it."""
        self._forget()

    def still_active(self):
        """Whether it is yet to be called."""
        return self._key in _finalizer_registry

    def __repr__(self):
        name = type(self).__name__
        try:
            is_alive = self._weakref() is not None
        except (AttributeError, TypeError):
            is_alive = False
        if not is_alive:
            return f'<{name} object, dead>'
        parts = [f'<{name} object', f"callback={getattr(self._callback, '__name__', self._callback)}"]
        parts += [f'{label}={value}' for label, value in (('args', self._args), ('kwargs', self._kwargs)) if value]
        if self._key[0] is not None:
            parts.append(f'exitpriority={self._key[0]}')
        return ', '.join(parts) + '>'


def _run_finalizers(minpriority=None):
    # Those with a priority, or with one that is high enough.
    keys = [key for key in list(_finalizer_registry)
            if key[0] is not None and (minpriority is None or key[0] >= minpriority)]
    for key in sorted(keys, reverse=True):
        finalizer = _finalizer_registry.get(key)
        if finalizer is None:
            continue  # another one has called it
        sub_debug('calling %s', finalizer)
        try:
            finalizer()
        except Exception:
            import traceback
            traceback.print_exc()
    if minpriority is None:
        _finalizer_registry.clear()


_exiting = False


def is_exiting():
    """Whether the process is ending."""
    return _exiting or _exiting is None


@atexit.register
def _exit_function():
    global _exiting
    if _exiting:
        return
    _exiting = True
    info('process shutting down')
    debug('running all "atexit" finalizers with priority >= 0')
    _run_finalizers(0)
    debug('running the remaining "atexit" finalizers')
    _run_finalizers()


class ForkAwareThreadLock:
    """A lock that is free in a process that was forked."""

    def __init__(self):
        self._lock = threading.Lock()
        self.acquire, self.release = self._lock.acquire, self._lock.release
        register_after_fork(self, ForkAwareThreadLock._at_fork_reinit)

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)


class ForkAwareLocal(threading.local):
    """threading.local that is empty in a process that was forked."""

    def __init__(self):
        register_after_fork(self, lambda obj: obj.__dict__.clear())

    def __reduce__(self):
        return type(self), ()


try:
    MAXFD = os.sysconf("SC_OPEN_MAX")
except Exception:
    MAXFD = 256


def close_all_fds_except(fds):
    """Close all files but these."""
    kept = sorted([*fds, -1, MAXFD])
    assert kept[-1] == MAXFD, 'fd too large'
    for before, after in itertools.pairwise(kept):
        os.closerange(before + 1, after)


def close_fds(*fds):
    """Close files."""
    for fd in fds:
        os.close(fd)


def _cleanup_tests():
    # Give back all that tests may have left.
    from test import support
    process._cleanup()
    _run_finalizers()
    support.gc_collect()
    support.reap_children()
