"""Looks into the bytecode of modules and changes it."""
import importlib.util
import marshal
import sys


def read(module):
    with open(module.__cached__, 'rb') as file:
        return file.read()


def write(path, data):
    with open(path, 'wb') as file:
        file.write(data)


def make(path, source):
    write(path, importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(compile(source, 'x', 'exec')))


def change(module, flags=None):
    data = bytearray(read(module))
    assert b'quiet value' in data
    if flags is not None:
        data[4:16] = bytes([flags, 0, 0, 0]) + importlib.util.source_hash(b'another source')
    write(module.__cached__, data.replace(b'quiet value', b'other value'))


def cut(module):
    write(module.__cached__, read(module)[:40])


def reload(module):
    del sys.modules[module.__name__]
    return __import__(module.__name__)


def is_hash_right(module):
    with open(module.__file__, 'rb') as file:
        return read(module)[8:16] == importlib.util.source_hash(file.read())
