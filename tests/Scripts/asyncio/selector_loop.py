# The event loop over a selector: sockets of a pair, transports, readers and writers, signals.
import asyncio
import signal
import socket


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        print('made', type(transport).__name__, transport.get_extra_info('peername'))

    def data_received(self, data):
        print('received', data)
        self.transport.write(data.upper())

    def eof_received(self):
        print('eof')

    def connection_lost(self, error):
        print('lost', error)


async def main():
    loop = asyncio.get_running_loop()
    print(type(loop).__name__, loop.is_running())
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    transport, protocol = await loop.connect_accepted_socket(Echo, theirs)
    await loop.sock_sendall(ours, b'hello')
    print(await loop.sock_recv(ours, 10), transport.is_reading(), transport.get_write_buffer_size())
    buffer = bytearray(4)
    await loop.sock_sendall(ours, b'abcd')
    print(await loop.sock_recv_into(ours, buffer), buffer)
    try:
        loop.add_reader(theirs, print)
    except RuntimeError as error:
        print(str(error).split(' fd=')[0])
    ours.shutdown(socket.SHUT_WR)
    await asyncio.sleep(0.01)
    print(transport.is_closing(), ours.recv(1))
    ours.close()

    one, other = socket.socketpair()
    one.setblocking(False)
    ready = loop.create_future()
    loop.add_reader(one, ready.set_result, 'ready')
    loop.call_soon(other.send, b'x')
    print(await ready, loop.remove_reader(one), loop.remove_reader(one))
    reader, writer = await asyncio.open_connection(sock=one)
    other.send(b'yz\nrest')
    print(await reader.readline(), await reader.readexactly(4))
    writer.write(b'back')
    await writer.drain()
    print(other.recv(10))
    writer.close()
    await writer.wait_closed()
    other.close()

    came = loop.create_future()
    loop.add_signal_handler(signal.SIGUSR1, came.set_result, 'signal')
    signal.raise_signal(signal.SIGUSR1)
    print(await came, loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
    for wrong in (lambda: loop.add_signal_handler(signal.SIGKILL, print), lambda: loop.add_signal_handler('x', print)):
        try:
            wrong()
        except Exception as error:
            print(type(error).__name__, error)
    for coro in (loop.create_connection(Echo), loop.create_server(Echo, sock=ours, host='x'),
                 loop.create_datagram_endpoint(Echo), loop.subprocess_exec(Echo, 'x', text=True)):
        try:
            await coro
        except Exception as error:
            print(type(error).__name__, error)


asyncio.run(main())
