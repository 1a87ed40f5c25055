# What is spread over modules is known by the module of CPython, and found there by those who replace it.
import asyncio
from asyncio import base_events, unix_events
from unittest import mock

print(asyncio.Server, base_events.Server is asyncio.Server)
for name in unix_events.__all__:
    print(name, getattr(unix_events, name).__module__)
for name in ('create_connection', 'create_server', 'create_datagram_endpoint', 'sock_sendfile', 'sendfile', 'subprocess_exec',
             'connect_read_pipe', 'getaddrinfo', 'run_forever'):
    print(getattr(base_events.BaseEventLoop, name).__qualname__)
print(base_events.BaseEventLoop.__mro__[-2:], issubclass(base_events.Server, asyncio.AbstractServer))


async def main():
    loop = asyncio.get_running_loop()
    with mock.patch('asyncio.base_events.socket') as socket:
        socket.getaddrinfo.return_value = 'found'
        print(await loop.getaddrinfo('host', 80))
        del socket.inet_pton
        print(base_events._ipaddr_info('1.2.3.4', 1, 2, 1, 6))
    with mock.patch('asyncio.base_events.time') as time:
        time.monotonic.return_value = 12.5
        print(loop.time())
    with mock.patch('asyncio.base_events.logger') as logger:
        loop.default_exception_handler({'message': 'told', 'more': 1})
        print(logger.error.call_args)
    with mock.patch('asyncio.unix_events.os', spec=[]):
        try:
            await loop._sock_sendfile_native(None, None, 0, None)
        except asyncio.SendfileNotAvailableError as error:
            print(error)
    coroutine = loop.create_connection(None, 'host', 1, sock=object())
    print(coroutine.__qualname__)
    try:
        await coroutine
    except ValueError as error:
        print(error)


asyncio.run(main())
