import os

event = os.eventfd(3)
print(os.eventfd_read(event))
os.eventfd_write(event, 5)
os.eventfd_write(event, 2 ** 40)
print(os.eventfd_read(event), os.get_blocking(event))
os.close(event)

event = os.eventfd(2, os.EFD_SEMAPHORE | os.EFD_NONBLOCK)
print(os.eventfd_read(event), os.eventfd_read(event))
for call in (lambda: os.eventfd_read(event), lambda: os.eventfd(-1), lambda: os.eventfd(2 ** 32), lambda: os.eventfd(0, 55555),
             lambda: os.memfd_create('a' * 300), lambda: os.dup(999), lambda: os.dup2(event, -1), lambda: os.eventfd_write(event, -1)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
os.close(event)

file = os.memfd_create('name')
print(os.write(file, b'0123456789'), os.pread(file, 4, 3), os.lseek(file, 0, os.SEEK_CUR))
print(os.pwrite(file, b'ab', 1), os.pread(file, 100, 0), os.pread(file, 5, 50))
print(os.pwritev(file, [b'xy', bytearray(b'z')], 4), os.pread(file, 100, 0))
buffers = [bytearray(2), bytearray(3), bytearray(20)]
print(os.preadv(file, buffers, 1), buffers)
os.lseek(file, 0, os.SEEK_SET)
print(os.readv(file, buffers[:2]), buffers[:2], os.writev(file, [b'--', b'==']), os.pread(file, 100, 0))
other = os.dup(file)
os.close(file)
print(os.lseek(other, 0, os.SEEK_CUR), os.fstat(other).st_size)
os.posix_fallocate(other, 0, 20)
print(os.fstat(other).st_size, os.lseek(other, 3, os.SEEK_DATA), os.posix_fadvise(other, 0, 0, os.POSIX_FADV_WILLNEED))
target = os.memfd_create('target')
print(os.copy_file_range(other, target, 6, 2), os.pread(target, 10, 0), os.dup2(target, other) == other, os.pread(other, 10, 0))
for call in (lambda: os.pread(other, -1, 0), lambda: os.posix_fadvise(other, 0, 0, 9), lambda: os.posix_fallocate(other, -1, 1), lambda: os.readv(other, 5),
             lambda: os.copy_file_range(other, target, -1), lambda: os.ttyname(other), lambda: os.lseek(other, 99, os.SEEK_HOLE), lambda: os.pwrite(other, 5, 0)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
