import asyncio, threading, contextvars
v = contextvars.ContextVar('v')
async def main():
    v.set(5); loop = asyncio.get_running_loop()
    print(await asyncio.to_thread(lambda: (v.get(), threading.current_thread() is threading.main_thread())))
    print(await loop.run_in_executor(None, pow, 2, 3))
    f = loop.create_future(); threading.Thread(target=lambda: loop.call_soon_threadsafe(f.set_result, 'called')).start(); print(await f)
    try: await asyncio.to_thread(lambda: 1 / 0)
    except ZeroDivisionError as x: print(x)
    async def coro(): return 'from a thread'
    print(await asyncio.to_thread(lambda: asyncio.run_coroutine_threadsafe(coro(), loop).result()))
asyncio.run(main())
