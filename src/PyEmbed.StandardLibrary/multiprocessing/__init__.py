"""Processes that run Python functions, of which this interpreter has one: its own.

What tells of the current process is here. What starts others, or shares something with them, is not:
threads (concurrent.futures.ThreadPoolExecutor) and programs (subprocess) are what there is.
"""

from .process import active_children, current_process, parent_process

__all__ = ['AuthenticationError', 'BufferTooShort', 'ProcessError', 'TimeoutError', 'active_children', 'cpu_count',
           'current_process', 'freeze_support', 'get_logger', 'log_to_stderr', 'parent_process']

_NOT_HERE = frozenset('''Array Barrier BoundedSemaphore Condition Event JoinableQueue Lock Manager Pipe Pool Process
    Queue RLock RawArray RawValue Semaphore SimpleQueue Value allow_connection_pickling get_all_start_methods
    get_context get_start_method reducer set_executable set_forkserver_preload set_start_method'''.split())


class ProcessError(Exception):
    pass


class BufferTooShort(ProcessError):
    pass


class TimeoutError(ProcessError):
    pass


class AuthenticationError(ProcessError):
    pass


def cpu_count():
    """How many processors the machine has."""
    import os
    number = os.cpu_count()
    if number is None:
        raise NotImplementedError('cannot determine number of cpus')
    return number


def freeze_support():
    """Nothing, as there are no child processes."""


def get_logger():
    """The logger of this package."""
    from .util import get_logger
    return get_logger()


def log_to_stderr(level=None):
    """Have the logger write to stderr."""
    from .util import log_to_stderr
    return log_to_stderr(level)


def __getattr__(name):
    if name in _NOT_HERE:
        raise AttributeError(f"module 'multiprocessing' has no attribute {name!r}: "
                             f"this interpreter does not run Python functions in other processes")
    raise AttributeError(f"module 'multiprocessing' has no attribute {name!r}")
