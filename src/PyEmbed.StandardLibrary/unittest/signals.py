"""Ending a run of tests at Ctrl-C after the current test."""

import weakref
from functools import wraps

# signal is imported where it is needed: a run of tests can do without it.

__unittest = True

# The results told to stop.
_results = weakref.WeakKeyDictionary()


class _InterruptHandler(object):
    def __init__(self, default_handler):
        import signal

        self.called = False
        self.original_handler = default_handler
        if isinstance(default_handler, int):
            if default_handler == signal.SIG_DFL:
                default_handler = signal.default_int_handler
            elif default_handler == signal.SIG_IGN:
                default_handler = lambda unused_signum, unused_frame: None
            else:
                raise TypeError("expected SIGINT signal handler to be signal.SIG_IGN, signal.SIG_DFL, or a "
                                "callable object")
        self.default_handler = default_handler

    def __call__(self, signum, frame):
        import signal

        # Another handler in this one's place, or a second Ctrl-C: the usual happens.
        if signal.getsignal(signal.SIGINT) is not self:
            self.default_handler(signum, frame)
        if self.called:
            self.default_handler(signum, frame)
        self.called = True
        for result in list(_results):
            result.stop()


def registerResult(result):
    """Let Ctrl-C stop a result."""
    _results[result] = 1


def removeResult(result):
    """No longer let Ctrl-C stop a result."""
    return bool(_results.pop(result, None))


_interrupt_handler = None


def installHandler():
    """Install the handler, once."""
    global _interrupt_handler
    if _interrupt_handler is None:
        import signal

        _interrupt_handler = _InterruptHandler(signal.getsignal(signal.SIGINT))
        signal.signal(signal.SIGINT, _interrupt_handler)


def removeHandler(method=None):
    """Remove the handler, or as a decorator remove it while the function runs."""
    if method is None:
        if _interrupt_handler is not None:
            import signal

            signal.signal(signal.SIGINT, _interrupt_handler.original_handler)
        return

    @wraps(method)
    def inner(*args, **kwargs):
        import signal

        before = signal.getsignal(signal.SIGINT)
        removeHandler()
        try:
            return method(*args, **kwargs)
        finally:
            signal.signal(signal.SIGINT, before)

    return inner
