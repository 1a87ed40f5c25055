import errno
print(sorted((k, v) for k, v in vars(errno).items() if isinstance(v, int)))
print(sorted(errno.errorcode.items()))
errno.errorcode[1] = 'x'
