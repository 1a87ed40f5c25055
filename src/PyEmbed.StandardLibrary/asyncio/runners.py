"""Runs coroutines from programs that are none."""

import contextvars
import threading

from . import coroutines, events, exceptions, tasks

__all__ = ('Runner', 'run')


class _Interrupts:
    """In its with block the first Ctrl-C cancels a task, and each further one interrupts at once.

    Nothing is changed outside the main thread or if the program handles Ctrl-C itself.
    """

    def __init__(self, loop, task):
        self._loop = loop
        self._task = task
        self._signal = None  # the module, while this is the handler
        self._count = 0

    def __enter__(self):
        if threading.current_thread() is threading.main_thread():
            try:
                import signal
                if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
                    signal.signal(signal.SIGINT, self)
                    self._signal = signal
            except (ImportError, ValueError):
                pass  # a host without signals, or one that keeps them to itself
        return self

    def __exit__(self, *exc_info):
        module, self._signal = self._signal, None
        # A handler the task has set stays.
        if module is not None and module.getsignal(module.SIGINT) is self:
            module.signal(module.SIGINT, module.default_int_handler)

    def __call__(self, signum, frame):
        self._count += 1
        if self._count > 1 or self._task.done():
            raise KeyboardInterrupt()
        self._task.cancel()
        self._loop.call_soon_threadsafe(lambda: None)  # it may be waiting for the network

    def caused_cancellation(self):
        """Whether the task was cancelled by Ctrl-C and by nothing else."""
        uncancel = getattr(self._task, 'uncancel', None) if self._count else None
        return uncancel is not None and uncancel() == 0


class Runner:
    """An event loop for several runs; with the block the loop ends, and all that is left in it."""

    _loop = None
    _context = None
    _closed = False
    _is_current = False  # whether the loop was made the one of the thread

    def __init__(self, *, debug=None, loop_factory=None):
        self._debug = debug
        self._loop_factory = loop_factory

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def get_loop(self):
        """The event loop, made when it is first asked for."""
        if self._closed:
            raise RuntimeError("Runner is closed")
        if self._loop is None:
            loop = self._make_loop()
            if self._debug is not None:
                loop.set_debug(self._debug)
            # What one run sets in it the next sees.
            self._context = contextvars.copy_context()
            self._loop = loop
        return self._loop

    def _make_loop(self):
        if self._loop_factory is not None:
            return self._loop_factory()
        loop = events.new_event_loop()
        if not self._is_current:
            events.set_event_loop(loop)
            self._is_current = True
        return loop

    def run(self, coro, *, context=None):
        """Run a coroutine; its result."""
        if not coroutines.iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        _refuse_running_loop("Runner.run()")
        loop = self.get_loop()
        task = loop.create_task(coro, context=self._context if context is None else context)
        with _Interrupts(loop, task) as interrupts:
            try:
                return loop.run_until_complete(task)
            except exceptions.CancelledError:
                if interrupts.caused_cancellation():
                    raise KeyboardInterrupt()
                raise

    def close(self):
        """End the loop: cancel tasks, close generators, wait for threads."""
        loop = self._loop
        if loop is None:
            return
        try:
            _cancel_all_tasks(loop)
            for shutdown in loop.shutdown_asyncgens, loop.shutdown_default_executor:
                loop.run_until_complete(shutdown())
        finally:
            if self._is_current:
                events.set_event_loop(None)
            loop.close()
            self._closed = True
            self._loop = None


def run(main, *, debug=None):
    """Run a coroutine in an event loop of its own; its result."""
    # Before a second loop is made.
    _refuse_running_loop("asyncio.run()")
    with Runner(debug=debug) as runner:
        return runner.run(main)


def _refuse_running_loop(caller):
    if events._get_running_loop() is not None:
        raise RuntimeError(f"{caller} cannot be called from a running event loop")


def _cancel_all_tasks(loop):
    left = tasks.all_tasks(loop)
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(tasks.gather(*left, return_exceptions=True))
    for task in left:
        exc = None if task.cancelled() else task.exception()
        if exc is not None:
            loop.call_exception_handler(dict(
                message='unhandled exception during asyncio.run() shutdown', exception=exc, task=task))
