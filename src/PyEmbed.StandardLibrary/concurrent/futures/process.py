"""Calls in other processes, of which the engine starts none."""

from concurrent.futures import _base


class BrokenProcessPool(_base.BrokenExecutor):
    """A process of the executor has ended too early."""


class ProcessPoolExecutor(_base.Executor):
    """Cannot be made: there are no other processes."""

    def __init__(self, max_workers=None, mp_context=None,
                 initializer=None, initargs=(), *, max_tasks_per_child=None):
        raise NotImplementedError("this interpreter cannot start processes; use ThreadPoolExecutor")
