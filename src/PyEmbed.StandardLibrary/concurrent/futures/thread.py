"""Makes calls in threads."""

import itertools
import os
import queue
import threading
import types
import weakref

from concurrent.futures import _base

_threads_queues = weakref.WeakKeyDictionary()  # where each thread takes its calls from
_shutdown = False
_global_shutdown_lock = threading.Lock()  # no thread starts while the program ends


def _python_exit():
    # At the end of the program: threads end when they have made the calls there are.
    global _shutdown
    with _global_shutdown_lock:
        _shutdown = True
    running = dict(_threads_queues)
    for calls in running.values():
        calls.put(None)
    for thread in running:
        thread.join()


def _prepare_forks():
    # A child is not to be born with the lock held by a thread it does not have.
    lock = _global_shutdown_lock
    if hasattr(os, 'register_at_fork'):
        os.register_at_fork(before=lock.acquire, after_in_parent=lock.release,
                            after_in_child=lock._at_fork_reinit)


threading._register_atexit(_python_exit)
_prepare_forks()


class BrokenThreadPool(_base.BrokenExecutor):
    """The initializer of a thread has failed."""


class _WorkItem:
    """A call to be made, and the future that gets what comes of it."""

    __class_getitem__ = classmethod(types.GenericAlias)

    def __init__(self, future, fn, args, kwargs):
        self.future, self.fn = future, fn
        self.args, self.kwargs = args, kwargs

    def run(self):
        future = self.future
        if future.set_running_or_notify_cancel():
            try:
                value = self.fn(*self.args, **self.kwargs)
            except BaseException as error:
                future.set_exception(error)
                # The traceback holds this frame: it must not hold the future, which holds the traceback.
                del self, future
            else:
                future.set_result(value)


# What threads do. While a thread waits it holds neither the executor nor a call: executor
# references are strong only within the functions that _worker calls.

def _worker(executor_reference, work_queue, initializer, initargs):
    if initializer is not None and not _initialize(executor_reference, initializer, initargs):
        return
    try:
        ended = False
        while not ended:
            item = work_queue.get()
            if item is None:
                ended = _has_ended(executor_reference)
            else:
                item.run()
                item = None
                _become_idle(executor_reference)
        work_queue.put(None)  # lets the next thread end
    except BaseException:
        _base.LOGGER.critical('Exception in worker', exc_info=True)


def _initialize(executor_reference, initializer, initargs):
    try:
        initializer(*initargs)
        return True
    except BaseException:
        _base.LOGGER.critical('Exception in initializer:', exc_info=True)
        if (executor := executor_reference()) is not None:
            executor._initializer_failed()
        return False


def _become_idle(executor_reference):
    if (executor := executor_reference()) is not None:
        executor._idle_semaphore.release()


def _has_ended(executor_reference):
    # A thread that got None asks this. None is put for every cause there is.
    executor = executor_reference()
    if executor is None:
        return True
    if _shutdown:
        executor._shutdown = True
    return executor._shutdown


class ThreadPoolExecutor(_base.Executor):
    """Makes calls in up to max_workers threads; each starts with initializer(*initargs)."""

    _counter = itertools.count().__next__  # for names

    def __init__(self, max_workers=None, thread_name_prefix='',
                 initializer=None, initargs=()):
        if max_workers is None:
            # A few more than processors, but not very many.
            processors = os.cpu_count() or 1
            max_workers = min(processors + 4, 32)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if not (initializer is None or callable(initializer)):
            raise TypeError("initializer must be a callable")
        self._initializer, self._initargs = initializer, initargs
        # The threads, and what they share.
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{self._counter()}"
        self._threads = set()
        self._idle_semaphore = threading.Semaphore(0)
        self._work_queue = queue.SimpleQueue()
        # Why there may be no more calls.
        self._shutdown_lock = threading.Lock()
        self._shutdown = self._broken = False

    def _check_open(self):
        if self._broken:
            raise BrokenThreadPool(self._broken)
        if self._shutdown or _shutdown:
            cause = 'shutdown' if self._shutdown else 'interpreter shutdown'
            raise RuntimeError(f'cannot schedule new futures after {cause}')

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock, _global_shutdown_lock:
            self._check_open()
            future = _base.Future()
            self._work_queue.put(_WorkItem(future, fn, args, kwargs))
            self._adjust_thread_count()
            return future

    submit.__doc__ = _base.Executor.submit.__doc__

    def _adjust_thread_count(self):
        # One more thread, unless one is idle or there are enough.
        if self._idle_semaphore.acquire(timeout=0):
            return
        count = len(self._threads)
        if count >= self._max_workers:
            return

        # When the executor is forgotten, its threads look whether this is the end.
        def weakref_cb(_, q=self._work_queue):
            q.put(None)

        thread = threading.Thread(
            name=f'{self._thread_name_prefix or self}_{count}', target=_worker,
            args=(weakref.ref(self, weakref_cb), self._work_queue, self._initializer, self._initargs))
        thread.start()
        self._threads.add(thread)
        _threads_queues[thread] = self._work_queue

    def _drain(self):
        # Takes all calls that nobody has begun.
        while True:
            try:
                item = self._work_queue.get_nowait()
            except queue.Empty:
                return
            if item is not None:
                yield item

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = 'A thread initializer failed, the thread pool is not usable anymore'
            for item in self._drain():
                item.future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for item in self._drain():
                    item.future.cancel()
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    shutdown.__doc__ = _base.Executor.shutdown.__doc__
