"""What the instructions of pickles are, and tools that read pickles without running them."""
import codecs
import io
import pickle
import sys
from pickle import bytes_types, decode_long
from struct import calcsize as _calcsize, unpack as _unpack

__all__ = ['dis', 'genops', 'optimize']

# ---- Arguments: how those that follow an instruction in the pickle are read

# Lengths that are not a number of bytes.
UP_TO_NEWLINE = -1
TAKEN_FROM_ARGUMENT1 = -2       # after a length of one byte,
TAKEN_FROM_ARGUMENT4 = -3       # of four bytes with a sign,
TAKEN_FROM_ARGUMENT4U = -4      # of four without,
TAKEN_FROM_ARGUMENT8U = -5      # of eight without


class ArgumentDescriptor(object):
    """A kind of argument: its name, its length n and the function that reads it from a file."""

    __slots__ = ('name', 'n', 'reader', 'doc')

    def __init__(self, name, n, reader, doc):
        self.name = name
        self.n = n
        self.reader = reader
        self.doc = doc


def _examples(name, *pairs):
    # For the documentation of a reader: what it makes of some data.
    return ''.join(f'>>> read_{name}(io.BytesIO({data!r}))\n{result}\n' for data, result in pairs)


def _number(name, format, doc, *examples):
    """The reader and the descriptor of a number of fixed size."""
    size = _calcsize(format)

    def read(f):
        data = f.read(size)
        if len(data) != size:
            raise ValueError(f'not enough data in stream to read {name}')
        return _unpack(format, data)[0]
    read.__name__ = read.__qualname__ = 'read_' + name
    read.__doc__ = _examples(name, *examples)
    return read, ArgumentDescriptor(name, size, read, doc)


read_uint1, uint1 = _number(
    'uint1', '<B', 'An unsigned byte.', (b'\xc8', 200))
read_uint2, uint2 = _number(
    'uint2', '<H', 'Two bytes, unsigned, little-endian.', (b'\x01\x02', 513))
read_int4, int4 = _number(
    'int4', '<i', 'Four bytes, signed, little-endian.', (b'\x10\0\0\0', 16), (b'\xfe\xff\xff\xff', -2))
read_uint4, uint4 = _number(
    'uint4', '<I', 'Four bytes, unsigned, little-endian.', (b'\xfe\xff\xff\xff', 4294967294))
read_uint8, uint8 = _number(
    'uint8', '<Q', 'Eight bytes, unsigned, little-endian.', (b'\0\0\0\0\1\0\0\0', 4294967296))
read_float8, float8 = _number(
    'float8', '>d', 'A binary float, big-endian.', (b'\xc0\x04\0\0\0\0\0\0', -2.5))


def _counted(name, read_length, kind, convert, doc, *examples):
    """The reader and the descriptor of bytes after their length."""

    def read(f):
        length = read_length(f)
        if length < 0:
            raise ValueError(f'{name} byte count < 0: {length}')
        if length > sys.maxsize:
            raise ValueError(f'{name} byte count > sys.maxsize: {length}')
        data = f.read(length)
        if len(data) != length:
            raise ValueError(f'expected {length} bytes in a {name}, '
                             f'but only {len(data)} remain')
        return convert(data)
    read.__name__ = read.__qualname__ = 'read_' + name
    read.__doc__ = _examples(name, *examples)
    return read, ArgumentDescriptor(name, kind, read, doc)


def _latin(data):
    return data.decode('latin-1')


def _text(data):
    return str(data, 'utf-8', 'surrogatepass')


read_string1, string1 = _counted(
    'string1', read_uint1, TAKEN_FROM_ARGUMENT1, _latin, 'A string after its length.',
    (b'\2abc', "'ab'"))
read_string4, string4 = _counted(
    'string4', read_int4, TAKEN_FROM_ARGUMENT4, _latin, 'A string after its length.',
    (b'\2\0\0\0abc', "'ab'"))
read_bytes1, bytes1 = _counted(
    'bytes1', read_uint1, TAKEN_FROM_ARGUMENT1, bytes, 'Bytes after their number.',
    (b'\2abc', b'ab'))
read_bytes4, bytes4 = _counted(
    'bytes4', read_uint4, TAKEN_FROM_ARGUMENT4U, bytes, 'Bytes after their number.',
    (b'\2\0\0\0abc', b'ab'))
read_bytes8, bytes8 = _counted(
    'bytes8', read_uint8, TAKEN_FROM_ARGUMENT8U, bytes, 'Bytes after their number.',
    (b'\2\0\0\0\0\0\0\0abc', b'ab'))
read_bytearray8, bytearray8 = _counted(
    'bytearray8', read_uint8, TAKEN_FROM_ARGUMENT8U, bytearray, 'Bytes after their number.',
    (b'\2\0\0\0\0\0\0\0abc', bytearray(b'ab')))
read_unicodestring1, unicodestring1 = _counted(
    'unicodestring1', read_uint1, TAKEN_FROM_ARGUMENT1, _text, 'UTF-8 after its length.',
    (b'\2\xc3\xa9c', "'é'"))
read_unicodestring4, unicodestring4 = _counted(
    'unicodestring4', read_uint4, TAKEN_FROM_ARGUMENT4U, _text, 'UTF-8 after its length.',
    (b'\2\0\0\0\xc3\xa9c', "'é'"))
read_unicodestring8, unicodestring8 = _counted(
    'unicodestring8', read_uint8, TAKEN_FROM_ARGUMENT8U, _text, 'UTF-8 after its length.',
    (b'\2\0\0\0\0\0\0\0\xc3\xa9c', "'é'"))


def _read_long(f, length):
    data = f.read(length)
    return decode_long(data) if len(data) == length else None


def read_long1(f):
    """A number in two's complement after its length.

    >>> read_long1(io.BytesIO(b'\\0')), read_long1(io.BytesIO(b'\\2\\0\\x80'))
    (0, -32768)
    """
    value = _read_long(f, read_uint1(f))
    if value is None:
        raise ValueError('not enough data in stream to read long1')
    return value


def read_long4(f):
    """A number in two's complement after its length.

    >>> read_long4(io.BytesIO(b'\\2\\0\\0\\0\\xff\\0'))
    255
    """
    length = read_int4(f)
    if length < 0:
        raise ValueError(f'long4 byte count < 0: {length}')
    value = _read_long(f, length)
    if value is None:
        raise ValueError('not enough data in stream to read long4')
    return value


long1 = ArgumentDescriptor('long1', TAKEN_FROM_ARGUMENT1, read_long1,
                           'A number in two\'s complement, little-endian, after its length.')
long4 = ArgumentDescriptor('long4', TAKEN_FROM_ARGUMENT4, read_long4,
                           'A number in two\'s complement, little-endian, after its length.')


def _line(f, name):
    data = f.readline()
    if not data.endswith(b'\n'):
        raise ValueError(f'no newline found when trying to read {name}')
    return data[:-1]


def read_stringnl(f, decode=True, stripquotes=True):
    """Read a line, by default one with a string literal of Python 2.

    >>> read_stringnl(io.BytesIO(b"'a\\\\tb'\\n")), read_stringnl(io.BytesIO(b"plain\\n"), stripquotes=False)
    ('a\\tb', 'plain')
    """
    data = _line(f, 'stringnl')
    if stripquotes:
        quote = data[:1]
        if quote not in (b'"', b"'"):
            raise ValueError(f'no string quotes around {data!r}')
        if not data.endswith(quote):
            raise ValueError(f'strinq quote {quote!r} not found at both ends of {data!r}')
        data = data[1:-1]
    if decode:
        data = codecs.escape_decode(data)[0].decode('ascii')
    return data


def read_stringnl_noescape(f):
    return read_stringnl(f, stripquotes=False)


def read_stringnl_noescape_pair(f):
    """Two lines, as they are.

    >>> read_stringnl_noescape_pair(io.BytesIO(b'os\\npath\\nrest'))
    'os path'
    """
    return f'{read_stringnl_noescape(f)} {read_stringnl_noescape(f)}'


def read_unicodestringnl(f):
    """A line of text, with escapes for what is not Latin-1.

    >>> read_unicodestringnl(io.BytesIO(b'\\\\u20ac 5\\nrest'))
    '€ 5'
    """
    return str(_line(f, 'unicodestringnl'), 'raw-unicode-escape')


def read_decimalnl_short(f):
    """A line with a number, or with a bool.

    >>> read_decimalnl_short(io.BytesIO(b'-17\\n')), read_decimalnl_short(io.BytesIO(b'01\\n'))
    (-17, True)
    """
    data = read_stringnl(f, decode=False, stripquotes=False)
    if data in (b'00', b'01'):
        return data == b'01'        # a bool
    return int(data)


def read_decimalnl_long(f):
    """A line with a number that may end with L.

    >>> read_decimalnl_long(io.BytesIO(b'-17L\\n')), read_decimalnl_long(io.BytesIO(b'4\\n'))
    (-17, 4)
    """
    return int(read_stringnl(f, decode=False, stripquotes=False).removesuffix(b'L'))


def read_floatnl(f):
    """A line with a float.

    >>> read_floatnl(io.BytesIO(b'-1.5\\nrest'))
    -1.5
    """
    return float(read_stringnl(f, decode=False, stripquotes=False))


stringnl = ArgumentDescriptor(
    'stringnl', UP_TO_NEWLINE, read_stringnl, 'A line with a string literal.')
stringnl_noescape = ArgumentDescriptor(
    'stringnl_noescape', UP_TO_NEWLINE, read_stringnl_noescape, 'A line of text.')
stringnl_noescape_pair = ArgumentDescriptor(
    'stringnl_noescape_pair', UP_TO_NEWLINE, read_stringnl_noescape_pair,
    'Two lines of text, read as one string with a space between them.')
unicodestringnl = ArgumentDescriptor(
    'unicodestringnl', UP_TO_NEWLINE, read_unicodestringnl,
    'A line in the encoding raw-unicode-escape.')
decimalnl_short = ArgumentDescriptor(
    'decimalnl_short', UP_TO_NEWLINE, read_decimalnl_short,
    'A line with a decimal number, or 00 and 01 for False and True.')
decimalnl_long = ArgumentDescriptor(
    'decimalnl_long', UP_TO_NEWLINE, read_decimalnl_long,
    'A line with a decimal number and an L.')
floatnl = ArgumentDescriptor('floatnl', UP_TO_NEWLINE, read_floatnl, 'A line with a float.')


# ---- What is on the stack

class StackObject(object):
    """A kind of object on the stack."""

    __slots__ = ('name', 'obtype', 'doc')

    def __init__(self, name, obtype, doc):
        self.name = name
        self.obtype = obtype
        self.doc = doc

    def __repr__(self):
        return self.name


pyint = pylong = StackObject('int', int, 'An int.')
pyinteger_or_bool = StackObject('int_or_bool', (int, bool), 'An int or a bool.')
pybool = StackObject('bool', bool, 'A bool.')
pyfloat = StackObject('float', float, 'A float.')
pybytes_or_str = pystring = StackObject('bytes_or_str', (bytes, str), 'A string of Python 2.')
pybytes = StackObject('bytes', bytes, 'A bytes object.')
pybytearray = StackObject('bytearray', bytearray, 'A bytearray.')
pyunicode = StackObject('str', str, 'A str.')
pynone = StackObject('None', type(None), 'None.')
pytuple = StackObject('tuple', tuple, 'A tuple.')
pylist = StackObject('list', list, 'A list.')
pydict = StackObject('dict', dict, 'A dict.')
pyset = StackObject('set', set, 'A set.')
pyfrozenset = StackObject('frozenset', set, 'A frozenset.')
pybuffer = StackObject('buffer', object, 'An object with a buffer.')
anyobject = StackObject('any', object, 'Any object.')
markobject = StackObject('mark', StackObject, 'The mark, from which on an instruction takes all.')
stackslice = StackObject('stackslice', StackObject, 'All objects above the mark.')


# ---- The instructions

class OpcodeInfo(object):
    """An instruction: its name and code, its argument, what it takes from the stack and leaves
    there, and the first protocol that has it."""

    __slots__ = ('name', 'code', 'arg', 'stack_before', 'stack_after', 'proto', 'doc')

    def __init__(self, name, code, arg, stack_before, stack_after, proto, doc):
        self.name = name
        self.code = code
        self.arg = arg
        self.stack_before = stack_before
        self.stack_after = stack_after
        self.proto = proto
        self.doc = doc


def _instructions():
    i = OpcodeInfo
    number, flag, text, data = [pyint], [pybool], [pyunicode], [pybytes]
    old, thing = [pybytes_or_str], [anyobject]
    marked = [markobject, stackslice]
    return [
        # Numbers and strings.
        i('INT', 'I', decimalnl_short, [], [pyinteger_or_bool], 0, 'Push a number or a bool.'),
        i('BININT', 'J', int4, [], number, 1, 'Push a number of four bytes.'),
        i('BININT1', 'K', uint1, [], number, 1, 'Push a number of one byte.'),
        i('BININT2', 'M', uint2, [], number, 1, 'Push a number of two bytes.'),
        i('LONG', 'L', decimalnl_long, [], number, 0, 'Push a number of any size.'),
        i('LONG1', '\x8a', long1, [], number, 2, 'Push a number of up to 255 bytes.'),
        i('LONG4', '\x8b', long4, [], number, 2, 'Push a number of any size.'),
        i('STRING', 'S', stringnl, [], old, 0, 'Push a string of Python 2.'),
        i('BINSTRING', 'T', string4, [], old, 1, 'Push a string of Python 2.'),
        i('SHORT_BINSTRING', 'U', string1, [], old, 1,
          'Push a string of Python 2 of up to 255 bytes.'),
        i('BINBYTES', 'B', bytes4, [], data, 3, 'Push bytes.'),
        i('SHORT_BINBYTES', 'C', bytes1, [], data, 3, 'Push up to 255 bytes.'),
        i('BINBYTES8', '\x8e', bytes8, [], data, 4, 'Push bytes of any number.'),
        i('BYTEARRAY8', '\x96', bytearray8, [], [pybytearray], 5, 'Push a bytearray.'),
        i('NEXT_BUFFER', '\x97', None, [], [pybuffer], 5,
          'Push the next of the buffers that are kept elsewhere.'),
        i('READONLY_BUFFER', '\x98', None, [pybuffer], [pybuffer], 5,
          'Make the buffer on top read-only.'),
        i('NONE', 'N', None, [], [pynone], 0, 'Push None.'),
        i('NEWTRUE', '\x88', None, [], flag, 2, 'Push True.'),
        i('NEWFALSE', '\x89', None, [], flag, 2, 'Push False.'),
        i('UNICODE', 'V', unicodestringnl, [], text, 0, 'Push a str.'),
        i('SHORT_BINUNICODE', '\x8c', unicodestring1, [], text, 4,
          'Push a str of up to 255 bytes.'),
        i('BINUNICODE', 'X', unicodestring4, [], text, 1, 'Push a str.'),
        i('BINUNICODE8', '\x8d', unicodestring8, [], text, 4, 'Push a str of any length.'),
        i('FLOAT', 'F', floatnl, [], [pyfloat], 0, 'Push a float.'),
        i('BINFLOAT', 'G', float8, [], [pyfloat], 1, 'Push a float.'),
        # Containers.
        i('EMPTY_LIST', ']', None, [], [pylist], 1, 'Push an empty list.'),
        i('APPEND', 'a', None, [pylist, anyobject], [pylist], 0, 'Append to a list.'),
        i('APPENDS', 'e', None, [pylist, *marked], [pylist], 1,
          'Append all above the mark to a list.'),
        i('LIST', 'l', None, marked, [pylist], 0, 'Make a list of all above the mark.'),
        i('EMPTY_TUPLE', ')', None, [], [pytuple], 1, 'Push an empty tuple.'),
        i('TUPLE', 't', None, marked, [pytuple], 0, 'Make a tuple of all above the mark.'),
        i('TUPLE1', '\x85', None, thing, [pytuple], 2, 'Make a tuple of the object on top.'),
        i('TUPLE2', '\x86', None, thing * 2, [pytuple], 2,
          'Make a tuple of the two objects on top.'),
        i('TUPLE3', '\x87', None, thing * 3, [pytuple], 2,
          'Make a tuple of the three objects on top.'),
        i('EMPTY_DICT', '}', None, [], [pydict], 1, 'Push an empty dict.'),
        i('DICT', 'd', None, marked, [pydict], 0,
          'Make a dict of all keys and values above the mark.'),
        i('SETITEM', 's', None, [pydict, anyobject, anyobject], [pydict], 0,
          'Put a key and a value into a dict.'),
        i('SETITEMS', 'u', None, [pydict, *marked], [pydict], 1,
          'Put all keys and values above the mark into a dict.'),
        i('EMPTY_SET', '\x8f', None, [], [pyset], 4, 'Push an empty set.'),
        i('ADDITEMS', '\x90', None, [pyset, *marked], [pyset], 4,
          'Add all above the mark to a set.'),
        i('FROZENSET', '\x91', None, marked, [pyfrozenset], 4,
          'Make a frozenset of all above the mark.'),
        # The stack and the memo.
        i('POP', '0', None, thing, [], 0, 'Drop the object on top.'),
        i('DUP', '2', None, thing, thing * 2, 0, 'Push the object on top once more.'),
        i('MARK', '(', None, [], [markobject], 0, 'Push a mark.'),
        i('POP_MARK', '1', None, marked, [], 1, 'Drop all above the mark, and the mark.'),
        i('GET', 'g', decimalnl_short, [], thing, 0, 'Push an object from the memo.'),
        i('BINGET', 'h', uint1, [], thing, 1, 'Push an object from the memo.'),
        i('LONG_BINGET', 'j', uint4, [], thing, 1, 'Push an object from the memo.'),
        i('PUT', 'p', decimalnl_short, [], [], 0, 'Put the object on top into the memo too.'),
        i('BINPUT', 'q', uint1, [], [], 1, 'Put the object on top into the memo too.'),
        i('LONG_BINPUT', 'r', uint4, [], [], 1, 'Put the object on top into the memo too.'),
        i('MEMOIZE', '\x94', None, thing, thing, 4,
          'Put the object on top into the memo too, under the next number.'),
        # Objects.
        i('EXT1', '\x82', uint1, [], thing, 2, 'Push what copyreg has under a number.'),
        i('EXT2', '\x83', uint2, [], thing, 2, 'Push what copyreg has under a number.'),
        i('EXT4', '\x84', int4, [], thing, 2, 'Push what copyreg has under a number.'),
        i('GLOBAL', 'c', stringnl_noescape_pair, [], thing, 0,
          'Push what a module has under a name.'),
        i('STACK_GLOBAL', '\x93', None, text * 2, thing, 4,
          'Push what the module has under the name on top.'),
        i('REDUCE', 'R', None, thing * 2, thing, 0, 'Call, with a tuple of arguments.'),
        i('BUILD', 'b', None, thing * 2, thing, 0, 'Give an object its state.'),
        i('INST', 'i', stringnl_noescape_pair, marked, thing, 0,
          'Make an instance of a class by name, with all above the mark.'),
        i('OBJ', 'o', None, [markobject, anyobject, stackslice], thing, 1,
          'Make an instance of the class above the mark, with all above that.'),
        i('NEWOBJ', '\x81', None, thing * 2, thing, 2,
          'Make an instance with __new__() and a tuple of arguments.'),
        i('NEWOBJ_EX', '\x92', None, thing * 3, thing, 4,
          'Make an instance with __new__(), a tuple and a dict of arguments.'),
        # The pickle.
        i('PROTO', '\x80', uint1, [], [], 2, 'Tell the protocol.'),
        i('STOP', '.', None, thing, [], 0, 'End.'),
        i('FRAME', '\x95', uint8, [], [], 4, 'Tell how long the next frame is.'),
        i('PERSID', 'P', stringnl_noescape, [], thing, 0, 'Push the object that has an id.'),
        i('BINPERSID', 'Q', None, thing, thing, 1, 'Push the object that has the id on top.'),
    ]


opcodes = _instructions()
code2op = {opcode.code: opcode for opcode in opcodes}


# ---- The tools

def _genops(data, yield_end_pos=False):
    if isinstance(data, bytes_types):
        data = io.BytesIO(data)
    tell = getattr(data, 'tell', lambda: None)
    while True:
        pos = tell()
        code = data.read(1)
        opcode = code2op.get(code.decode('latin-1'))
        if opcode is None:
            if not code:
                raise ValueError('pickle exhausted before seeing STOP')
            where = '<unknown>' if pos is None else pos
            raise ValueError(f'at position {where}, opcode {code!r} unknown')
        arg = None if opcode.arg is None else opcode.arg.reader(data)
        yield (opcode, arg, pos, tell()) if yield_end_pos else (opcode, arg, pos)
        if opcode.name == 'STOP':
            return


def genops(pickle):
    """The instructions of a pickle (bytes or a file) as (OpcodeInfo, argument, place).

    Place is None in a file without tell().
    """
    return _genops(pickle)


def optimize(p):
    """A pickle without the instructions that put into the memo what is never taken from there."""
    parts = []      # ('put' or 'get', number) or (start, end)
    stored = set()
    used = {}       # numbers taken, with those that they will have
    proto = 0
    header = b''
    for opcode, arg, start, end in _genops(p, yield_end_pos=True):
        name = opcode.name
        if name == 'MEMOIZE':
            arg = len(stored)
        if name == 'MEMOIZE' or 'PUT' in name:
            stored.add(arg)
            parts.append(('put', arg))
        elif 'GET' in name:
            used[arg] = None
            proto = max(proto, opcode.proto)
            parts.append(('get', arg))
        elif name == 'FRAME':
            pass        # the frames will be others
        else:
            if name == 'PROTO':
                proto = max(proto, arg)
                if start == 0:
                    header = p[start:end]
                    continue
            parts.append((start, end))
    out = io.BytesIO()
    out.write(header)
    pickler = pickle._Pickler(out, proto)
    framer = pickler.framer
    if proto >= 4:
        framer.start_framing()
    count = 0
    for first, second in parts:
        large = False
        if first == 'put':
            if second not in used:
                continue
            data = pickler.put(count)
            used[second] = count
            count += 1
        elif first == 'get':
            data = pickler.get(used[second])
        else:
            data = p[first:second]
            large = len(data) > framer._FRAME_SIZE_TARGET
        framer.commit_frame(force=large)
        (framer.file_write if large else pickler.write)(data)
    framer.end_framing()
    return out.getvalue()


def dis(pickle, out=None, memo=None, indentlevel=4, annotate=0):
    """Print the instructions of a pickle, indented between a mark and what takes it.

    out is where to (sys.stdout if None). memo, a dict, may be given to several calls for pickles
    of one pickler. annotate, if not 0, is the column at which what each instruction does is told.
    ValueError is raised, after the instruction is printed, where the stack or the memo are not as
    they should be.
    """
    stack = []
    marks = []          # places of the marks on it
    if memo is None:
        memo = {}
    proto = -1
    column = annotate
    for opcode, arg, pos in genops(pickle):
        name, before, after = opcode.name, opcode.stack_before, opcode.stack_after
        proto = max(proto, opcode.proto)
        line = f'{repr(opcode.code)[1:-1]:<4} {" " * indentlevel * len(marks)}{name}'
        problem = None
        note = None
        pops = len(before)
        # Protocol 0 takes a mark away with POP where it is on top.
        if markobject in before or (name == 'POP' and stack and stack[-1] is markobject):
            if marks:
                at = marks.pop()
                note = '(MARK at unknown opcode offset)' if at is None else f'(MARK at {at})'
                while stack.pop() is not markobject:
                    pass
                pops = before.index(markobject) if markobject in before else 0
            else:
                problem = note = 'no MARK exists on stack'
        if name in ('PUT', 'BINPUT', 'LONG_BINPUT', 'MEMOIZE'):
            number = arg
            if name == 'MEMOIZE':
                number = len(memo)
                note = f'(as {number})'
            if number in memo:
                problem = f'memo key {arg!r} already defined'
            elif not stack:
                problem = "stack is empty -- can't store into memo"
            elif stack[-1] is markobject:
                problem = "can't store markobject in the memo"
            else:
                memo[number] = stack[-1]
        elif name in ('GET', 'BINGET', 'LONG_BINGET'):
            if arg in memo:
                after = [memo[arg]]
            else:
                problem = f'memo key {arg!r} has never been stored into'
        if arg is not None or note:
            line += ' ' * (10 - len(name))
            if arg is not None:
                line += f' {arg!r}'
            if note:
                line += ' ' + note
        if annotate:
            line = line.ljust(column)
            # Once there, it stays at a column, if that is not too far.
            column = len(line) if len(line) <= 50 else annotate
            line += ' ' + opcode.doc.split('\n', 1)[0]
        if pos is not None:
            print(f'{pos:5}:', end=' ', file=out)
        print(line, file=out)
        if problem:
            raise ValueError(problem)
        if len(stack) < pops:
            raise ValueError(f'tries to pop {pops} items from stack with '
                             f'only {len(stack)} items')
        if pops:
            del stack[-pops:]
        if markobject in after:
            marks.append(pos)
        stack.extend(after)
    print('highest protocol among opcodes =', proto, file=out)
    if stack:
        raise ValueError(f'stack not empty after STOP: {stack!r}')


class _Example:
    """A class to try things out with."""

    def __init__(self, value):
        self.value = value


__test__ = {
    'disassembler_test': r"""
>>> dis(pickle.dumps([1, ('a', b'c')], 0))
    0: (    MARK
    1: l        LIST       (MARK at 0)
    2: p    PUT        0
    5: I    INT        1
    8: a    APPEND
    9: (    MARK
   10: V        UNICODE    'a'
   13: p        PUT        1
   16: c        GLOBAL     '_codecs encode'
   32: p        PUT        2
   35: (        MARK
   36: V            UNICODE    'c'
   39: p            PUT        3
   42: V            UNICODE    'latin1'
   50: p            PUT        4
   53: t            TUPLE      (MARK at 35)
   54: p        PUT        5
   57: R        REDUCE
   58: p        PUT        6
   61: t        TUPLE      (MARK at 9)
   62: p    PUT        7
   65: a    APPEND
   66: .    STOP
highest protocol among opcodes = 0
>>> dis(pickle.dumps({'a': [True, None]}, 4))
    0: \x80 PROTO      4
    2: \x95 FRAME      14
   11: }    EMPTY_DICT
   12: \x94 MEMOIZE    (as 0)
   13: \x8c SHORT_BINUNICODE 'a'
   16: \x94 MEMOIZE    (as 1)
   17: ]    EMPTY_LIST
   18: \x94 MEMOIZE    (as 2)
   19: (    MARK
   20: \x88     NEWTRUE
   21: N        NONE
   22: e        APPENDS    (MARK at 19)
   23: s    SETITEM
   24: .    STOP
highest protocol among opcodes = 4
""",
    'disassembler_memo_test': r"""
Several pickles may share a memo.

>>> file, shared = io.BytesIO(), ['x']
>>> pickler = pickle.Pickler(file, 2)
>>> pickler.dump(shared); pickler.dump([shared])
>>> position, memo = file.seek(0), {}
>>> dis(file, memo=memo)
    0: \x80 PROTO      2
    2: ]    EMPTY_LIST
    3: q    BINPUT     0
    5: X    BINUNICODE 'x'
   11: q    BINPUT     1
   13: a    APPEND
   14: .    STOP
highest protocol among opcodes = 2
>>> dis(file, memo=memo)
   15: \x80 PROTO      2
   17: ]    EMPTY_LIST
   18: q    BINPUT     2
   20: h    BINGET     0
   22: a    APPEND
   23: .    STOP
highest protocol among opcodes = 2
""",
}


def _main():
    import argparse
    parser = argparse.ArgumentParser(description='disassemble one or more pickle files')
    add = parser.add_argument
    add('pickle_file', type=argparse.FileType('br'), nargs='*', help='the pickle file')
    add('-o', '--output', default=sys.stdout, type=argparse.FileType('w'),
        help='the file where the output should be written')
    add('-m', '--memo', action='store_true', help='preserve memo between disassemblies')
    add('-l', '--indentlevel', default=4, type=int,
        help='the number of blanks by which to indent a new MARK level')
    add('-a', '--annotate', action='store_true',
        help='annotate each line with a short opcode description')
    add('-p', '--preamble', default='==> {name} <==',
        help='if more than one pickle file is specified, print this before each disassembly')
    args = parser.parse_args()
    annotate = 30 if args.annotate else 0
    if not args.pickle_file:
        parser.print_help()
        return
    several = len(args.pickle_file) > 1
    memo = {} if several and args.memo else None
    for file in args.pickle_file:
        if several:
            args.output.write(args.preamble.format(name=file.name) + '\n')
        dis(file, args.output, memo, args.indentlevel, annotate)


if __name__ == '__main__':
    _main()
