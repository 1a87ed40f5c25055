"""What futures in C# and Python have in common."""

__all__ = ()

import reprlib

from . import format_helpers

_PENDING = 'PENDING'
_CANCELLED = 'CANCELLED'
_FINISHED = 'FINISHED'


def isfuture(obj):
    """Whether obj is a future of any kind: its class says so."""
    return (hasattr(obj.__class__, '_asyncio_future_blocking')
            and obj._asyncio_future_blocking is not None)


def _format_callbacks(cb):
    # The first and the last.
    shown = cb if len(cb) < 3 else (cb[0], cb[-1])
    texts = [format_helpers._format_callback_source(callback, ()) for callback, _ in shown]
    if len(cb) > 2:
        texts.insert(1, f'<{len(cb) - 2} more>')
    return f"cb=[{', '.join(texts)}]"


def _future_repr_info(future):
    info = [future._state.lower()]
    if future._state == _FINISHED:
        error = future._exception
        info.append(f'result={reprlib.repr(future._result)}' if error is None else f'exception={error!r}')
    if callbacks := future._callbacks:
        info.append(_format_callbacks(callbacks))
    if stack := future._source_traceback:
        info.append('created at %s:%s' % tuple(stack[-1][:2]))
    return info


def _report(future, /, **context):
    # Something is wrong with it, and nobody else can tell.
    if future._source_traceback:
        context['source_traceback'] = future._source_traceback
    future._loop.call_exception_handler(context)


@reprlib.recursive_repr()
def _future_repr(future):
    return f"<{future.__class__.__name__} {' '.join(_future_repr_info(future))}>"
