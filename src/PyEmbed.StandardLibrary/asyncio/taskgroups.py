"""Groups of tasks that end together."""

__all__ = ["TaskGroup"]

from . import events
from . import exceptions
from . import tasks


class TaskGroup:
    """async with TaskGroup() as group: the block ends when all tasks of group.create_task have.

    When one fails, the others and the block are cancelled, and all errors are raised in an
    exception group.
    """

    # How far it is.
    _entered = _exiting = _aborting = False
    # The task of the block, and whether this group has cancelled it.
    _loop = _parent_task = None
    _parent_cancel_requested = False
    # SystemExit or KeyboardInterrupt, which is raised alone.
    _base_error = None
    # Done when there are no tasks; only while the block waits for that.
    _on_completed_fut = None

    def __init__(self):
        self._tasks, self._errors = set(), []

    def __repr__(self):
        state = 'cancelling' if self._aborting else 'entered' if self._entered else None
        counts = [f'{name}={len(items)}' for name, items in (('tasks', self._tasks), ('errors', self._errors)) if items]
        return f"<{' '.join(['TaskGroup', *counts, *filter(None, [state])])}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        if self._loop is None:
            self._loop = events.get_running_loop()
        self._parent_task = tasks.current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(f'TaskGroup {self!r} cannot determine the parent task')
        self._entered = True
        return self

    async def __aexit__(self, et, exc, tb):
        self._exiting = True
        if exc is not None and self._base_error is None and self._is_base_error(exc):
            self._base_error = exc
        cancelled_by = exc if et is exceptions.CancelledError else None
        # If only this group has cancelled the task, that ends here.
        if self._parent_cancel_requested and self._parent_task.uncancel() == 0:
            cancelled_by = None
        if et is not None and not self._aborting:
            self._abort()

        while self._tasks:
            if self._on_completed_fut is None:
                self._on_completed_fut = self._loop.create_future()
            try:
                await self._on_completed_fut
            except exceptions.CancelledError as error:
                if not self._aborting:
                    # Cancelled from outside: so are the tasks, which are waited for still.
                    cancelled_by = error
                    self._abort()
            self._on_completed_fut = None

        if self._base_error is not None:
            raise self._base_error
        if cancelled_by and not self._errors:
            raise cancelled_by
        if et is not None and et is not exceptions.CancelledError:
            self._errors.append(exc)
        if self._errors:
            try:
                raise BaseExceptionGroup('unhandled errors in a TaskGroup', self._errors) from None
            finally:
                # They hold the frames of the tasks.
                self._errors = None

    def create_task(self, coro, *, name=None, context=None):
        """A task of this group."""
        if not self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = self._loop.create_task(coro) if context is None else self._loop.create_task(coro, context=context)
        tasks._set_task_name(task, name)
        self._tasks.add(task)
        task.add_done_callback(self._on_task_done)
        return task

    def _is_base_error(self, exc: BaseException) -> bool:
        assert isinstance(exc, BaseException)
        return isinstance(exc, (SystemExit, KeyboardInterrupt))

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.discard(task)
        if self._on_completed_fut is not None and not self._tasks and not self._on_completed_fut.done():
            self._on_completed_fut.set_result(True)
        error = None if task.cancelled() else task.exception()
        if error is None:
            return
        self._errors.append(error)
        if self._base_error is None and self._is_base_error(error):
            self._base_error = error
        if self._parent_task.done():
            # Nobody is left to raise it.
            self._loop.call_exception_handler({
                'message': f'Task {task!r} has errored out but its parent '
                           f'task {self._parent_task} is already completed',
                'exception': error,
                'task': task,
            })
        elif not self._aborting and not self._parent_cancel_requested:
            # The block may be waiting for something else.
            self._abort()
            self._parent_cancel_requested = True
            self._parent_task.cancel()
