"""Files that are sent: by the system where it can, else read and written."""

import os
import socket

from . import base_events
from . import constants
from . import exceptions
from . import protocols
from . import transports


def regular_file(file):
    """(descriptor, size) of a file that the system can send."""
    try:
        descriptor = file.fileno()
        return descriptor, os.fstat(descriptor).st_size
    except (AttributeError, OSError):  # io.UnsupportedOperation is one
        raise exceptions.SendfileNotAvailableError("not a regular file")


class _SendfileFallbackProtocol(protocols.Protocol):
    # Takes a transport over while a file is written to it.

    def __init__(self, transp):
        if not isinstance(transp, transports._FlowControlMixin):
            raise TypeError("transport should be _FlowControlMixin instance")
        self._transport, self._proto = transp, transp.get_protocol()
        self._should_resume_reading = transp.is_reading()
        self._should_resume_writing = transp._protocol_paused
        transp.pause_reading()
        transp.set_protocol(self)
        # Done when writing is possible; None if it is.
        self._write_ready_fut = transp._loop.create_future() if self._should_resume_writing else None

    async def drain(self):
        """Wait until more can be written."""
        if self._transport.is_closing():
            raise ConnectionError("Connection closed by peer")
        if self._write_ready_fut is not None:
            await self._write_ready_fut

    async def restore(self):
        """Give the transport back."""
        self._transport.set_protocol(self._proto)
        if self._should_resume_reading:
            self._transport.resume_reading()
        if self._write_ready_fut is not None:
            # Nobody waits for it any more.
            self._write_ready_fut.cancel()
        if self._should_resume_writing:
            self._proto.resume_writing()

    def connection_made(self, transport):
        raise RuntimeError("Invalid state: "
                           "connection should have been established already.")

    def connection_lost(self, exc):
        if self._write_ready_fut is not None:
            self._write_ready_fut.set_exception(
                ConnectionError("Connection is closed by peer") if exc is None else exc)
        self._proto.connection_lost(exc)

    def pause_writing(self):
        if self._write_ready_fut is None:
            self._write_ready_fut = self._transport._loop.create_future()

    def resume_writing(self):
        waiter, self._write_ready_fut = self._write_ready_fut, None
        if waiter is not None:
            waiter.set_result(False)

    def data_received(self, data):
        raise RuntimeError("Invalid state: reading should be paused")

    def eof_received(self):
        raise RuntimeError("Invalid state: reading should be paused")


class BaseEventLoop:
    """Part of base_events.BaseEventLoop."""

    async def sock_sendfile(self, sock, file, offset=0, count=None, *, fallback=True):
        if self._debug and sock.gettimeout() != 0:
            raise ValueError("the socket must be non-blocking")
        base_events._check_ssl_socket(sock)
        self._check_sendfile_params(sock, file, offset, count)
        try:
            return await self._sock_sendfile_native(sock, file, offset, count)
        except exceptions.SendfileNotAvailableError:
            if not fallback:
                raise
        return await self._sock_sendfile_fallback(sock, file, offset, count)

    async def _sock_sendfile_native(self, sock, file, offset, count):
        # Loops that can do better define it.
        raise exceptions.SendfileNotAvailableError(
            f"syscall sendfile is not available for socket {sock!r} "
            f"and file {file!r} combination")

    async def _sock_sendfile_fallback(self, sock, file, offset, count):
        async def send(block):
            await self.sock_sendall(sock, block)

        return await self._copy_file(file, offset, count, constants.SENDFILE_FALLBACK_READBUFFER_SIZE, send)

    async def _copy_file(self, file, offset, count, size, send):
        # Gives blocks of a file to send; how many bytes that were. The file's position is behind them.
        if offset:
            file.seek(offset)
        buffer = bytearray(min(count, size) if count else size)
        sent = 0
        try:
            while True:
                size = min(count - sent, len(buffer)) if count else len(buffer)
                if size <= 0:
                    return sent
                view = memoryview(buffer)[:size]
                read = await self.run_in_executor(None, file.readinto, view)
                if not read:
                    return sent
                await send(view[:read])
                sent += read
        finally:
            if sent > 0 and hasattr(file, 'seek'):
                file.seek(offset + sent)

    def _check_sendfile_params(self, sock, file, offset, count):
        if 'b' not in getattr(file, 'mode', 'b'):
            raise ValueError("file should be opened in binary mode")
        if sock.type != socket.SOCK_STREAM:
            raise ValueError("only SOCK_STREAM type sockets are supported")
        if count is not None:
            complaint = f"count must be a positive integer (got {count!r})"
            if not isinstance(count, int):
                raise TypeError(complaint)
            if count <= 0:
                raise ValueError(complaint)
        complaint = f"offset must be a non-negative integer (got {offset!r})"
        if not isinstance(offset, int):
            raise TypeError(complaint)
        if offset < 0:
            raise ValueError(complaint)

    async def sendfile(self, transport, file, offset=0, count=None, *, fallback=True):
        """Send a file through a transport; how many bytes that were."""
        if transport.is_closing():
            raise RuntimeError("Transport is closing")
        modes = constants._SendfileMode
        mode = getattr(transport, '_sendfile_compatible', modes.UNSUPPORTED)
        if mode is modes.UNSUPPORTED:
            raise RuntimeError(
                f"sendfile is not supported for transport {transport!r}")
        if mode is modes.TRY_NATIVE:
            try:
                return await self._sendfile_native(transport, file, offset, count)
            except exceptions.SendfileNotAvailableError:
                if not fallback:
                    raise
        if not fallback:
            raise RuntimeError(
                f"fallback is disabled and native sendfile is not "
                f"supported for transport {transport!r}")
        return await self._sendfile_fallback(transport, file, offset, count)

    async def _sendfile_native(self, transp, file, offset, count):
        raise exceptions.SendfileNotAvailableError(
            "sendfile syscall is not supported")

    async def _sendfile_fallback(self, transp, file, offset, count):
        stand_in = None

        async def send(block):
            await stand_in.drain()
            transp.write(block)

        stand_in = _SendfileFallbackProtocol(transp)
        try:
            return await self._copy_file(file, offset, count, 16384, send)
        finally:
            await stand_in.restore()
