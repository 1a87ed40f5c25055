import posix

def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except BaseException as error:
        print(type(error).__name__, error)

show(posix.stat, 1.5)
show(posix.mkdir, 1)
show(posix.listdir, 1.5)
show(posix.stat, 'a\0b')
show(posix.rename, 1, 'x')
show(posix.rename, 'x', 2)
show(posix.open, 'x', 'y')
show(posix.read, 99, 1)
show(posix.close, 99)
show(posix.lseek, 99, 0, 0)
show(posix.isatty, 99)
show(posix.utime, '/tmp', (1,))
show(posix.utime, '/tmp', (1, 2), ns=(1, 2))
show(posix.fspath, 1)
show(posix.strerror, 2)
show(posix.urandom, -1)
show(posix.putenv, 'a=b', 'c')
show(posix._path_normpath, '/a/../b//c/.')
show(posix.DirEntry)
show(posix.terminal_size, (80, 24))
show(posix.terminal_size, (1,))
print(posix.stat_result.n_fields, posix.stat_result.n_sequence_fields, posix.stat_result.n_unnamed_fields, posix.stat_result.__match_args__)
