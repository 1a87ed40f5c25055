"""Shows the instructions of compiled code."""

import sys
import types
import collections
import io

from opcode import *
from opcode import (
    __all__ as _opcodes_all,
    _cache_format,
    _inline_cache_entries,
    _nb_ops,
    _specializations,
    _specialized_instructions,
)

__all__ = ["code_info", "dis", "disassemble", "distb", "disco",
           "findlinestarts", "findlabels", "show_code",
           "get_instructions", "Instruction", "Bytecode"] + _opcodes_all
del _opcodes_all

_have_code = (types.MethodType, types.FunctionType, types.CodeType,
              classmethod, staticmethod, type)

FORMAT_VALUE_CONVERTERS = ((None, ''), (str, 'str'), (repr, 'repr'), (ascii, 'ascii'))
MAKE_FUNCTION_FLAGS = ('defaults', 'kwdefaults', 'annotations', 'closure')

FORMAT_VALUE = opmap['FORMAT_VALUE']
MAKE_FUNCTION = opmap['MAKE_FUNCTION']
LOAD_CONST = opmap['LOAD_CONST']
LOAD_GLOBAL = opmap['LOAD_GLOBAL']
BINARY_OP = opmap['BINARY_OP']
JUMP_BACKWARD = opmap['JUMP_BACKWARD']
CACHE = opmap['CACHE']

# Specialized instructions have the numbers that are free.
_empty_slot = [number for number, name in enumerate(opname) if name.startswith('<')]
_all_opname = list(opname)
_all_opmap = dict(opmap)
for _number, _name in zip(_empty_slot, _specialized_instructions):
    _all_opname[_number] = _name
    _all_opmap[_name] = _number
del _number, _name

deoptmap = {special: general for general, family in _specializations.items() for special in family}

COMPILER_FLAG_NAMES = {1 << bit: name for bit, name in enumerate((
    "OPTIMIZED", "NEWLOCALS", "VARARGS", "VARKEYWORDS", "NESTED", "GENERATOR", "NOFREE", "COROUTINE",
    "ITERABLE_COROUTINE", "ASYNC_GENERATOR"))}


def pretty_flags(flags):
    """The names of a code object's flags."""
    names = []
    known, rest = flags & 0xFFFFFFFF, flags & ~0xFFFFFFFF
    while known:
        flag = known & -known  # the lowest
        known ^= flag
        names.append(COMPILER_FLAG_NAMES.get(flag, hex(flag)))
    if rest or not names:
        names.append(hex(rest))
    return ", ".join(names)


class _Unknown:
    def __repr__(self):
        return "<unknown>"


# The value of an argument that cannot be told.
UNKNOWN = _Unknown()


# Where code is

def _try_compile(source, name):
    try:
        return compile(source, name, 'eval')
    except SyntaxError:
        pass
    return compile(source, name, 'exec')


def _within(x):
    # The code of what has code.
    x = getattr(x, '__func__', x)
    for name in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        if hasattr(x, name):
            return getattr(x, name)
    return x


def _unknown_kind(x):
    return TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def _get_code_object(x):
    x = _within(x)
    if isinstance(x, str):
        x = _try_compile(x, "<disassembly>")
    if not hasattr(x, 'co_code'):
        raise _unknown_kind(x)
    return x


def _deoptop(op):
    general = deoptmap.get(_all_opname[op])
    return op if general is None else _all_opmap[general]


def _get_code_array(co, adaptive):
    return co._co_code_adaptive if adaptive else co.co_code


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False):
    """Show the instructions of a function, method, generator, code object, source text or bytes.

    Of a class or module those of all members; of nothing those of the last traceback.
    """
    if x is None:
        distb(file=file, show_caches=show_caches, adaptive=adaptive)
        return
    x = _within(x)
    options = dict(file=file, show_caches=show_caches, adaptive=adaptive)
    if hasattr(x, '__dict__'):
        for name, member in sorted(x.__dict__.items()):
            if isinstance(member, _have_code):
                print("Disassembly of %s:" % name, file=file)
                try:
                    dis(member, depth=depth, **options)
                except TypeError as msg:
                    print("Sorry:", msg, file=file)
                print(file=file)
    elif hasattr(x, 'co_code'):
        _disassemble_recursive(x, depth=depth, **options)
    elif isinstance(x, (bytes, bytearray)):
        _disassemble_bytes(x, file=file, show_caches=show_caches)
    elif isinstance(x, str):
        _disassemble_str(x, depth=depth, **options)
    else:
        raise _unknown_kind(x)


def distb(tb=None, *, file=None, show_caches=False, adaptive=False):
    """Show the instructions where a traceback (by default the last) ends."""
    if tb is None:
        try:
            tb = sys.last_traceback
        except AttributeError:
            raise RuntimeError("no last traceback to disassemble") from None
        tb = _last_of(tb)
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file, show_caches=show_caches, adaptive=adaptive)


def _last_of(tb):
    while tb.tb_next:
        tb = tb.tb_next
    return tb


# What is known of a code object

def code_info(x):
    """Formatted details of methods, functions, or code."""
    return _format_code_info(_get_code_object(x))


def show_code(co, *, file=None):
    """Print what code_info gives."""
    print(code_info(co), file=file)


def _format_code_info(co):
    lines = [
        "Name:              %s" % co.co_name,
        "Filename:          %s" % co.co_filename,
        "Argument count:    %s" % co.co_argcount,
        "Positional-only arguments: %s" % co.co_posonlyargcount,
        "Kw-only arguments: %s" % co.co_kwonlyargcount,
        "Number of locals:  %s" % co.co_nlocals,
        "Stack size:        %s" % co.co_stacksize,
        "Flags:             %s" % pretty_flags(co.co_flags),
    ]
    for title, items, shown in (
            ("Constants", co.co_consts, repr),
            ("Names", co.co_names, str),
            ("Variable names", co.co_varnames, str),
            ("Free variables", co.co_freevars, str),
            ("Cell variables", co.co_cellvars, str)):
        if items:
            lines.append(title + ":")
            lines += ["%4d: %s" % (index, shown(item)) for index, item in enumerate(items)]
    return "\n".join(lines)


# Instructions

Positions = collections.namedtuple(
    'Positions', ['lineno', 'end_lineno', 'col_offset', 'end_col_offset'], defaults=[None] * 4)

_Instruction = collections.namedtuple(
    "_Instruction",
    ['opname', 'opcode', 'arg', 'argval', 'argrepr', 'offset', 'starts_line', 'is_jump_target', 'positions'],
    defaults=[None])

_Instruction.opname.__doc__ = "Name of the operation"
_Instruction.opcode.__doc__ = "Number of the operation"
_Instruction.arg.__doc__ = "Argument as a number, None if there is none"
_Instruction.argval.__doc__ = "What the argument means, arg itself if that is unknown"
_Instruction.argrepr.__doc__ = "Text of what the argument means"
_Instruction.offset.__doc__ = "Where in the code the instruction starts"
_Instruction.starts_line.__doc__ = "Line of the source that starts here, None if none does"
_Instruction.is_jump_target.__doc__ = "Whether other code jumps here"
_Instruction.positions.__doc__ = "Positions of the source text of this instruction"

_ExceptionTableEntry = collections.namedtuple("_ExceptionTableEntry",
                                              "start end target depth lasti")

_OPNAME_WIDTH = 20
_OPARG_WIDTH = 5


class Instruction(_Instruction):
    """One instruction: operation, argument and what the argument means."""

    def _disassemble(self, lineno_width=3, mark_as_current=False, offset_width=4):
        columns = []
        if lineno_width:
            line = '' if self.starts_line is None else '%d' % self.starts_line
            columns.append(line.rjust(lineno_width))
        columns.append('-->' if mark_as_current else '   ')
        columns.append('>>' if self.is_jump_target else '  ')
        columns.append(repr(self.offset).rjust(offset_width))
        columns.append(self.opname.ljust(_OPNAME_WIDTH))
        if self.arg is not None:
            columns.append(repr(self.arg).rjust(_OPARG_WIDTH))
            if self.argrepr:
                columns.append('(' + self.argrepr + ')')
        return ' '.join(columns).rstrip()


def get_instructions(x, *, first_line=None, show_caches=False, adaptive=False):
    """Yield the instructions of x; first_line stands for its first line."""
    co = _get_code_object(x)
    offset = 0 if first_line is None else first_line - co.co_firstlineno
    return _get_instructions_bytes(
        _get_code_array(co, adaptive), co._varname_from_oparg, co.co_names, co.co_consts,
        dict(findlinestarts(co)), offset, co_positions=co.co_positions(), show_caches=show_caches)


def _get_const_value(op, arg, co_consts):
    # Only LOAD_CONST is told its constant.
    assert op in hasconst
    return co_consts[arg] if op == LOAD_CONST and co_consts is not None else UNKNOWN


def _get_const_info(op, arg, co_consts):
    value = _get_const_value(op, arg, co_consts)
    return value, '' if value is UNKNOWN else repr(value)


def _get_name_info(name_index, get_name, **extrainfo):
    if get_name is None:
        return UNKNOWN, ''
    name = get_name(name_index, **extrainfo)
    return name, name


def _is_backward_jump(op):
    return 'JUMP_BACKWARD' in opname[op]


def _jump_target(offset, op, arg):
    # None: no jump.
    if op in hasjrel:
        return offset + 2 + 2 * (-arg if _is_backward_jump(op) else arg)
    return arg * 2 if op in hasjabs else None


def _argument_info(offset, op, arg, get_name, co_consts, varname_from_oparg):
    # What the argument of an instruction means, and the text of that.
    if op in hasconst:
        return _get_const_info(op, arg, co_consts)
    if op == LOAD_GLOBAL:
        # The lowest bit says whether a NULL is pushed first.
        value, text = _get_name_info(arg // 2, get_name)
        return value, "NULL + " + text if arg & 1 and text else text
    if op in hasname:
        return _get_name_info(arg, get_name)
    target = _jump_target(offset, op, arg)
    if target is not None:
        return target, "to " + repr(target)
    if op in haslocal or op in hasfree:
        return _get_name_info(arg, varname_from_oparg)
    if op in hascompare:
        return cmp_op[arg], cmp_op[arg]
    if op == FORMAT_VALUE:
        converter, text = FORMAT_VALUE_CONVERTERS[arg & 0x3]
        with_format = bool(arg & 0x4)
        texts = [part for part in (text, 'with format' * with_format) if part]
        return (converter, with_format), ', '.join(texts)
    if op == MAKE_FUNCTION:
        return arg, ', '.join(flag for bit, flag in enumerate(MAKE_FUNCTION_FLAGS) if arg & (1 << bit))
    if op == BINARY_OP:
        return arg, _nb_ops[arg][1]
    return arg, ''


def _get_instructions_bytes(code, varname_from_oparg=None,
                            names=None, co_consts=None,
                            linestarts=None, line_offset=0,
                            exception_entries=(), co_positions=None,
                            show_caches=False):
    positions = iter(()) if co_positions is None else co_positions
    get_name = None if names is None else names.__getitem__
    targets = set(findlabels(code))
    targets.update(entry.target for entry in exception_entries if entry.start < entry.end)
    for offset, op, arg in _unpack_opargs(code):
        line = None if linestarts is None else linestarts.get(offset)
        if line is not None:
            line += line_offset
        place = Positions(*next(positions, ()))
        general = _deoptop(op)
        value, text = None, ''
        if arg is not None:
            value, text = _argument_info(offset, general, arg, get_name, co_consts, varname_from_oparg)
        yield Instruction(_all_opname[op], op, arg, value, text, offset, line, offset in targets, place)

        cells = _inline_cache_entries[general]
        if not show_caches:
            for _ in range(cells):
                next(positions, ())
        elif cells:
            yield from _cells_of(code, offset + 2, general, op != general, positions)


def _cells_of(code, offset, op, is_specialized, positions):
    # The text of the first cell of each value shows the value, if there can be one.
    for name, size in _cache_format[opname[op]].items():
        for index in range(size):
            text = ''
            if index == 0 and is_specialized:
                text = f"{name}: {int.from_bytes(code[offset:offset + 2 * size], sys.byteorder)}"
            yield Instruction("CACHE", CACHE, 0, None, text, offset, None, False, Positions(*next(positions, ())))
            offset += 2


_INT_BITS = 32
_INT_OVERFLOW = 2 ** (_INT_BITS - 1)


def _unpack_opargs(code):
    # Yields (offset, operation, argument) without the cells between.
    prefix = skipped = 0
    for offset in range(0, len(code), 2):
        if skipped:
            skipped -= 1
            continue
        op = code[offset]
        general = _deoptop(op)
        skipped = _inline_cache_entries[general]
        arg = None
        if general >= HAVE_ARGUMENT:
            arg = code[offset + 1] | prefix
        if arg is not None and general == EXTENDED_ARG:
            # The machine's argument is an int of C.
            prefix = arg << 8
            if prefix >= _INT_OVERFLOW:
                prefix -= 2 * _INT_OVERFLOW
        else:
            prefix = 0
        yield offset, op, arg


def findlabels(code):
    """The offsets that instructions jump to."""
    labels = {}
    for offset, op, arg in _unpack_opargs(code):
        if arg is not None:
            target = _jump_target(offset, op, arg)
            if target is not None:
                labels[target] = None
    return list(labels)


def findlinestarts(code):
    """Yield (offset, line) where a line starts."""
    previous = None
    for start, _, line in code.co_lines():
        if line is not None and line != previous:
            previous = line
            yield start, line


def _parse_varint(iterator):
    # Six bits a byte, the highest first; bit 6 says that more follow.
    value, goes_on = 0, True
    while goes_on:
        byte = next(iterator)
        value = value << 6 | byte & 63
        goes_on = byte & 64
    return value


def _parse_exception_table(code):
    numbers = iter(code.co_exceptiontable)
    entries = []
    try:
        while True:
            start = _parse_varint(numbers) * 2
            end = start + _parse_varint(numbers) * 2
            target = _parse_varint(numbers) * 2
            depth_lasti = _parse_varint(numbers)
            entries.append(_ExceptionTableEntry(start, end, target, depth_lasti >> 1, bool(depth_lasti & 1)))
    except StopIteration:
        return entries


# Showing

def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False):
    """Show the instructions of a code object; lasti marks one of them."""
    _disassemble_bytes(_get_code_array(co, adaptive), lasti,
                       co._varname_from_oparg, co.co_names, co.co_consts, dict(findlinestarts(co)),
                       file=file, exception_entries=_parse_exception_table(co),
                       co_positions=co.co_positions(), show_caches=show_caches)


disco = disassemble  # its former name


def _disassemble_recursive(co, *, file=None, depth=None, show_caches=False, adaptive=False):
    disassemble(co, file=file, show_caches=show_caches, adaptive=adaptive)
    if depth is not None:
        if depth <= 0:
            return
        depth -= 1
    for constant in co.co_consts:
        if hasattr(constant, 'co_code'):
            print(file=file)
            print("Disassembly of %r:" % (constant,), file=file)
            _disassemble_recursive(constant, file=file, depth=depth, show_caches=show_caches, adaptive=adaptive)


def _disassemble_str(source, **kwargs):
    _disassemble_recursive(_try_compile(source, '<dis>'), **kwargs)


def _disassemble_bytes(code, lasti=-1, varname_from_oparg=None,
                       names=None, co_consts=None, linestarts=None,
                       *, file=None, line_offset=0, exception_entries=(),
                       co_positions=None, show_caches=False):
    line_width = 0
    if linestarts:
        last_line = max(linestarts.values()) + line_offset
        line_width = len(str(last_line)) if last_line >= 1000 else 3
    last_offset = len(code) - 2
    offset_width = len(str(last_offset)) if last_offset >= 10000 else 4
    for instruction in _get_instructions_bytes(code, varname_from_oparg, names, co_consts, linestarts,
                                               line_offset=line_offset, exception_entries=exception_entries,
                                               co_positions=co_positions, show_caches=show_caches):
        if linestarts and instruction.starts_line is not None and instruction.offset > 0:
            print(file=file)
        print(instruction._disassemble(line_width, instruction.offset == lasti, offset_width), file=file)
    if exception_entries:
        print("ExceptionTable:", file=file)
        for start, end, target, depth, has_lasti in exception_entries:
            print(f"  {start} to {end - 2} -> {target} [{depth}]{' lasti' if has_lasti else ''}", file=file)


# For modulefinder and pkgutil

def _find_imports(co):
    # Yields (name, level, fromlist) of the import statements.
    instructions = [(op, arg) for _, op, arg in _unpack_opargs(co.co_code) if op != EXTENDED_ARG]
    import_name = opmap['IMPORT_NAME']
    for (level_op, level), (from_op, names), (op, arg) in zip(instructions, instructions[1:], instructions[2:]):
        if op == import_name and from_op in hasconst and level_op in hasconst:
            yield (co.co_names[arg], _get_const_value(level_op, level, co.co_consts),
                   _get_const_value(from_op, names, co.co_consts))


def _find_store_names(co):
    # Yields the global names that are assigned.
    stores = opmap['STORE_NAME'], opmap['STORE_GLOBAL']
    for _, op, arg in _unpack_opargs(co.co_code):
        if op in stores:
            yield co.co_names[arg]


class Bytecode:
    """The instructions of something, to go through or to show."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False):
        self.codeobj = co = _get_code_object(x)
        self.first_line = co.co_firstlineno if first_line is None else first_line
        self._line_offset = self.first_line - co.co_firstlineno
        self._linestarts = dict(findlinestarts(co))
        self.exception_entries = _parse_exception_table(co)
        self._original_object, self.current_offset = x, current_offset
        self.show_caches, self.adaptive = show_caches, adaptive

    def __iter__(self):
        co = self.codeobj
        return _get_instructions_bytes(
            _get_code_array(co, self.adaptive), co._varname_from_oparg, co.co_names, co.co_consts,
            self._linestarts, line_offset=self._line_offset, exception_entries=self.exception_entries,
            co_positions=co.co_positions(), show_caches=self.show_caches)

    def __repr__(self):
        return f"{self.__class__.__name__}({self._original_object!r})"

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """The code where a traceback ends, with the instruction marked."""
        tb = _last_of(tb)
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti, show_caches=show_caches, adaptive=adaptive)

    def info(self):
        """A text about the code."""
        return _format_code_info(self.codeobj)

    def dis(self):
        """The instructions as a text."""
        co = self.codeobj
        with io.StringIO() as output:
            _disassemble_bytes(_get_code_array(co, self.adaptive),
                               -1 if self.current_offset is None else self.current_offset,
                               co._varname_from_oparg, co.co_names, co.co_consts, self._linestarts,
                               line_offset=self._line_offset, file=output,
                               exception_entries=self.exception_entries,
                               co_positions=co.co_positions(), show_caches=self.show_caches)
            return output.getvalue()


def main():
    from argparse import ArgumentParser, FileType

    options = ArgumentParser()
    options.add_argument('infile', type=FileType('rb'), nargs='?', default='-')
    with options.parse_args().infile as file:
        dis(compile(file.read(), file.name, "exec"))


if __name__ == "__main__":
    main()
