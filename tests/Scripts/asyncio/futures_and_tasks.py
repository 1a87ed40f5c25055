# Futures and tasks that are not written in Python: states, errors, cancelling, what they refuse.
import asyncio
import _asyncio

print(asyncio.Future is _asyncio.Future, asyncio.Task is _asyncio.Task, issubclass(asyncio.Task, asyncio.Future))
raw = asyncio.Future.__new__(asyncio.Future)
for name in 'result', 'exception', 'get_loop', 'cancel':
    try:
        getattr(raw, name)()
    except Exception as error:
        print(name, type(error).__name__, error)

loop = asyncio.new_event_loop()
future = loop.create_future()
print(future, future.done(), future.cancelled(), future._callbacks, future._asyncio_future_blocking)
for wrong in (lambda: future.result(), lambda: future.exception(), lambda: future.set_exception(StopIteration),
              lambda: future.set_exception(5), lambda: setattr(future, '_log_traceback', True),
              lambda: delattr(future, '_asyncio_future_blocking'), lambda: future.__init__(1)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)

calls = []
future.add_done_callback(calls.append)
future.add_done_callback(calls.append)
future.add_done_callback(print)
print(len(future._callbacks), future.remove_done_callback(calls.append), len(future._callbacks))
future.set_result(3)
print(calls, future.result(), future)
loop.run_until_complete(asyncio.sleep(0))
try:
    future.set_result(4)
except asyncio.InvalidStateError as error:
    print(error)


async def waits(awaited):
    try:
        return await awaited
    except asyncio.CancelledError as error:
        print('cancelled', error.args)
        raise


async def main():
    task = asyncio.current_task()
    print(task.get_name(), task.cancelling(), task.get_coro().__name__, task._fut_waiter, task._must_cancel)
    inner = asyncio.create_task(waits(loop.create_future()), name='inner')
    await asyncio.sleep(0)
    print(inner._fut_waiter)
    print(inner.cancel('why'), inner.cancelling(), inner.uncancel(), inner.uncancel())
    try:
        await inner
    except asyncio.CancelledError as error:
        print(error.args, inner.cancelled(), inner.cancel())
    try:
        inner.set_result(1)
    except RuntimeError as error:
        print(error)
    try:
        asyncio.Task(5, loop=loop)
    except TypeError as error:
        print(error)

    class Strange:
        def __await__(self):
            yield 7

    try:
        await asyncio.create_task(waits(Strange()))
    except RuntimeError as error:
        print(error)
    try:
        await waits(asyncio.new_event_loop().create_future())
    except RuntimeError as error:
        print('different loop' in str(error))


loop.run_until_complete(loop.create_task(main(), name='main'))
told = []
loop.set_exception_handler(lambda loop, context: told.append(sorted(context)))


async def fails():
    raise KeyError('k')


loop.run_until_complete(asyncio.wait([loop.create_task(fails())]))
import gc
gc.collect()
print(told)
try:
    _asyncio._leave_task(loop, 5)
except RuntimeError as error:
    print(error)
print(_asyncio._get_running_loop())
loop.close()
