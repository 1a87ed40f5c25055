"""Records what importlib of CPython 3.11.7 says of .pyc files: run by hand, from this folder. Writes pyc.tsv."""
import importlib._bootstrap_external as b, marshal, _imp

code = compile('x = 1', 'm.py', 'exec')
body = marshal.dumps(code)
source = b'x = 1\n'
timestamped = bytes(b._code_to_timestamp_pyc(code, 0x1_2345_6789, 6))
checked = bytes(b._code_to_hash_pyc(code, _imp.source_hash(b._RAW_MAGIC_NUMBER, source), True))
unchecked = bytes(b._code_to_hash_pyc(code, _imp.source_hash(b._RAW_MAGIC_NUMBER, source), False))


def check(data, mtime, size, hash_of):
    """As SourceLoader.get_code and SourcelessFileLoader.get_code do."""
    try:
        flags = b._classify_pyc(data, 'm', {})
        if flags & 1:
            if flags & 2:
                b._validate_hash_pyc(data, _imp.source_hash(b._RAW_MAGIC_NUMBER, hash_of), 'm', {})
        else:
            b._validate_timestamp_pyc(data, mtime, size, 'm', {})
        return b._compile_bytecode(memoryview(data)[16:], 'm', 'm.pyc').co_filename
    except (ImportError, EOFError, ValueError, TypeError) as e:
        return f'{type(e).__name__}: {e}'


rows = []
for data in timestamped, checked, unchecked:
    for mtime, size, hash_of in (0x1_2345_6789, 6, source), (0x2345_6789, 6 + 2**32, source), (5, 6, source), (0x2345_6789, 7, source), (0x2345_6789, None, b'x = 2\n'):
        rows.append((data, mtime, size, hash_of))
for data in (b'', b'a', b'abcd', b'\x94\r\r\n' + timestamped[4:], timestamped[:4], timestamped[:15], timestamped[:16], timestamped[:20], timestamped[:-1],
             timestamped[:4] + b'\x04' + timestamped[5:], timestamped[:4] + b'\x01\0\0\x80' + timestamped[8:], timestamped[:16] + marshal.dumps((1, 2)),
             timestamped[:4] + b'\x02' + timestamped[5:], timestamped[:16] + b'?', timestamped[:16] + b'r\0\0\0\0', b"\xa7'\"\n" + timestamped[4:]):
    rows.append((data, 0x2345_6789, 6, source))
with open('pyc.tsv', 'w') as out:
    out.write('# file, time, size or -1, source, file name in the code or error\n')
    for data, mtime, size, hash_of in rows:
        out.write(f'{data.hex()}\t{mtime}\t{-1 if size is None else size}\t{hash_of.hex()}\t{check(data, mtime, size, hash_of)}\n')
