# Places far behind the end, and writes of nothing.
import posix
fd = posix.memfd_create('name')
for place in (2**63 - 1, 2**63 - 3):
    print(posix.lseek(fd, place, 0) == place)
    for data in (b'', b'abc'):
        try: print(posix.write(fd, data))
        except OSError as e: print(e.strerror)
posix.lseek(fd, 5, 0)
print(posix.write(fd, b''), posix.fstat(fd).st_size, posix.write(fd, b'x'), posix.fstat(fd).st_size)
print(posix.pread(fd, 10, 0), posix.pread(fd, 10, 2**62))
posix.close(fd)
