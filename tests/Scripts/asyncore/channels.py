# Channels over a pair of sockets: what is called when, and what becomes of errors in handlers.
import socket
import sys
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    import asyncore
print([(w.category.__name__, str(w.message)) for w in caught])


class Channel(asyncore.dispatcher_with_send):
    def __init__(self, name, sock, map):
        super().__init__(sock, map)
        self.name = name

    def handle_read(self):
        data = self.recv(100)
        print(self.name, 'read', data)
        if data == b'fail':
            raise ValueError('no')

    def handle_close(self):
        print(self.name, 'close')
        self.close()

    def log_info(self, message, type='info'):
        print(self.name, type, message.split(' [')[0].split(' at 0x')[0])


def pair(map):
    return [Channel(name, sock, map) for name, sock in zip(('left', 'right'), socket.socketpair())]


for use_poll in (False, True):
    channels = {}
    left, right = pair(channels)
    print(left.connected, left.accepting, left.writable(), sorted(channels) == sorted((left._fileno, right._fileno)))
    left.send(b'hello')
    asyncore.loop(timeout=1, map=channels, count=1, use_poll=use_poll)
    right.send(b'fail')
    asyncore.loop(timeout=1, map=channels, count=1, use_poll=use_poll)
    print(len(channels), left._fileno, right.connected)
    asyncore.loop(timeout=1, map=channels, use_poll=use_poll)
    print(channels)


class Leaving(Channel):
    def handle_read(self):
        raise asyncore.ExitNow('out')


channels = {}
left, right = socket.socketpair()
leaving = Leaving('leaving', left, channels)
right.send(b'x')
try:
    asyncore.loop(timeout=1, map=channels)
except asyncore.ExitNow as error:
    print(repr(error))
asyncore.close_all(channels)
print(channels)
right.close()

plain = asyncore.dispatcher(map={})
print(repr(plain).split(' at ')[0], plain.socket, plain.readable(), plain.writable())
plain.addr = ('host', 25)
plain.accepting = True
print(repr(plain).split(' at ')[0])
plain.addr = 'path'
print(repr(plain).split(' at ')[0])
plain.accepting = False
plain.handle_read()
sys.stderr = sys.stdout
plain.log('word')
try:
    asyncore.compact_traceback()
except AssertionError as error:
    print(error)
