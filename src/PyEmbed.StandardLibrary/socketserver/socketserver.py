"""Servers: they take requests from a socket and give each to an object of a handler class.

BaseServer has the loop, TCPServer and UDPServer the sockets; ThreadingMixIn and ForkingMixIn, put before
one of those, handle requests next to each other.
"""

__version__ = "0.4"

import os
import selectors
import socket
import sys
import threading
from io import BufferedIOBase
from time import monotonic as time

__all__ = ["BaseServer", "TCPServer", "UDPServer", "ThreadingUDPServer", "ThreadingTCPServer",
           "BaseRequestHandler", "StreamRequestHandler", "DatagramRequestHandler", "ThreadingMixIn"]
_CAN_FORK = hasattr(os, "fork")
_HAS_UNIX = hasattr(socket, "AF_UNIX")
if _CAN_FORK:
    __all__ += ["ForkingUDPServer", "ForkingTCPServer", "ForkingMixIn"]
if _HAS_UNIX:
    __all__ += ["UnixStreamServer", "UnixDatagramServer", "ThreadingUnixStreamServer", "ThreadingUnixDatagramServer"]

# What needs the fewest system calls for one file.
_ServerSelector = getattr(selectors, 'PollSelector', selectors.SelectSelector)


class BaseServer:
    """A server without the means of getting requests, which derived classes have."""

    timeout = None

    def __init__(self, server_address, RequestHandlerClass):
        self.server_address, self.RequestHandlerClass = server_address, RequestHandlerClass
        self.__ended = threading.Event()
        self.__is_ending = False

    def server_activate(self):
        """Let requests come."""

    def serve_forever(self, poll_interval=0.5):
        """Handle requests until shutdown(), which is looked for every poll_interval seconds."""
        self.__ended.clear()
        try:
            with _ServerSelector() as selector:
                selector.register(self, selectors.EVENT_READ)
                while not self.__is_ending:
                    has_request = selector.select(poll_interval)
                    if self.__is_ending:
                        break
                    if has_request:
                        self._handle_request_noblock()
                    self.service_actions()
        finally:
            self.__is_ending = False
            self.__ended.set()

    def shutdown(self):
        """End serve_forever of another thread and wait until it has ended."""
        self.__is_ending = True
        self.__ended.wait()

    def service_actions(self):
        """Called in each round of serve_forever."""

    def handle_request(self):
        """Wait for one request, as long as the timeouts allow, and handle it."""
        limits = [limit for limit in (self.socket.gettimeout(), self.timeout) if limit is not None]
        left = min(limits, default=None)
        end = None if left is None else time() + left
        with _ServerSelector() as selector:
            selector.register(self, selectors.EVENT_READ)
            while not selector.select(left):
                if end is not None:
                    left = end - time()
                    if left < 0:
                        return self.handle_timeout()
            return self._handle_request_noblock()

    def _handle_request_noblock(self):
        # There is one: getting it does not wait.
        try:
            request, client_address = self.get_request()
        except OSError:
            return
        if not self.verify_request(request, client_address):
            self.shutdown_request(request)
            return
        try:
            self.process_request(request, client_address)
        except BaseException as error:
            if not isinstance(error, Exception):
                self.shutdown_request(request)
                raise
            self.handle_error(request, client_address)
            self.shutdown_request(request)

    def handle_timeout(self):
        """Called when no request came in time."""

    def verify_request(self, request, client_address):
        """Whether to handle a request."""
        return True

    def process_request(self, request, client_address):
        """Handle a request and end it."""
        self.finish_request(request, client_address)
        self.shutdown_request(request)

    def server_close(self):
        """Give back what the server holds."""

    def finish_request(self, request, client_address):
        """Make the object that handles a request."""
        self.RequestHandlerClass(request, client_address, self)

    def shutdown_request(self, request):
        """End a request properly."""
        self.close_request(request)

    def close_request(self, request):
        """Give back what a request holds."""

    def handle_error(self, request, client_address):
        """Called in an except block, when handling has failed."""
        import traceback
        rule = '-' * 40
        print(rule, file=sys.stderr)
        print('Exception occurred during processing of request from', client_address, file=sys.stderr)
        traceback.print_exc()
        print(rule, file=sys.stderr)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.server_close()


class TCPServer(BaseServer):
    """A server of stream connections."""

    address_family = socket.AF_INET
    socket_type = socket.SOCK_STREAM
    request_queue_size = 5
    allow_reuse_address = False
    allow_reuse_port = False

    def __init__(self, server_address, RequestHandlerClass, bind_and_activate=True):
        super().__init__(server_address, RequestHandlerClass)
        self.socket = socket.socket(self.address_family, self.socket_type)
        if not bind_and_activate:
            return
        try:
            self.server_bind()
            self.server_activate()
        except:
            self.server_close()
            raise

    def server_bind(self):
        """Give the socket its address."""
        for wanted, option in ((self.allow_reuse_address, "SO_REUSEADDR"), (self.allow_reuse_port, "SO_REUSEPORT")):
            if wanted and hasattr(socket, option):
                self.socket.setsockopt(socket.SOL_SOCKET, getattr(socket, option), 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def server_activate(self):
        self.socket.listen(self.request_queue_size)

    def server_close(self):
        self.socket.close()

    def fileno(self):
        """The socket's descriptor."""
        return self.socket.fileno()

    def get_request(self):
        """(request, the client's address)."""
        return self.socket.accept()

    def shutdown_request(self, request):
        try:
            # close() alone does not end a connection that someone else holds too.
            request.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # some have ended it already
        self.close_request(request)

    def close_request(self, request):
        request.close()


class UDPServer(TCPServer):
    """A server of datagrams: a request is (data, socket)."""

    allow_reuse_address = False
    allow_reuse_port = False
    socket_type = socket.SOCK_DGRAM
    max_packet_size = 8192

    def get_request(self):
        data, sender = self.socket.recvfrom(self.max_packet_size)
        return (data, self.socket), sender

    def server_activate(self):
        pass

    def shutdown_request(self, request):
        self.close_request(request)

    def close_request(self, request):
        pass


if _CAN_FORK:
    class ForkingMixIn:
        """Each request in a process of its own."""

        timeout = 300
        active_children = None
        max_children = 40
        block_on_close = True

        def collect_children(self, *, blocking=False):
            """Look for processes that have ended."""
            if self.active_children is None:
                return
            # With too many of them, wait for any.
            while len(self.active_children) >= self.max_children:
                try:
                    self.active_children.discard(os.waitpid(-1, 0)[0])
                except ChildProcessError:
                    self.active_children.clear()
                except OSError:
                    break
            how = 0 if blocking else os.WNOHANG
            for child in self.active_children.copy():
                try:
                    ended = os.waitpid(child, how)[0]
                except ChildProcessError:
                    self.active_children.discard(child)
                except OSError:
                    pass
                else:
                    self.active_children.discard(ended)

        def handle_timeout(self):
            self.collect_children()

        def service_actions(self):
            self.collect_children()

        def process_request(self, request, client_address):
            child = os.fork()
            if child:
                if self.active_children is None:
                    self.active_children = set()
                self.active_children.add(child)
                self.close_request(request)
                return
            # Here, in the child, nothing may return.
            failed = True
            try:
                failed = not self._serve(request, client_address)
            finally:
                try:
                    self.shutdown_request(request)
                finally:
                    os._exit(int(failed))

        def _serve(self, request, client_address):
            # Whether that went well.
            try:
                self.finish_request(request, client_address)
            except Exception:
                self.handle_error(request, client_address)
                return False
            return True

        def server_close(self):
            super().server_close()
            self.collect_children(blocking=self.block_on_close)


class _Threads(list):
    # Those that server_close waits for.
    def append(self, thread):
        self.reap()
        if not thread.daemon:
            super().append(thread)

    def pop_all(self):
        taken = self[:]
        self.clear()
        return taken

    def join(self):
        for thread in self.pop_all():
            thread.join()

    def reap(self):
        self[:] = [thread for thread in self if thread.is_alive()]


class _NoThreads:
    # Where server_close waits for none.
    def append(self, thread):
        pass

    def join(self):
        pass


class ThreadingMixIn:
    """Each request in a thread of its own."""

    daemon_threads = False
    block_on_close = True
    _threads = _NoThreads()

    def process_request_thread(self, request, client_address):
        """What the thread does."""
        try:
            self.finish_request(request, client_address)
        except Exception:
            self.handle_error(request, client_address)
        finally:
            self.shutdown_request(request)

    def process_request(self, request, client_address):
        if self.block_on_close:
            self.__dict__.setdefault('_threads', _Threads())
        thread = threading.Thread(target=self.process_request_thread, args=(request, client_address))
        thread.daemon = self.daemon_threads
        self._threads.append(thread)
        thread.start()

    def server_close(self):
        super().server_close()
        self._threads.join()


if _CAN_FORK:
    class ForkingUDPServer(ForkingMixIn, UDPServer):
        pass

    class ForkingTCPServer(ForkingMixIn, TCPServer):
        pass


class ThreadingUDPServer(ThreadingMixIn, UDPServer):
    pass


class ThreadingTCPServer(ThreadingMixIn, TCPServer):
    pass


if _HAS_UNIX:
    class UnixStreamServer(TCPServer):
        address_family = socket.AF_UNIX

    class UnixDatagramServer(UDPServer):
        address_family = socket.AF_UNIX

    class ThreadingUnixStreamServer(ThreadingMixIn, UnixStreamServer):
        pass

    class ThreadingUnixDatagramServer(ThreadingMixIn, UnixDatagramServer):
        pass


class BaseRequestHandler:
    """Handles a request by being made; derived classes define handle()."""

    def __init__(self, request, client_address, server):
        self.request, self.client_address, self.server = request, client_address, server
        self.setup()
        try:
            self.handle()
        finally:
            self.finish()

    def setup(self):
        """Before handle()."""

    def handle(self):
        """The request itself."""

    def finish(self):
        """After handle(), even if that has failed."""


class StreamRequestHandler(BaseRequestHandler):
    """Has files rfile and wfile to read from and write to a connection."""

    rbufsize = -1
    wbufsize = 0
    timeout = None
    disable_nagle_algorithm = False

    def setup(self):
        connection = self.connection = self.request
        if self.timeout is not None:
            connection.settimeout(self.timeout)
        if self.disable_nagle_algorithm:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self.rfile = connection.makefile('rb', self.rbufsize)
        self.wfile = connection.makefile('wb', self.wbufsize) if self.wbufsize else _SocketWriter(connection)

    def finish(self):
        if not self.wfile.closed:
            try:
                self.wfile.flush()
            except socket.error:
                pass  # the client may be gone
        self.wfile.close()
        self.rfile.close()


class _SocketWriter(BufferedIOBase):
    # Writes all it is given, at once.
    def __init__(self, sock):
        self._sock = sock

    def fileno(self):
        return self._sock.fileno()

    def writable(self):
        return True

    def write(self, b):
        self._sock.sendall(b)
        with memoryview(b) as sent:
            return sent.nbytes


class DatagramRequestHandler(BaseRequestHandler):
    """Has files rfile, the datagram, and wfile, the answer."""

    def setup(self):
        from io import BytesIO
        self.packet, self.socket = self.request
        self.rfile, self.wfile = BytesIO(self.packet), BytesIO()

    def finish(self):
        self.socket.sendto(self.wfile.getvalue(), self.client_address)
