# A connection that no protocol could be made for is closed.
import asyncio
import socket


def fail():
    raise ZeroDivisionError('no protocol')


async def main():
    ours, theirs = socket.socketpair()
    accepting = asyncio.get_running_loop()._accept_connection2(fail, ours, {})
    del ours
    print(await accepting)
    del accepting
    theirs.settimeout(5)
    print(theirs.recv(1))
    theirs.close()


asyncio.run(main())
