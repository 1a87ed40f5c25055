"""Objects as bytes and back.

    dumps(obj), dump(obj, file)     write
    loads(data), load(file)         read

A pickle is a program for a small stack machine; its instructions are the upper-case names here.
Reading one can run any code: only read what you trust.
"""
from types import FunctionType
from copyreg import dispatch_table
from copyreg import _extension_registry, _inverted_registry, _extension_cache
from itertools import islice
from functools import partial
import sys
from sys import maxsize
from struct import pack, unpack
import io
import codecs

import _compat_pickle

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler',
           'Unpickler', 'dump', 'dumps', 'load', 'loads']

try:
    from _pickle import PickleBuffer
    __all__.append('PickleBuffer')
    _HAVE_PICKLE_BUFFER = True
except ImportError:
    _HAVE_PICKLE_BUFFER = False

bytes_types = (bytes, bytearray)

format_version = '4.0'
compatible_formats = ['1.0', '1.1', '1.2', '1.3', '2.0', '3.0', '4.0', '5.0']
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class PickleError(Exception):
    """What goes wrong with pickles."""


class PicklingError(PickleError):
    """An object that cannot be pickled."""


class UnpicklingError(PickleError):
    """A pickle that is damaged, or that may not be read."""


class _Stop(Exception):
    """The end of a pickle, with what it stands for."""

    def __init__(self, value):
        self.value = value


# Jython's dict of strings.
try:
    from org.python.core import PyStringMap
except ImportError:
    PyStringMap = None

# ---- The instructions

# Protocols 0 and 1.
MARK = b'('                 # put a mark on the stack
STOP = b'.'
POP = b'0'
POP_MARK = b'1'             # drop all down to the mark
DUP = b'2'
FLOAT = b'F'                # in decimal, up to a newline
INT = b'I'
BININT = b'J'               # 4 bytes
BININT1 = b'K'
LONG = b'L'
BININT2 = b'M'
NONE = b'N'
PERSID = b'P'               # an object known by an id
BINPERSID = b'Q'
REDUCE = b'R'               # call
STRING = b'S'
BINSTRING = b'T'
SHORT_BINSTRING = b'U'
UNICODE = b'V'
BINUNICODE = b'X'
APPEND = b'a'
BUILD = b'b'                # give an object its state
GLOBAL = b'c'
DICT = b'd'
EMPTY_DICT = b'}'
APPENDS = b'e'
GET = b'g'                  # push from the memo
BINGET = b'h'
INST = b'i'
LONG_BINGET = b'j'
LIST = b'l'
EMPTY_LIST = b']'
OBJ = b'o'
PUT = b'p'                  # put into the memo
BINPUT = b'q'
LONG_BINPUT = b'r'
SETITEM = b's'
TUPLE = b't'
EMPTY_TUPLE = b')'
SETITEMS = b'u'
BINFLOAT = b'G'
TRUE = b'I01\n'             # instructions with their arguments
FALSE = b'I00\n'

# Protocol 2.
PROTO = b'\x80'
NEWOBJ = b'\x81'
EXT1 = b'\x82'              # by the registry of copyreg
EXT2 = b'\x83'
EXT4 = b'\x84'
TUPLE1 = b'\x85'
TUPLE2 = b'\x86'
TUPLE3 = b'\x87'
NEWTRUE = b'\x88'
NEWFALSE = b'\x89'
LONG1 = b'\x8a'
LONG4 = b'\x8b'
_tuplesize2code = [EMPTY_TUPLE, TUPLE1, TUPLE2, TUPLE3]

# Protocol 3.
BINBYTES = b'B'
SHORT_BINBYTES = b'C'

# Protocol 4.
SHORT_BINUNICODE = b'\x8c'
BINUNICODE8 = b'\x8d'
BINBYTES8 = b'\x8e'
EMPTY_SET = b'\x8f'
ADDITEMS = b'\x90'
FROZENSET = b'\x91'
NEWOBJ_EX = b'\x92'
STACK_GLOBAL = b'\x93'
MEMOIZE = b'\x94'
FRAME = b'\x95'

# Protocol 5.
BYTEARRAY8 = b'\x96'
NEXT_BUFFER = b'\x97'
READONLY_BUFFER = b'\x98'

__all__.extend([name for name in dir()
                if name.isupper() and name[0] != '_' and len(name) > 1])


def _entry(table, key):
    """A decorator that has a method found in a table, under a type or the number of an instruction."""
    def enter(method):
        table[key] = method
        return method
    return enter


# ---- Frames: from protocol 4 on the instructions come in blocks of known length

class _Framer:
    _FRAME_SIZE_MIN = 4
    _FRAME_SIZE_TARGET = 64 * 1024

    def __init__(self, file_write):
        self.file_write = file_write
        self.current_frame = None

    def start_framing(self):
        self.current_frame = io.BytesIO()

    def end_framing(self):
        if self.current_frame and self.current_frame.tell() > 0:
            self.commit_frame(force=True)
            self.current_frame = None

    def commit_frame(self, force=False):
        """Write the frame out if it is long enough."""
        frame = self.current_frame
        if not frame or not (force or frame.tell() >= self._FRAME_SIZE_TARGET):
            return
        data = frame.getbuffer()
        if len(data) >= self._FRAME_SIZE_MIN:
            self.file_write(FRAME + pack('<Q', len(data)))
        # A new frame each time, so that a writer may keep data without a copy.
        self.file_write(data)
        self.current_frame = io.BytesIO()

    def write(self, data):
        return (self.current_frame.write if self.current_frame else self.file_write)(data)

    def write_large_bytes(self, header, payload):
        """Write between frames, without copying the payload."""
        if self.current_frame:
            self.commit_frame(force=True)
        self.file_write(header)
        self.file_write(payload)


class _Unframer:
    def __init__(self, file_read, file_readline, file_tell=None):
        self.file_read = file_read
        self.file_readline = file_readline
        self.current_frame = None

    def readinto(self, buf):
        frame = self.current_frame
        if frame:
            count = frame.readinto(buf)
            if count == len(buf):
                return count
            if count:
                raise UnpicklingError('pickle exhausted before end of frame')
            self.current_frame = None
        buf[:] = self._from_file(len(buf))
        return len(buf)

    def _from_file(self, n):
        data = self.file_read(n)
        if len(data) < n:
            raise UnpicklingError('pickle data was truncated')
        return data

    def read_opcode(self):
        """The next instruction, nothing at the end."""
        data = self.current_frame.read(1) if self.current_frame else b''
        if not data:
            self.current_frame = None
            data = self.file_read(1)
        return data

    def read(self, n):
        frame = self.current_frame
        if frame:
            data = frame.read(n)
            if len(data) == n:
                return data
            if data:
                raise UnpicklingError('pickle exhausted before end of frame')
            self.current_frame = None
        return self._from_file(n)

    def readline(self):
        frame = self.current_frame
        if frame:
            data = frame.readline()
            if data[-1:] == b'\n':
                return data
            if data:
                raise UnpicklingError('pickle exhausted before end of frame')
            self.current_frame = None
        data = self.file_readline()
        if data[-1:] != b'\n':
            raise UnpicklingError('pickle data was truncated')
        return data

    def load_frame(self, frame_size):
        if self.current_frame and self.current_frame.read() != b'':
            raise UnpicklingError('beginning of a new frame before end of current frame')
        self.current_frame = io.BytesIO(self._from_file(frame_size))


# ---- What both directions use

def _getattribute(obj, name):
    """(what a dotted name leads to, what holds it)."""
    parent = None
    for part in name.split('.'):
        if part == '<locals>':
            raise AttributeError(f"Can't get local attribute {name!r} on {obj!r}")
        try:
            parent, obj = obj, getattr(obj, part)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {obj!r}") from None
    return obj, parent


def whichmodule(obj, name):
    """The name of the module that an object is in."""
    found = getattr(obj, '__module__', None)
    if found is not None:
        return found
    # A copy, for looking at a module may import others.
    for found, module in sys.modules.copy().items():
        if module is None or found in ('__main__', '__mp_main__'):
            continue
        try:
            if _getattribute(module, name)[0] is obj:
                return found
        except AttributeError:
            pass
    return '__main__'


def encode_long(x):
    """The shortest little-endian two's complement of an int; of 0 no bytes."""
    if x == 0:
        return b''
    # A negative number needs a bit less than its absolute value where that is a power of two.
    bits = (x if x > 0 else ~x).bit_length() + 1
    return x.to_bytes((bits + 7) // 8, byteorder='little', signed=True)


def decode_long(data):
    """The int of which encode_long() made data."""
    return int.from_bytes(data, byteorder='little', signed=True)


_INT32 = range(-0x80000000, 0x80000000)


# ---- Writing

class _Pickler:
    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        """Write to a binary file.

        protocol is 0 to 5, or negative for the highest. fix_imports gives modules their names of
        Python 2, up to protocol 2. buffer_callback is called with each PickleBuffer; if it returns
        a false value, the buffer's content stays out of the pickle (from protocol 5 on).
        """
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f'pickle protocol must be <= {HIGHEST_PROTOCOL}')
        if buffer_callback is not None and protocol < 5:
            raise ValueError('buffer_callback needs protocol >= 5')
        self._buffer_callback = buffer_callback
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute")
        self.framer = _Framer(self._file_write)
        self.write = self.framer.write
        self._write_large_bytes = self.framer.write_large_bytes
        self.memo = {}      # from id to (number, object); the object stays alive by it
        self.proto = int(protocol)
        self.bin = protocol >= 1
        self.fast = 0
        self.fix_imports = fix_imports and protocol < 3

    def clear_memo(self):
        """Forget which objects were written."""
        self.memo.clear()

    def dump(self, obj):
        """Write an object."""
        if not hasattr(self, '_file_write'):
            raise PicklingError('Pickler.__init__() was not called by '
                                f'{self.__class__.__name__}.__init__()')
        if self.proto >= 2:
            self.write(PROTO + pack('<B', self.proto))
        if self.proto >= 4:
            self.framer.start_framing()
        self.save(obj)
        self.write(STOP)
        self.framer.end_framing()

    # The memo.

    def memoize(self, obj):
        """Give the object on the stack the next number."""
        if self.fast:
            return
        assert id(obj) not in self.memo
        number = len(self.memo)
        self.write(self.put(number))
        self.memo[id(obj)] = number, obj

    def put(self, idx):
        if self.proto >= 4:
            return MEMOIZE
        return self._numbered(idx, PUT, BINPUT, LONG_BINPUT)

    def get(self, i):
        return self._numbered(i, GET, BINGET, LONG_BINGET)

    def _numbered(self, number, text, short, long):
        if not self.bin:
            return text + b'%d\n' % number
        return short + pack('<B', number) if number < 256 else long + pack('<I', number)

    def _get_of(self, obj):
        """The instruction that pushes an object written before."""
        return self.get(self.memo[id(obj)][0])

    # Any object.

    def save(self, obj, save_persistent_id=True):
        self.framer.commit_frame()
        pid = self.persistent_id(obj)
        if pid is not None and save_persistent_id:
            self.save_pers(pid)
            return
        if id(obj) in self.memo:
            self.write(self._get_of(obj))
            return
        rv = NotImplemented
        reduce = getattr(self, 'reducer_override', None)
        if reduce is not None:
            rv = reduce(obj)
        if rv is NotImplemented:
            kind = type(obj)
            save = self.dispatch.get(kind)
            if save is not None:
                save(self, obj)
                return
            reduce = getattr(self, 'dispatch_table', dispatch_table).get(kind)
            if reduce is not None:
                rv = reduce(obj)
            elif issubclass(kind, type):
                # A class, by a metaclass of its own.
                self.save_global(obj)
                return
            else:
                reduce, rv = self._reduce(obj, kind)
        if isinstance(rv, str):
            self.save_global(obj, rv)
        elif not isinstance(rv, tuple):
            raise PicklingError(f'{reduce} must return string or tuple')
        elif not 2 <= len(rv) <= 6:
            raise PicklingError(f'Tuple returned by {reduce} must have two to six elements')
        else:
            self.save_reduce(*rv, obj=obj)

    def _reduce(self, obj, kind):
        reduce = getattr(obj, '__reduce_ex__', None)
        if reduce is not None:
            return reduce, reduce(self.proto)
        reduce = getattr(obj, '__reduce__', None)
        if reduce is not None:
            return reduce, reduce()
        raise PicklingError(f"Can't pickle {kind.__name__!r} object: {obj!r}")

    def persistent_id(self, obj):
        """For subclasses: an id to write in the place of an object, or None."""
        return None

    def save_pers(self, pid):
        if self.bin:
            self.save(pid, save_persistent_id=False)
            self.write(BINPERSID)
            return
        try:
            self.write(PERSID + str(pid).encode('ascii') + b'\n')
        except UnicodeEncodeError:
            raise PicklingError('persistent IDs in protocol 0 must be ASCII strings')

    def save_reduce(self, func, args, state=None, listitems=None,
                    dictitems=None, state_setter=None, *, obj=None):
        """Write what makes an object by a call, and what then is put into it."""
        if not isinstance(args, tuple):
            raise PicklingError('args from save_reduce() must be a tuple')
        if not callable(func):
            raise PicklingError('func from save_reduce() must be callable')
        save, write = self.save, self.write
        # The functions of copyreg for objects that __new__() makes have instructions.
        func_name = getattr(func, '__name__', '') if self.proto >= 2 else ''
        if func_name == '__newobj_ex__':
            cls, args, kwargs = args
            self._check_new(cls, obj, f'args[0] from {func_name} args')
            if self.proto >= 4:
                save(cls)
                save(args)
                save(kwargs)
                write(NEWOBJ_EX)
            else:
                save(partial(cls.__new__, cls, *args, **kwargs))
                save(())
                write(REDUCE)
        elif func_name == '__newobj__':
            cls, *args = args
            self._check_new(cls, obj, 'args[0] from __newobj__ args')
            save(cls)
            save(tuple(args))
            write(NEWOBJ)
        else:
            save(func)
            save(args)
            write(REDUCE)
        if obj is not None:
            if id(obj) in self.memo:
                # It is in its own arguments and was written with them.
                write(POP + self._get_of(obj))
            else:
                self.memoize(obj)
        if listitems is not None:
            self._batch_appends(listitems)
        if dictitems is not None:
            self._batch_setitems(dictitems)
        if state is None:
            return
        if state_setter is None:
            save(state)
            write(BUILD)
        else:
            save(state_setter)
            save(obj)
            save(state)
            write(TUPLE2 + REDUCE + POP)

    @staticmethod
    def _check_new(cls, obj, what):
        if not hasattr(cls, '__new__'):
            raise PicklingError(f'{what} has no __new__')
        if obj is not None and cls is not obj.__class__:
            raise PicklingError(f'{what} has the wrong class')

    # The kinds that have instructions.

    dispatch = {}

    @_entry(dispatch, type(None))
    def save_none(self, obj):
        self.write(NONE)

    @_entry(dispatch, bool)
    def save_bool(self, obj):
        if self.proto >= 2:
            self.write(NEWTRUE if obj else NEWFALSE)
        else:
            self.write(TRUE if obj else FALSE)

    @_entry(dispatch, int)
    def save_long(self, obj):
        write = self.write
        if self.bin and obj in _INT32:
            if 0 <= obj <= 0xff:
                write(BININT1 + pack('<B', obj))
            elif 0 <= obj <= 0xffff:
                write(BININT2 + pack('<H', obj))
            else:
                write(BININT + pack('<i', obj))
        elif self.proto >= 2:
            data = encode_long(obj)
            length = len(data)
            header = LONG1 + pack('<B', length) if length < 256 else LONG4 + pack('<i', length)
            write(header + data)
        elif obj in _INT32:
            write(INT + repr(obj).encode('ascii') + b'\n')
        else:
            write(LONG + repr(obj).encode('ascii') + b'L\n')

    @_entry(dispatch, float)
    def save_float(self, obj):
        if self.bin:
            self.write(BINFLOAT + pack('>d', obj))
        else:
            self.write(FLOAT + repr(obj).encode('ascii') + b'\n')

    def _save_sized(self, data, short, medium, long):
        """Write bytes after their length; the instructions are for one, four and eight bytes of
        length, None where there is none."""
        length = len(data)
        if short and length <= 0xff:
            self.write(short + pack('<B', length) + data)
            return
        if medium and (length <= 0xffffffff or not long):
            header = medium + pack('<I', length)
        else:
            header = long + pack('<Q', length)
        if length >= self.framer._FRAME_SIZE_TARGET:
            self._write_large_bytes(header, data)
        else:
            self.write(header + data)

    @_entry(dispatch, bytes)
    def save_bytes(self, obj):
        if self.proto >= 3:
            self._save_sized(obj, SHORT_BINBYTES, BINBYTES, BINBYTES8 if self.proto >= 4 else None)
            self.memoize(obj)
        elif obj:
            self.save_reduce(codecs.encode, (str(obj, 'latin1'), 'latin1'), obj=obj)
        else:
            self.save_reduce(bytes, (), obj=obj)

    @_entry(dispatch, bytearray)
    def save_bytearray(self, obj):
        if self.proto >= 5:
            self._save_sized(obj, None, None, BYTEARRAY8)
            self.memoize(obj)
        else:
            self.save_reduce(bytearray, (bytes(obj),) if obj else (), obj=obj)

    if _HAVE_PICKLE_BUFFER:
        def save_picklebuffer(self, obj):
            if self.proto < 5:
                raise PicklingError('PickleBuffer can only pickled with protocol >= 5')
            with obj.raw() as view:
                if not view.contiguous:
                    raise PicklingError('PickleBuffer can not be pickled when '
                                        'pointing to a non-contiguous buffer')
                if self._buffer_callback is None or self._buffer_callback(obj):
                    if view.readonly:
                        self.save_bytes(view.tobytes())
                    else:
                        self.save_bytearray(view.tobytes())
                else:
                    self.write(NEXT_BUFFER)
                    if view.readonly:
                        self.write(READONLY_BUFFER)
        dispatch[PickleBuffer] = save_picklebuffer

    @_entry(dispatch, str)
    def save_str(self, obj):
        if self.bin:
            data = obj.encode('utf-8', 'surrogatepass')
            if self.proto >= 4:
                self._save_sized(data, SHORT_BINUNICODE, BINUNICODE, BINUNICODE8)
            else:
                self._save_sized(data, None, BINUNICODE, None)
        else:
            # What would end the line, or start an escape.
            text = obj
            for char in '\\\0\n\r\x1a':
                text = text.replace(char, f'\\u{ord(char):04x}')
            self.write(UNICODE + text.encode('raw-unicode-escape') + b'\n')
        self.memoize(obj)

    @_entry(dispatch, tuple)
    def save_tuple(self, obj):
        if not obj:
            self.write(EMPTY_TUPLE if self.bin else MARK + TUPLE)
            return
        length = len(obj)
        short = length <= 3 and self.proto >= 2
        if not short:
            self.write(MARK)
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:
            # It is in one of its items and was written with that: the items are too many.
            if short:
                drop = POP * length
            else:
                drop = POP_MARK if self.bin else POP * (length + 1)
            self.write(drop + self._get_of(obj))
            return
        self.write(_tuplesize2code[length] if short else TUPLE)
        self.memoize(obj)

    @_entry(dispatch, list)
    def save_list(self, obj):
        self.write(EMPTY_LIST if self.bin else MARK + LIST)
        self.memoize(obj)
        self._batch_appends(obj)

    # The reader holds no more than this on its stack for a container.
    _BATCHSIZE = 1000

    def _batches(self, items):
        """Lists of items, the last of which is not full."""
        items = iter(items)
        while True:
            batch = list(islice(items, self._BATCHSIZE))
            yield batch
            if len(batch) < self._BATCHSIZE:
                return

    def _batch_appends(self, items):
        save, write = self.save, self.write
        if not self.bin:
            for item in items:
                save(item)
                write(APPEND)
            return
        for batch in self._batches(items):
            if len(batch) > 1:
                write(MARK)
                for item in batch:
                    save(item)
                write(APPENDS)
            elif batch:
                save(batch[0])
                write(APPEND)

    @_entry(dispatch, dict)
    def save_dict(self, obj):
        self.write(EMPTY_DICT if self.bin else MARK + DICT)
        self.memoize(obj)
        self._batch_setitems(obj.items())
    if PyStringMap is not None:
        dispatch[PyStringMap] = save_dict

    def _batch_setitems(self, items):
        save, write = self.save, self.write
        if not self.bin:
            for key, value in items:
                save(key)
                save(value)
                write(SETITEM)
            return
        for batch in self._batches(items):
            if len(batch) > 1:
                write(MARK)
            for key, value in batch:
                save(key)
                save(value)
            if batch:
                write(SETITEMS if len(batch) > 1 else SETITEM)

    @_entry(dispatch, set)
    def save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self.write(EMPTY_SET)
        self.memoize(obj)
        for batch in self._batches(obj):
            if batch:
                self.write(MARK)
                for item in batch:
                    self.save(item)
                self.write(ADDITEMS)

    @_entry(dispatch, frozenset)
    def save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self.write(MARK)
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:
            self.write(POP_MARK + self._get_of(obj))
            return
        self.write(FROZENSET)
        self.memoize(obj)

    def save_global(self, obj, name=None):
        """Write a class or function by its name."""
        if name is None:
            name = getattr(obj, '__qualname__', None)
        if name is None:
            name = obj.__name__
        module_name = whichmodule(obj, name)
        try:
            __import__(module_name, level=0)
            module = sys.modules[module_name]
            found, parent = _getattribute(module, name)
        except (ImportError, KeyError):
            raise PicklingError(
                f"Can't pickle {obj!r}: import of module {module_name!r} failed") from None
        except AttributeError:
            if '<locals>' in name.split('.'):
                raise AttributeError(f"Can't pickle local object {name!r}") from None
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on "
                                f'{module_name} failed') from None
        if found is not obj:
            raise PicklingError(
                f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
        code = _extension_registry.get((module_name, name)) if self.proto >= 2 else None
        if code:
            assert code > 0
            if code <= 0xff:
                self.write(EXT1 + pack('<B', code))
            elif code <= 0xffff:
                self.write(EXT2 + pack('<H', code))
            else:
                self.write(EXT4 + pack('<i', code))
            return
        last = name.rpartition('.')[2]
        if parent is module:
            name = last
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            self.write(STACK_GLOBAL)
        elif parent is not module:
            self.save_reduce(getattr, (parent, last))
        elif self.proto >= 3:
            self.write(GLOBAL + f'{module_name}\n{name}\n'.encode('utf-8'))
        else:
            if self.fix_imports:
                old_names = _compat_pickle.REVERSE_NAME_MAPPING
                old_modules = _compat_pickle.REVERSE_IMPORT_MAPPING
                if (module_name, name) in old_names:
                    module_name, name = old_names[module_name, name]
                else:
                    module_name = old_modules.get(module_name, module_name)
            try:
                self.write(GLOBAL + f'{module_name}\n{name}\n'.encode('ascii'))
            except UnicodeEncodeError:
                raise PicklingError(f"can't pickle global identifier '{module}.{name}' using "
                                    f'pickle protocol {self.proto}') from None
        self.memoize(obj)

    @_entry(dispatch, type)
    def save_type(self, obj):
        # The types of these have no name in a module.
        for single in (None, NotImplemented, ...):
            if obj is type(single):
                return self.save_reduce(type, (single,), obj=obj)
        return self.save_global(obj)

    dispatch[FunctionType] = save_global


# ---- Reading

class _Unpickler:
    def __init__(self, file, *, fix_imports=True,
                 encoding='ASCII', errors='strict', buffers=None):
        """Read from a binary file.

        fix_imports gives modules that Python 2 wrote their names of today; encoding and errors are
        for its strings ('bytes' leaves them bytes). buffers has what the writer's buffer_callback
        took.
        """
        self._buffers = iter(buffers) if buffers is not None else None
        self._file_readline = file.readline
        self._file_read = file.read
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.proto = 0
        self.fix_imports = fix_imports

    def load(self):
        """Read an object."""
        if not hasattr(self, '_file_read'):
            raise UnpicklingError('Unpickler.__init__() was not called by '
                                  f'{self.__class__.__name__}.__init__()')
        self._unframer = _Unframer(self._file_read, self._file_readline)
        self.read = self._unframer.read
        self.readinto = self._unframer.readinto
        self.readline = self._unframer.readline
        self.metastack = []     # the stacks below the marks
        self.stack = []
        self.append = self.stack.append
        self.proto = 0
        read_opcode, dispatch = self._unframer.read_opcode, self.dispatch
        try:
            while True:
                key = read_opcode()
                if not key:
                    raise EOFError('Ran out of input')
                assert isinstance(key, bytes_types)
                run = dispatch.get(key[0])
                if run is None:
                    shown = key.decode('latin-1')
                    if not ' ' <= shown <= '~' or shown in "'\\":
                        shown = f'\\x{key[0]:02x}'
                    raise UnpicklingError(f"invalid load key, '{shown}'.")
                run(self)
        except _Stop as stop:
            return stop.value

    def pop_mark(self):
        """All above the mark."""
        items = self.stack
        self.stack = self.metastack.pop()
        self.append = self.stack.append
        return items

    def persistent_load(self, pid):
        """For subclasses: the object that persistent_id() gave an id."""
        raise UnpicklingError('unsupported persistent id encountered')

    def _unpack(self, format, size):
        return unpack(format, self.read(size))[0]

    def _line(self):
        return self.readline()[:-1]

    dispatch = {}

    @_entry(dispatch, PROTO[0])
    def load_proto(self):
        proto = self.read(1)[0]
        if proto > HIGHEST_PROTOCOL:
            raise ValueError(f'unsupported pickle protocol: {proto}')
        self.proto = proto

    @_entry(dispatch, FRAME[0])
    def load_frame(self):
        size = self._unpack('<Q', 8)
        if size > maxsize:
            raise ValueError(f'frame size > sys.maxsize: {size}')
        self._unframer.load_frame(size)

    @_entry(dispatch, PERSID[0])
    def load_persid(self):
        try:
            pid = self._line().decode('ascii')
        except UnicodeDecodeError:
            raise UnpicklingError('persistent IDs in protocol 0 must be ASCII strings')
        self.append(self.persistent_load(pid))

    @_entry(dispatch, BINPERSID[0])
    def load_binpersid(self):
        self.append(self.persistent_load(self.stack.pop()))

    # Constants and numbers.

    @_entry(dispatch, NONE[0])
    def load_none(self):
        self.append(None)

    @_entry(dispatch, NEWFALSE[0])
    def load_false(self):
        self.append(False)

    @_entry(dispatch, NEWTRUE[0])
    def load_true(self):
        self.append(True)

    @_entry(dispatch, INT[0])
    def load_int(self):
        line = self.readline()
        if line in (FALSE[1:], TRUE[1:]):
            self.append(line == TRUE[1:])
        else:
            self.append(int(line, 0))

    @_entry(dispatch, BININT[0])
    def load_binint(self):
        self.append(self._unpack('<i', 4))

    @_entry(dispatch, BININT1[0])
    def load_binint1(self):
        self.append(self.read(1)[0])

    @_entry(dispatch, BININT2[0])
    def load_binint2(self):
        self.append(self._unpack('<H', 2))

    @_entry(dispatch, LONG[0])
    def load_long(self):
        self.append(int(self._line().removesuffix(b'L'), 0))

    @_entry(dispatch, LONG1[0])
    def load_long1(self):
        self.append(decode_long(self.read(self.read(1)[0])))

    @_entry(dispatch, LONG4[0])
    def load_long4(self):
        length = self._unpack('<i', 4)
        if length < 0:
            raise UnpicklingError('LONG pickle has negative byte count')
        self.append(decode_long(self.read(length)))

    @_entry(dispatch, FLOAT[0])
    def load_float(self):
        self.append(float(self._line()))

    @_entry(dispatch, BINFLOAT[0])
    def load_binfloat(self):
        self.append(self._unpack('>d', 8))

    # Strings.

    def _decode_string(self, value):
        """A str of Python 2."""
        return value if self.encoding == 'bytes' else value.decode(self.encoding, self.errors)

    @_entry(dispatch, STRING[0])
    def load_string(self):
        line = self._line()
        if len(line) < 2 or line[0] != line[-1] or line[0] not in b'"\'':
            raise UnpicklingError('the STRING opcode argument must be quoted')
        self.append(self._decode_string(codecs.escape_decode(line[1:-1])[0]))

    @_entry(dispatch, BINSTRING[0])
    def load_binstring(self):
        length = self._unpack('<i', 4)
        if length < 0:
            raise UnpicklingError('BINSTRING pickle has negative byte count')
        self.append(self._decode_string(self.read(length)))

    @_entry(dispatch, SHORT_BINSTRING[0])
    def load_short_binstring(self):
        self.append(self._decode_string(self.read(self.read(1)[0])))

    def _length(self, format, size, opcode):
        length = self._unpack(format, size)
        if length > maxsize:
            raise UnpicklingError(f"{opcode} exceeds system's maximum size of {maxsize} bytes")
        return length

    @_entry(dispatch, SHORT_BINBYTES[0])
    def load_short_binbytes(self):
        self.append(self.read(self.read(1)[0]))

    @_entry(dispatch, BINBYTES[0])
    def load_binbytes(self):
        self.append(self.read(self._length('<I', 4, 'BINBYTES')))

    @_entry(dispatch, BINBYTES8[0])
    def load_binbytes8(self):
        self.append(self.read(self._length('<Q', 8, 'BINBYTES8')))

    @_entry(dispatch, BYTEARRAY8[0])
    def load_bytearray8(self):
        result = bytearray(self._length('<Q', 8, 'BYTEARRAY8'))
        self.readinto(result)
        self.append(result)

    @_entry(dispatch, UNICODE[0])
    def load_unicode(self):
        self.append(str(self._line(), 'raw-unicode-escape'))

    def _append_text(self, length):
        self.append(str(self.read(length), 'utf-8', 'surrogatepass'))

    @_entry(dispatch, SHORT_BINUNICODE[0])
    def load_short_binunicode(self):
        self._append_text(self.read(1)[0])

    @_entry(dispatch, BINUNICODE[0])
    def load_binunicode(self):
        self._append_text(self._length('<I', 4, 'BINUNICODE'))

    @_entry(dispatch, BINUNICODE8[0])
    def load_binunicode8(self):
        self._append_text(self._length('<Q', 8, 'BINUNICODE8'))

    @_entry(dispatch, NEXT_BUFFER[0])
    def load_next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError('pickle stream refers to out-of-band data '
                                  'but no *buffers* argument was given')
        try:
            self.append(next(self._buffers))
        except StopIteration:
            raise UnpicklingError('not enough out-of-band buffers')

    @_entry(dispatch, READONLY_BUFFER[0])
    def load_readonly_buffer(self):
        with memoryview(self.stack[-1]) as view:
            if not view.readonly:
                self.stack[-1] = view.toreadonly()

    # Containers.

    @_entry(dispatch, TUPLE[0])
    def load_tuple(self):
        items = self.pop_mark()
        self.append(tuple(items))

    @_entry(dispatch, EMPTY_TUPLE[0])
    def load_empty_tuple(self):
        self.append(())

    @_entry(dispatch, TUPLE1[0])
    def load_tuple1(self):
        self.stack[-1] = (self.stack[-1],)

    @_entry(dispatch, TUPLE2[0])
    def load_tuple2(self):
        first, second = self.stack[-2], self.stack[-1]
        self.stack[-2:] = [(first, second)]

    @_entry(dispatch, TUPLE3[0])
    def load_tuple3(self):
        first, second, third = self.stack[-3], self.stack[-2], self.stack[-1]
        self.stack[-3:] = [(first, second, third)]

    @_entry(dispatch, EMPTY_LIST[0])
    def load_empty_list(self):
        self.append([])

    @_entry(dispatch, EMPTY_DICT[0])
    def load_empty_dictionary(self):
        self.append({})

    @_entry(dispatch, EMPTY_SET[0])
    def load_empty_set(self):
        self.append(set())

    @_entry(dispatch, FROZENSET[0])
    def load_frozenset(self):
        items = self.pop_mark()
        self.append(frozenset(items))

    @_entry(dispatch, LIST[0])
    def load_list(self):
        items = self.pop_mark()
        self.append(items)

    @_entry(dispatch, DICT[0])
    def load_dict(self):
        items = self.pop_mark()
        self.append({items[at]: items[at + 1] for at in range(0, len(items), 2)})

    @_entry(dispatch, APPEND[0])
    def load_append(self):
        value = self.stack.pop()
        self.stack[-1].append(value)

    @_entry(dispatch, APPENDS[0])
    def load_appends(self):
        items = self.pop_mark()
        target = self.stack[-1]
        extend = getattr(target, 'extend', None)
        if extend is not None:
            extend(items)
            return
        append = target.append
        for item in items:
            append(item)

    @_entry(dispatch, SETITEM[0])
    def load_setitem(self):
        value = self.stack.pop()
        key = self.stack.pop()
        self.stack[-1][key] = value

    @_entry(dispatch, SETITEMS[0])
    def load_setitems(self):
        items = self.pop_mark()
        target = self.stack[-1]
        for at in range(0, len(items), 2):
            target[items[at]] = items[at + 1]

    @_entry(dispatch, ADDITEMS[0])
    def load_additems(self):
        items = self.pop_mark()
        target = self.stack[-1]
        if isinstance(target, set):
            target.update(items)
            return
        add = target.add
        for item in items:
            add(item)

    # Objects.

    def _instantiate(self, klass, args):
        """Make an instance as Python 2 did for old-style classes."""
        if not args and isinstance(klass, type) and not hasattr(klass, '__getinitargs__'):
            self.append(klass.__new__(klass))
            return
        try:
            value = klass(*args)
        except TypeError as problem:
            raise TypeError(f'in constructor for {klass.__name__}: {problem}',
                            problem.__traceback__)
        self.append(value)

    @_entry(dispatch, INST[0])
    def load_inst(self):
        module = self._line().decode('ascii')
        name = self._line().decode('ascii')
        klass = self.find_class(module, name)
        self._instantiate(klass, self.pop_mark())

    @_entry(dispatch, OBJ[0])
    def load_obj(self):
        args = self.pop_mark()
        klass = args.pop(0)
        self._instantiate(klass, args)

    @_entry(dispatch, NEWOBJ[0])
    def load_newobj(self):
        args = self.stack.pop()
        cls = self.stack.pop()
        self.append(cls.__new__(cls, *args))

    @_entry(dispatch, NEWOBJ_EX[0])
    def load_newobj_ex(self):
        kwargs = self.stack.pop()
        args = self.stack.pop()
        cls = self.stack.pop()
        self.append(cls.__new__(cls, *args, **kwargs))

    @_entry(dispatch, GLOBAL[0])
    def load_global(self):
        module = self._line().decode('utf-8')
        name = self._line().decode('utf-8')
        self.append(self.find_class(module, name))

    @_entry(dispatch, STACK_GLOBAL[0])
    def load_stack_global(self):
        name = self.stack.pop()
        module = self.stack.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError('STACK_GLOBAL requires str')
        self.append(self.find_class(module, name))

    @_entry(dispatch, EXT1[0])
    def load_ext1(self):
        self.get_extension(self.read(1)[0])

    @_entry(dispatch, EXT2[0])
    def load_ext2(self):
        self.get_extension(self._unpack('<H', 2))

    @_entry(dispatch, EXT4[0])
    def load_ext4(self):
        self.get_extension(self._unpack('<i', 4))

    def get_extension(self, code):
        if code not in _extension_cache:
            key = _inverted_registry.get(code)
            if not key:
                if code <= 0:
                    # Never a number that the registry gives.
                    raise UnpicklingError('EXT specifies code <= 0')
                raise ValueError(f'unregistered extension code {code}')
            _extension_cache[code] = self.find_class(*key)
        self.append(_extension_cache[code])

    def find_class(self, module, name):
        """What a global's name stands for; subclasses may allow only some."""
        sys.audit('pickle.find_class', module, name)
        if self.proto < 3 and self.fix_imports:
            if (module, name) in _compat_pickle.NAME_MAPPING:
                module, name = _compat_pickle.NAME_MAPPING[module, name]
            else:
                module = _compat_pickle.IMPORT_MAPPING.get(module, module)
        __import__(module, level=0)
        # Before protocol 4 a dot was no separator.
        if self.proto >= 4:
            return _getattribute(sys.modules[module], name)[0]
        return getattr(sys.modules[module], name)

    @_entry(dispatch, REDUCE[0])
    def load_reduce(self):
        args = self.stack.pop()
        self.stack[-1] = self.stack[-1](*args)

    @_entry(dispatch, BUILD[0])
    def load_build(self):
        state = self.stack.pop()
        target = self.stack[-1]
        setstate = getattr(target, '__setstate__', None)
        if setstate is not None:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            attributes = target.__dict__
            for name, value in state.items():
                attributes[sys.intern(name) if type(name) is str else name] = value
        if slots:
            for name, value in slots.items():
                setattr(target, name, value)

    # The stack and the memo.

    @_entry(dispatch, MARK[0])
    def load_mark(self):
        self.metastack.append(self.stack)
        self.stack = []
        self.append = self.stack.append

    @_entry(dispatch, POP[0])
    def load_pop(self):
        if self.stack:
            self.stack.pop()
        else:
            self.pop_mark()

    @_entry(dispatch, POP_MARK[0])
    def load_pop_mark(self):
        self.pop_mark()

    @_entry(dispatch, DUP[0])
    def load_dup(self):
        self.append(self.stack[-1])

    def _recall(self, number):
        if number not in self.memo:
            raise UnpicklingError(f'Memo value not found at index {number}') from None
        self.append(self.memo[number])

    @_entry(dispatch, GET[0])
    def load_get(self):
        self._recall(int(self._line()))

    @_entry(dispatch, BINGET[0])
    def load_binget(self):
        self._recall(self.read(1)[0])

    @_entry(dispatch, LONG_BINGET[0])
    def load_long_binget(self):
        self._recall(self._unpack('<I', 4))

    @_entry(dispatch, PUT[0])
    def load_put(self):
        number = int(self._line())
        if number < 0:
            raise ValueError('negative PUT argument')
        self.memo[number] = self.stack[-1]

    @_entry(dispatch, BINPUT[0])
    def load_binput(self):
        self.memo[self.read(1)[0]] = self.stack[-1]

    @_entry(dispatch, LONG_BINPUT[0])
    def load_long_binput(self):
        number = self._unpack('<I', 4)
        if number > maxsize:
            raise ValueError('negative LONG_BINPUT argument')
        self.memo[number] = self.stack[-1]

    @_entry(dispatch, MEMOIZE[0])
    def load_memoize(self):
        self.memo[len(self.memo)] = self.stack[-1]

    @_entry(dispatch, STOP[0])
    def load_stop(self):
        raise _Stop(self.stack.pop())


# ---- In one call

def _dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    _Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def _dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    file = io.BytesIO()
    _dump(obj, file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback)
    return file.getvalue()


def _load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    return _Unpickler(file, fix_imports=fix_imports, buffers=buffers,
                      encoding=encoding, errors=errors).load()


def _loads(s, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
    if isinstance(s, str):
        raise TypeError("Can't load pickle from unicode string")
    return _load(io.BytesIO(s), fix_imports=fix_imports, encoding=encoding, errors=errors,
                 buffers=buffers)


try:
    from _pickle import (PickleError, PicklingError, UnpicklingError, Pickler, Unpickler,
                         dump, dumps, load, loads)
except ImportError:
    Pickler, Unpickler = _Pickler, _Unpickler
    dump, dumps, load, loads = _dump, _dumps, _load, _loads


def _main():
    import argparse
    import pprint
    parser = argparse.ArgumentParser(description='display contents of the pickle files')
    parser.add_argument('pickle_file', type=argparse.FileType('br'), nargs='*',
                        help='the pickle file')
    args = parser.parse_args()
    if not args.pickle_file:
        parser.print_help()
    for file in args.pickle_file:
        pprint.pprint(load(file))


if __name__ == '__main__':
    _main()
