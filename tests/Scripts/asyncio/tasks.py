import asyncio
async def f(n, fail=False):
    await asyncio.sleep(n / 200)
    if fail: raise ValueError(n)
    return n
async def main():
    print(await asyncio.gather(f(3), f(1), f(2)), await asyncio.gather(f(1, True), f(2), return_exceptions=True))
    done, pending = await asyncio.wait({asyncio.create_task(f(1)), asyncio.create_task(f(50))}, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending)); [t.cancel() for t in pending]
    for c in asyncio.as_completed([f(3), f(1)]): print(await c)
    t = asyncio.create_task(f(100), name='slow'); await asyncio.sleep(0); t.cancel('why')
    try: await t
    except asyncio.CancelledError as x: print(x, t.cancelled(), t.get_name())
    for w in lambda: asyncio.wait_for(f(100), 0.01), lambda: asyncio.shield(f(1, True)):
        try: await w()
        except Exception as x: print(type(x).__name__, x)
    try:
        async with asyncio.timeout(0.01) as cm: await f(100)
    except TimeoutError: print('late', cm.expired())
    try:
        async with asyncio.TaskGroup() as g: g.create_task(f(1, True)); t = g.create_task(f(100))
    except* ValueError as eg: print(eg.exceptions, t.cancelled())
    print(asyncio.current_task().get_name(), len(asyncio.all_tasks()))
    return 'end'
print(asyncio.run(main()))
c = f(1)
for bad in lambda: asyncio.run(5), lambda: asyncio.get_running_loop():
    try: bad()
    except Exception as x: print(type(x).__name__, x)
c.close()
