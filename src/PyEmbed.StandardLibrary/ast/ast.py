"""Abstract syntax trees: parsed, walked, changed, shown and turned back into source."""

from _ast import *


def parse(source, filename='<unknown>', mode='exec', *,
          type_comments=False, feature_version=None):
    """The tree of a source text; feature_version (3, n) takes the grammar of that version as far as known."""
    flags = PyCF_ONLY_AST
    if type_comments:
        flags |= PyCF_TYPE_COMMENTS
    if isinstance(feature_version, tuple):
        major, feature_version = feature_version
        assert major == 3
    elif feature_version is None:
        feature_version = -1
    return compile(source, filename, mode, flags, _feature_version=feature_version)


def literal_eval(node_or_string):
    """The value of an expression made of literals: strings, bytes, numbers, containers, True, False, None, ..."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(" \t"), mode='eval')
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _value_of(node_or_string)


def _malformed(node):
    line = getattr(node, 'lineno', None)
    return ValueError(f"malformed node or string{f' on line {line}' if line else ''}: {node!r}")


def _number_of(node):
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
        raise _malformed(node)
    return node.value


def _signed_number_of(node):
    if isinstance(node, UnaryOp):
        if isinstance(node.op, UAdd):
            return +_number_of(node.operand)
        if isinstance(node.op, USub):
            return -_number_of(node.operand)
    return _number_of(node)


def _value_of(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple(map(_value_of, node.elts))
    if isinstance(node, List):
        return list(map(_value_of, node.elts))
    if isinstance(node, Set):
        return set(map(_value_of, node.elts))
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            raise _malformed(node)
        return dict(zip(map(_value_of, node.keys), map(_value_of, node.values)))
    # There is no display of the empty set.
    if (isinstance(node, Call) and isinstance(node.func, Name)
            and node.func.id == 'set' and node.args == node.keywords == []):
        return set()
    # 1 + 2j
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        real, imaginary = _signed_number_of(node.left), _number_of(node.right)
        if isinstance(real, (int, float)) and isinstance(imaginary, complex):
            return real + imaginary if isinstance(node.op, Add) else real - imaginary
    return _signed_number_of(node)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None):
    """The tree as the text of calls that make it; with indent over several lines."""
    if not isinstance(node, AST):
        raise TypeError('expected AST, got %r' % node.__class__.__name__)
    if indent is not None and not isinstance(indent, str):
        indent = ' ' * indent

    def arguments(node, level):
        # Yields (text, whether it is simple).
        kind = type(node)
        with_names = annotate_fields
        for name in node._fields:
            # What is left out makes names necessary for what follows.
            value = getattr(node, name, missing)
            if value is missing or (value is None and getattr(kind, name, ...) is None):
                with_names = True
                continue
            text, is_simple = shown(value, level)
            yield f'{name}={text}' if with_names else text, is_simple
        for name in node._attributes if include_attributes else ():
            value = getattr(node, name, missing)
            if value is missing or (value is None and getattr(kind, name, ...) is None):
                continue
            text, is_simple = shown(value, level)
            yield f'{name}={text}', is_simple

    def shown(value, level):
        # A node of few and simple arguments stays on one line.
        start, separator = '', ', '
        if indent is not None:
            level += 1
            start = '\n' + indent * level
            separator = ',' + start
        if isinstance(value, AST):
            name = value.__class__.__name__
            args = list(arguments(value, level))
            texts = [text for text, _ in args]
            if len(args) <= 3 and all(is_simple for _, is_simple in args):
                return f"{name}({', '.join(texts)})", not args
            return f"{name}({start}{separator.join(texts)})", False
        if isinstance(value, list):
            if not value:
                return '[]', True
            return f"[{start}{separator.join(shown(item, level)[0] for item in value)}]", False
        return repr(value), True

    missing = object()
    return shown(node, 0)[0]


# Places

def copy_location(new_node, old_node):
    """Give new_node the place of old_node; gives new_node."""
    for name in ('lineno', 'col_offset', 'end_lineno', 'end_col_offset'):
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            # The end of a node may be unknown, its start not.
            if value is not None or (name.startswith("end_") and hasattr(old_node, name)):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Give nodes without a place that of their parents; gives node."""
    def fix(node, place):
        here = {}
        for name, inherited in place.items():
            if name in node._attributes:
                value = getattr(node, name, None)
                is_missing = value is None if name.startswith('end_') else not hasattr(node, name)
                if is_missing:
                    setattr(node, name, inherited)
                    value = inherited
                here[name] = value
            else:
                here[name] = inherited
        for child in iter_child_nodes(node):
            fix(child, here)

    fix(node, {'lineno': 1, 'end_lineno': 1, 'col_offset': 0, 'end_col_offset': 0})
    return node


def increment_lineno(node, n=1):
    """Move a node and all in it down by n lines; gives node."""
    for child in walk(node):
        # A TypeIgnore has its line among its fields.
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, 'lineno', 0) + n
            continue
        if 'lineno' in child._attributes:
            child.lineno = getattr(child, 'lineno', 0) + n
        if 'end_lineno' in child._attributes:
            end = getattr(child, 'end_lineno', 0)
            if end is not None:
                child.end_lineno = end + n
    return node


def get_docstring(node, clean=True):
    """The docstring of a function, class or module, None if there is none."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError("%r can't have docstrings" % (node.__class__.__name__))
    if not node.body or not isinstance(node.body[0], Expr):
        return None
    value = node.body[0].value
    if not isinstance(value, Constant) or not isinstance(value.value, str):
        return None
    if not clean:
        return value.value
    import inspect
    return inspect.cleandoc(value.value)


def get_source_segment(source, node, *, padded=False):
    """The part of a source that made node; padded puts blanks where the first line had other things."""
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        first, last = node.lineno - 1, node.end_lineno - 1
        start, end = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = _splitlines_no_ff(source)
    # Columns count bytes.
    if first == last:
        return lines[first].encode()[start:end].decode()
    head = lines[first].encode()
    padding = _pad_whitespace(head[:start].decode()) if padded else ''
    return ''.join([padding + head[start:].decode(), *lines[first + 1:last], lines[last].encode()[:end].decode()])


def _splitlines_no_ff(source):
    # Splits at what ends a line for the tokenizer only; form feeds do not.
    lines, start = [], 0
    for index, char in enumerate(source):
        if char == '\n' or (char == '\r' and source[index + 1:index + 2] != '\n'):
            lines.append(source[start:index + 1])
            start = index + 1
    if start < len(source):
        lines.append(source[start:])
    return lines


def _pad_whitespace(source):
    return ''.join(char if char in '\f\t' else ' ' for char in source)


# Walking

def iter_fields(node):
    """Yield (name, value) of the fields that node has."""
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """Yield the nodes directly below node."""
    for _, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """Yield node and all nodes below it, level by level."""
    from collections import deque
    waiting = deque([node])
    while waiting:
        node = waiting.popleft()
        waiting.extend(iter_child_nodes(node))
        yield node


class NodeVisitor(object):
    """Calls visit_Name for each node of class Name; generic_visit where there is no such method."""

    def visit(self, node):
        """Visit a node."""
        return getattr(self, 'visit_' + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        """Visit all nodes below a node."""
        for _, value in iter_fields(node):
            if isinstance(value, AST):
                self.visit(value)
            elif isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)

    def visit_Constant(self, node):
        # Visitors written for the former classes of constants still work.
        name = _former_name(node.value)
        if name is not None:
            visitor = getattr(self, 'visit_' + name, None)
            if visitor is not None:
                import warnings
                warnings.warn(f"visit_{name} is deprecated; add visit_Constant",
                              DeprecationWarning, 2)
                return visitor(node)
        return self.generic_visit(node)


class NodeTransformer(NodeVisitor):
    """A visitor whose methods give what is to stand in place of the node; None removes it."""

    def generic_visit(self, node):
        for name, old in iter_fields(node):
            if isinstance(old, list):
                kept = []
                for item in old:
                    if isinstance(item, AST):
                        item = self.visit(item)
                        if item is None:
                            continue
                        if not isinstance(item, AST):
                            kept.extend(item)
                            continue
                    kept.append(item)
                old[:] = kept
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node


# Classes of former versions. Constants were of a class for each kind of value.

def _set_value(self, value):
    self.value = value


if not hasattr(Constant, 'n'):
    Constant.n = Constant.s = property(lambda self: self.value, _set_value)


class _ABC(type):
    # Instances are Constants with a value of the right types.
    def __init__(cls, *args):
        cls.__doc__ = "Deprecated AST node class. Use ast.Constant instead"

    def __instancecheck__(cls, inst):
        if not isinstance(inst, Constant):
            return False
        kinds = _const_types.get(cls)
        if kinds is None:
            return type.__instancecheck__(cls, inst)
        try:
            value = inst.value
        except AttributeError:
            return False
        return isinstance(value, kinds) and not isinstance(value, _const_types_not.get(cls, ()))


def _new(cls, *args, **kwargs):
    given = cls._fields[:len(args)]
    for name in kwargs:
        if name in given:
            raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
    if cls is Ellipsis:
        args = (..., *args)
    return Constant(*args, **kwargs) if cls in _const_types else Constant.__new__(cls, *args, **kwargs)


# The values that each stood for, None for the fields of Constant.
_const_types = {}
for _name, _kinds, _own_fields in (
        ('Num', (int, float, complex), ('n',)),
        ('Str', (str,), ('s',)),
        ('Bytes', (bytes,), ('s',)),
        ('NameConstant', (type(None), bool), None),
        ('Ellipsis', (type(...),), ())):
    _members = {'__module__': __name__, '__new__': _new}
    if _own_fields is not None:
        _members['_fields'] = _own_fields
    globals()[_name] = _class = _ABC(_name, (Constant,), _members)
    _const_types[_class] = _kinds
_const_types_not = {Num: (bool,)}
# bool first, as it is an int.
_const_node_type_names = {bool: 'NameConstant'} | {
    _kind: _class.__name__ for _class, _kinds in _const_types.items() for _kind in _kinds}
del _name, _kinds, _own_fields, _members, _class


def _former_name(value):
    exact = _const_node_type_names.get(type(value))
    if exact is not None:
        return exact
    return next((name for kind, name in _const_node_type_names.items() if isinstance(value, kind)), None)


class slice(AST):
    """Not made any more: what stands in brackets is an expression."""


class ExtSlice(slice):
    """Not made any more; gives a Tuple."""
    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)


class Index(slice):
    """Not made any more; gives the expression itself."""
    def __new__(cls, value, **kwargs):
        return value


def _set_elts(self, value):
    self.elts = value


if not hasattr(Tuple, 'dims'):
    Tuple.dims = property(lambda self: self.elts, _set_elts)


# Nothing ever made these in Python 3.

class Param(expr_context):
    """Not made any more."""


class AugStore(expr_context):
    """Not made any more."""


class AugLoad(expr_context):
    """Not made any more."""


class Suite(mod):
    """Not made any more."""


def unparse(ast_obj):
    """Source whose tree is equal to ast_obj."""
    from _ast_unparse import _Unparser
    return _Unparser().visit(ast_obj)


def __getattr__(name):
    # What only unparse needs is loaded with it.
    if name in ('_Unparser', '_Precedence', '_INFSTR', '_SINGLE_QUOTES', '_MULTI_QUOTES', '_ALL_QUOTES'):
        import _ast_unparse
        return getattr(_ast_unparse, name)
    if name in ('IntEnum', 'auto', '_simple_enum'):
        import enum
        return getattr(enum, name)
    if name in ('contextmanager', 'nullcontext'):
        import contextlib
        return getattr(contextlib, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def main():
    from argparse import ArgumentParser, FileType

    options = ArgumentParser(prog='python -m ast')
    for names, settings in (
            (['infile'], {'type': FileType(mode='rb'), 'nargs': '?', 'default': '-',
                          'help': 'the file to parse; defaults to stdin'}),
            (['-m', '--mode'], {'default': 'exec', 'choices': ('exec', 'single', 'eval', 'func_type'),
                                'help': 'specify what kind of code must be parsed'}),
            (['--no-type-comments'], {'default': True, 'action': 'store_false',
                                      'help': "don't add information about type comments"}),
            (['-a', '--include-attributes'], {
                'action': 'store_true', 'help': 'include attributes such as line numbers and column offsets'}),
            (['-i', '--indent'], {'type': int, 'default': 3, 'help': 'indentation of nodes (number of spaces)'})):
        options.add_argument(*names, **settings)
    args = options.parse_args()
    with args.infile as file:
        tree = parse(file.read(), file.name, args.mode, type_comments=args.no_type_comments)
    print(dump(tree, include_attributes=args.include_attributes, indent=args.indent))


if __name__ == '__main__':
    main()
