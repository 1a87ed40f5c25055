# Servers without sockets: the order of calls, errors, datagrams.
import contextlib
import io
import socket
import socketserver


class Server(socketserver.BaseServer):
    def get_request(self):
        return 'request', 'client'

    def close_request(self, request):
        print('close', request)


class Handler(socketserver.BaseRequestHandler):
    def setup(self):
        print('setup', self.request, self.client_address)

    def handle(self):
        print('handle')
        if self.request == 'request':
            raise ValueError('no')

    def finish(self):
        print('finish')


errors = io.StringIO()
with contextlib.redirect_stderr(errors), Server(None, Handler) as server:
    server._handle_request_noblock()
    server.process_request('other', 'client')
print(errors.getvalue().splitlines()[0], errors.getvalue().splitlines()[1], errors.getvalue().splitlines()[-2])


class Stream(socketserver.StreamRequestHandler):
    def handle(self):
        print(self.rfile.readline())
        self.wfile.write(b'answer')


ours, theirs = socket.socketpair()
ours.send(b'line\n')
Stream(theirs, None, None)
print(ours.recv(10))


class Datagram(socketserver.DatagramRequestHandler):
    def handle(self):
        self.wfile.write(self.rfile.read().upper())


class Socket:
    def sendto(self, data, address):
        print('sendto', data, address)


Datagram((b'data', Socket()), 'client', None)
print(socketserver.TCPServer.request_queue_size, socketserver.ThreadingTCPServer.__mro__[1].__name__)
