# sendmsg and recvmsg on a pair of sockets.
import socket

one, other = socket.socketpair()
print(one.sendmsg([b'ab', bytearray(b'cd'), memoryview(b'ef')]))
print(other.recvmsg(4))
first, second = bytearray(1), bytearray(3)
print(other.recvmsg_into([first, second]), first, second)
print(one.sendmsg([]), one.sendmsg([b'x'], [], 0))
print(other.recvmsg(1, 0, socket.MSG_PEEK)[0], other.recvmsg(1)[0])
for wrong in (lambda: one.sendmsg(5), lambda: other.recvmsg(-1), lambda: other.recvmsg(1, -1)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__)
one, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
one.send(b'a long one')
data, ancillary, flags, address = other.recvmsg(3)
print(data, ancillary, flags == socket.MSG_TRUNC)
print(socket.CMSG_LEN(4), socket.CMSG_SPACE(4))
