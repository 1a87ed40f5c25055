# Data is collected up to a text, a number of bytes or nothing, however it comes in pieces.
import socket
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    import asynchat
print(sorted(str(w.message) for w in caught))


class Chat(asynchat.async_chat):
    def __init__(self, sock, terminator):
        super().__init__(sock, map={})
        self.set_terminator(terminator)

    def collect_incoming_data(self, data):
        print('  data', data)
        self._collect_incoming_data(data)

    def found_terminator(self):
        print('  found', self._get_data(), self.get_terminator())


for terminator, pieces in ((b'\r\n', [b'one\r', b'\ntwo\r\n\r\nth', b'ree\rx\r\n']), (3, [b'ab', b'cdef', b'']), (None, [b'ab', b'c']),
                           (b'END', [b'E', b'N', b'x', b'EEN', b'D'])):
    print(terminator)
    ours, theirs = socket.socketpair()
    chat = Chat(ours, terminator)
    for piece in pieces:
        theirs.send(piece)
        chat.handle_read()
    print(chat.ac_in_buffer, chat.get_terminator())
    chat.discard_buffers()
    chat.close()
    theirs.close()

ours, theirs = socket.socketpair()
chat = Chat(ours, b'\n')
chat.ac_out_buffer_size = 4
chat.push(b'123456789')
print(list(chat.producer_fifo), bool(chat.writable()))
chat.push_with_producer(asynchat.simple_producer(b'abcdefgh', buffer_size=3))
chat.close_when_done()
while chat.connected:
    chat.handle_write()
print(theirs.recv(100), chat.connected)
for action in (lambda: chat.set_terminator(-1), lambda: chat.push('text'), lambda: asynchat.async_chat.found_terminator(chat)):
    try:
        action()
    except (ValueError, TypeError, NotImplementedError) as error:
        print(type(error).__name__, error.args)
print([asynchat.find_prefix_at_end(text, '\r\n') for text in ('qwerty\r', 'qwerty', '', '\r')])
theirs.close()
