"""What tasks in C# and Python have in common."""

import linecache
import reprlib
import traceback

from . import base_futures
from . import coroutines


def _task_repr_info(task):
    state, *rest = base_futures._future_repr_info(task)
    if task.cancelling() and not task.done():
        state = 'cancelling'
    info = [state, f'name={task.get_name()!r}', f'coro=<{coroutines._format_coroutine(task._coro)}>']
    if task._fut_waiter is not None:
        info.append(f'wait_for={task._fut_waiter!r}')
    return info + rest


@reprlib.recursive_repr()
def _task_repr(task):
    return f"<{task.__class__.__name__} {' '.join(_task_repr_info(task))}>"


def _task_get_stack(task, limit):
    # The frames of a task that waits, or those of the traceback of one that failed.
    frames = []

    def has_room():
        return limit is None or len(frames) < limit

    frame = next((getattr(task._coro, name) for name in ('cr_frame', 'gi_frame', 'ag_frame')
                  if hasattr(task._coro, name)), None)
    if frame is not None:
        while frame is not None and has_room():
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
    elif task._exception is not None:
        tb = task._exception.__traceback__
        while tb is not None and has_room():
            frames.append(tb.tb_frame)
            tb = tb.tb_next
    return frames


def _task_print_stack(task, limit, file):
    entries, checked = [], set()
    for frame in task.get_stack(limit=limit):
        filename = frame.f_code.co_filename
        if filename not in checked:
            checked.add(filename)
            linecache.checkcache(filename)
        line = linecache.getline(filename, frame.f_lineno, frame.f_globals)
        entries.append((filename, frame.f_lineno, frame.f_code.co_name, line))
    error = task._exception
    if not entries:
        print(f'No stack for {task!r}', file=file)
    elif error is not None:
        print(f'Traceback for {task!r} (most recent call last):', file=file)
    else:
        print(f'Stack for {task!r} (most recent call last):', file=file)
    traceback.print_list(entries, file=file)
    if error is not None:
        for text in traceback.format_exception_only(error.__class__, error):
            print(text, file=file, end='')
