import asyncio
async def main():
    q = asyncio.Queue(2); got = []
    async def take():
        while True: got.append(await q.get()); q.task_done()
    t = asyncio.create_task(take())
    for i in range(5): await q.put(i)
    await q.join(); t.cancel(); print(got, q.empty(), str(q))
    p = asyncio.PriorityQueue(); [p.put_nowait(x) for x in (3, 1, 2)]; print([p.get_nowait() for _ in range(3)])
    for f in p.get_nowait, p.task_done and (lambda: asyncio.Semaphore(-1)):
        try: f()
        except Exception as x: print(type(x).__name__, x)
    lock, order = asyncio.Lock(), []
    async def work(n):
        async with lock: order.append(n); await asyncio.sleep(0); order.append(n)
    await asyncio.gather(*map(work, range(3))); print(order, lock.locked())
    e, c, s, b = asyncio.Event(), asyncio.Condition(), asyncio.Semaphore(1), asyncio.Barrier(2)
    async def waits():
        await e.wait()
        async with c: c.notify_all()
        return await b.wait()
    w = asyncio.create_task(waits()); await asyncio.sleep(0)
    async with c: e.set(); await c.wait()
    print(await b.wait() + await w, s.locked()); await s.acquire(); print(s.locked()); s.release()
    r = asyncio.StreamReader(); r.feed_data(b'ab\ncd'); r.feed_eof(); print(await r.readline(), await r.read(1), await r.read(), r.at_eof())
asyncio.run(main())
