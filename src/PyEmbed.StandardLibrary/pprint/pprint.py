"""Show data structures on several lines, each of limited width."""

import collections as _collections
import sys as _sys
import types as _types
from io import StringIO as _StringIO

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Write an object to a stream, sys.stdout by default."""
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """An object as text."""
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """pprint() with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """repr() that marks where an object is inside itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Whether saferepr() is an expression for the object."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Whether an object is inside itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    """A key for sorting what cannot be compared: by type, then by id."""

    __slots__ = ['obj']

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_tuple(t):
    key, value = t
    return _safe_key(key), _safe_key(value)


class PrettyPrinter:
    """The parameters of pprint(). format() can be overridden to show other things otherwise."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = _sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        stream = _StringIO()
        self._format(object, stream, 0, 0, {}, 0)
        return stream.getvalue()

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    # Below, indent is the column where an object begins, allowance how much of its last line what follows needs,
    # context the ids of the objects around it and level how many there are.

    def _format(self, object, stream, indent, allowance, context, level):
        if id(object) in context:
            stream.write(_recursion(object))
            self._recursive, self._readable = True, False
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            write = self._dispatch.get(type(object).__repr__, None)
            if write is None and self._has_own_dataclass_repr(object):
                write = type(self)._pprint_dataclass
            if write is not None:
                context[id(object)] = 1
                write(self, object, stream, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        stream.write(text)

    @staticmethod
    def _has_own_dataclass_repr(object):
        # Whether it is an instance of a dataclass whose __repr__ is the one made for it.
        if isinstance(object, type) or not hasattr(type(object), '__dataclass_fields__'):
            return False
        made = getattr(object.__repr__, "__wrapped__", None)
        return bool(object.__dataclass_params__.repr and made is not None
                    and "__create_fn__" in made.__qualname__)

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
        from dataclasses import fields
        name = object.__class__.__name__
        items = [(field.name, getattr(object, field.name)) for field in fields(object) if field.repr]
        stream.write(name + '(')
        self._format_namespace_items(items, stream, indent + len(name) + 1, allowance, context, level)
        stream.write(')')

    # How to write an object that does not fit on a line, by the __repr__ of its type.
    _dispatch = {}

    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        stream.write('{' + self._extra_indent())
        if len(object):
            self._format_dict_items(self._items(object), stream, indent, allowance + 1, context, level)
        stream.write('}')

    _dispatch[dict.__repr__] = _pprint_dict

    def _extra_indent(self):
        return ' ' * (self._indent_per_level - 1)

    def _items(self, mapping):
        return sorted(mapping.items(), key=_safe_tuple) if self._sort_dicts else mapping.items()

    def _begin_call(self, object, stream, indent):
        # Writes the name of the class and a parenthesis; returns the column after it.
        name = object.__class__.__name__
        stream.write(name + '(')
        return indent + len(name) + 1

    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        indent = self._begin_call(object, stream, indent)
        self._format(list(object.items()), stream, indent, allowance + 1, context, level)
        stream.write(')')

    _dispatch[_collections.OrderedDict.__repr__] = _pprint_ordered_dict

    def _pprint_list(self, object, stream, indent, allowance, context, level):
        self._write_items('[', object, ']', stream, indent, allowance, context, level)

    _dispatch[list.__repr__] = _pprint_list

    def _pprint_tuple(self, object, stream, indent, allowance, context, level):
        self._write_items('(', object, ',)' if len(object) == 1 else ')', stream, indent, allowance, context, level)

    _dispatch[tuple.__repr__] = _pprint_tuple

    def _pprint_set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        start, end = '{', '}'
        if object.__class__ is not set:
            indent = self._begin_call(object, stream, indent)
            start, end = '{', '})'
        self._write_items(start, sorted(object, key=_safe_key), end, stream, indent, allowance, context, level)

    _dispatch[set.__repr__] = _pprint_set
    _dispatch[frozenset.__repr__] = _pprint_set

    def _write_items(self, start, items, end, stream, indent, allowance, context, level):
        stream.write(start)
        self._format_items(items, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_str(self, object, stream, indent, allowance, context, level):
        # As literals one below the other, broken at line ends and else after spaces.
        if not len(object):
            stream.write(repr(object))
            return
        import re
        outermost = level == 1
        if outermost:
            indent += 1
            allowance += 1
        width = self._width - indent
        literals = []
        lines = object.splitlines(True)
        last_line = len(lines) - 1
        for number, line in enumerate(lines):
            text = repr(line)
            if len(text) <= (width - allowance if number == last_line else width):
                literals.append(text)
                continue
            current, room = '', width
            words = re.findall(r'\S*\s*', line)[:-1]
            for position, word in enumerate(words, 1):
                if position == len(words) and number == last_line:
                    room -= allowance
                if len(repr(current + word)) <= room:
                    current += word
                    continue
                if current:
                    literals.append(repr(current))
                current = word
            if current:
                literals.append(repr(current))
        if len(literals) == 1:
            stream.write(text)
            return
        text = ('\n' + ' ' * indent).join(literals)
        stream.write('(' + text + ')' if outermost else text)

    _dispatch[str.__repr__] = _pprint_str

    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        outermost = level == 1
        if outermost:
            indent += 1
            allowance += 1
        text = ('\n' + ' ' * indent).join(_wrap_bytes_repr(object, self._width - indent, allowance))
        stream.write('(' + text + ')' if outermost else text)

    _dispatch[bytes.__repr__] = _pprint_bytes

    def _pprint_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write('bytearray(')
        self._pprint_bytes(bytes(object), stream, indent + len('bytearray('), allowance + 1, context, level + 1)
        stream.write(')')

    _dispatch[bytearray.__repr__] = _pprint_bytearray

    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write('mappingproxy(')
        self._format(object.copy(), stream, indent + len('mappingproxy('), allowance + 1, context, level)
        stream.write(')')

    _dispatch[_types.MappingProxyType.__repr__] = _pprint_mappingproxy

    def _pprint_simplenamespace(self, object, stream, indent, allowance, context, level):
        # Its own repr() calls it so.
        kind = object.__class__
        name = 'namespace' if kind is _types.SimpleNamespace else kind.__name__
        stream.write(name + '(')
        self._format_namespace_items(object.__dict__.items(), stream, indent + len(name) + 1, allowance, context,
                                     level)
        stream.write(')')

    _dispatch[_types.SimpleNamespace.__repr__] = _pprint_simplenamespace

    def _format_dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        last = len(items)
        for number, (key, value) in enumerate(items, 1):
            text = self._repr(key, context, level)
            stream.write(text + ': ')
            self._format(value, stream, indent + len(text) + 2, allowance if number == last else 1, context, level)
            if number != last:
                stream.write(',\n' + ' ' * indent)

    def _format_namespace_items(self, items, stream, indent, allowance, context, level):
        last = len(items)
        for number, (name, value) in enumerate(items, 1):
            stream.write(name + '=')
            if id(value) in context:
                # As repr() shows it.
                stream.write("...")
            else:
                self._format(value, stream, indent + len(name) + 1, allowance if number == last else 1, context,
                             level)
            if number != last:
                stream.write(',\n' + ' ' * indent)

    def _format_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        stream.write(self._extra_indent())
        newline = ',\n' + ' ' * indent
        separator = ''
        room = full = self._width - indent + 1
        items = list(items)
        last = len(items)
        for number, item in enumerate(items, 1):
            if number == last:
                full -= allowance
                room -= allowance
            if self._compact:
                # As many as fit on a line.
                text = self._repr(item, context, level)
                needed = len(text) + 2
                if room < needed:
                    room = full
                    if separator:
                        separator = newline
                if room >= needed:
                    room -= needed
                    stream.write(separator + text)
                    separator = ', '
                    continue
            stream.write(separator)
            separator = newline
            self._format(item, stream, indent, allowance if number == last else 1, context, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        if not readable:
            self._readable = False
        if recursive:
            self._recursive = True
        return text

    def format(self, object, context, maxlevels, level):
        """(text, whether that is readable, whether the object is inside itself)"""
        return self._safe_repr(object, context, maxlevels, level)

    def _pprint_default_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        indent = self._begin_call(object, stream, indent)
        stream.write(factory + ',\n' + ' ' * indent)
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(')')

    _dispatch[_collections.defaultdict.__repr__] = _pprint_default_dict

    def _pprint_counter(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        indent = self._begin_call(object, stream, indent)
        stream.write('{' + self._extra_indent())
        self._format_dict_items(object.most_common(), stream, indent, allowance + 2, context, level)
        stream.write('})')

    _dispatch[_collections.Counter.__repr__] = _pprint_counter

    def _pprint_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        indent = self._begin_call(object, stream, indent)
        *others, last = object.maps
        for mapping in others:
            self._format(mapping, stream, indent, 1, context, level)
            stream.write(',\n' + ' ' * indent)
        self._format(last, stream, indent, allowance + 1, context, level)
        stream.write(')')

    _dispatch[_collections.ChainMap.__repr__] = _pprint_chain_map

    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        indent = self._begin_call(object, stream, indent)
        if object.maxlen is None:
            self._write_items('[', object, '])', stream, indent, allowance, context, level)
        else:
            stream.write('[')
            self._format_items(object, stream, indent, 2, context, level)
            stream.write(f"],\n{' ' * indent}maxlen={self._repr(object.maxlen, context, level)})")

    _dispatch[_collections.deque.__repr__] = _pprint_deque

    def _pprint_user_dict(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    _dispatch[_collections.UserDict.__repr__] = _pprint_user_dict

    def _pprint_user_list(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    _dispatch[_collections.UserList.__repr__] = _pprint_user_list

    def _pprint_user_string(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    _dispatch[_collections.UserString.__repr__] = _pprint_user_string

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind in _builtin_scalars:
            return repr(object), True, False
        method = getattr(kind, "__repr__", None)
        if method is int.__repr__ and issubclass(kind, int):
            return f"{object:_d}" if self._underscore_numbers else repr(object), True, False
        if method is dict.__repr__ and issubclass(kind, dict):
            return self._safe_container(object, '{%s}', context, maxlevels, level)
        if method is list.__repr__ and issubclass(kind, list):
            return self._safe_container(object, '[%s]', context, maxlevels, level)
        if method is tuple.__repr__ and issubclass(kind, tuple):
            return self._safe_container(object, '(%s,)' if len(object) == 1 else '(%s)', context, maxlevels, level)
        text = repr(object)
        return text, text and not text.startswith('<'), False

    def _safe_container(self, object, template, context, maxlevels, level):
        if not object:
            return template % '', True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return template % '...', False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive = True, False
        parts = []

        def show(value):
            nonlocal readable, recursive
            text, value_readable, value_recursive = self.format(value, context, maxlevels, level + 1)
            readable = readable and value_readable
            recursive = recursive or bool(value_recursive)
            return text

        if isinstance(object, dict):
            for item, value in self._items(object):
                text = show(item)
                parts.append(f'{text}: {show(value)}')
        else:
            for value in object:
                parts.append(show(value))
        del context[key]
        return template % ', '.join(parts), readable, recursive


_builtin_scalars = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def _wrap_bytes_repr(object, width, allowance):
    # Literals of whole groups of four bytes.
    current = b''
    last = len(object) // 4 * 4
    for start in range(0, len(object), 4):
        group = object[start:start + 4]
        if start == last:
            width -= allowance
        if len(repr(current + group)) <= width:
            current += group
            continue
        if current:
            yield repr(current)
        current = group
    if current:
        yield repr(current)
