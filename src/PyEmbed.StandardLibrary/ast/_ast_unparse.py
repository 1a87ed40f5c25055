"""Turns syntax trees back into source: ast.unparse."""

import sys
from ast import (AST, AsyncFunctionDef, ClassDef, Constant, Expr, FormattedValue, FunctionDef, If, JoinedStr, Module,
                 Name, Tuple, iter_child_nodes)
from enum import IntEnum, auto, _simple_enum

# A number too large for a float reads as infinity.
_INFSTR = "1e" + repr(sys.float_info.max_10_exp + 1)

_SINGLE_QUOTES = ("'", '"')
_MULTI_QUOTES = ('"""', "'''")
_ALL_QUOTES = (*_SINGLE_QUOTES, *_MULTI_QUOTES)


@_simple_enum(IntEnum)
class _Precedence:
    """How tightly expressions bind, from the loosest."""

    NAMED_EXPR = auto()
    TUPLE = auto()
    YIELD = auto()
    TEST = auto()
    OR = auto()
    AND = auto()
    NOT = auto()
    CMP = auto()
    EXPR = auto()
    BOR = EXPR
    BXOR = auto()
    BAND = auto()
    SHIFT = auto()
    ARITH = auto()
    TERM = auto()
    FACTOR = auto()
    POWER = auto()
    AWAIT = auto()
    ATOM = auto()

    def next(self):
        try:
            return self.__class__(self + 1)
        except ValueError:
            return self


_P = _Precedence
_AFTER_TEST = _P.TEST.next()
_AFTER_CMP = _P.CMP.next()

_BINARY = {
    "Add": ("+", _P.ARITH), "Sub": ("-", _P.ARITH),
    "Mult": ("*", _P.TERM), "MatMult": ("@", _P.TERM), "Div": ("/", _P.TERM),
    "Mod": ("%", _P.TERM), "FloorDiv": ("//", _P.TERM),
    "LShift": ("<<", _P.SHIFT), "RShift": (">>", _P.SHIFT),
    "BitOr": ("|", _P.BOR), "BitXor": ("^", _P.BXOR), "BitAnd": ("&", _P.BAND),
    "Pow": ("**", _P.POWER),
}
_UNARY = {"Invert": ("~", _P.FACTOR), "Not": ("not ", _P.NOT), "UAdd": ("+", _P.FACTOR), "USub": ("-", _P.FACTOR)}
_BOOLEAN = {"And": ("and", _P.AND), "Or": ("or", _P.OR)}
_COMPARISON = {
    "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=",
    "Is": "is", "IsNot": "is not", "In": "in", "NotIn": "not in",
}


def _in_parens(text, condition):
    return f'({text})' if condition else text


def _operator(table, node):
    return table[node.__class__.__name__]


class _Unparser:
    """Expressions give their text (methods expr_...), everything else writes lines (write_...).

    An expression is asked for with the precedence of its place: if it binds more loosely it
    comes in parentheses.
    """

    def __init__(self, *, _avoid_backslashes=False):
        self._source = []
        self._type_ignores = {}
        self._indent = 0
        self._avoid_backslashes = _avoid_backslashes
        self._except = 'except'

    def visit(self, node):
        self._source = []
        self.write(node)
        return ''.join(self._source)

    # Writing

    def write(self, node):
        if isinstance(node, list):
            for item in node:
                self.write(item)
            return
        name = node.__class__.__name__
        writer = getattr(self, 'write_' + name, None)
        if writer is not None:
            writer(node)
        elif hasattr(self, 'expr_' + name):
            self._source.append(self.text(node))
        else:
            for child in iter_child_nodes(node):
                self.write(child)

    def blank(self):
        if self._source:
            self._source.append('\n')

    def line(self, text):
        self.blank()
        self._source.append('    ' * self._indent + text)

    def block(self, header, body, comment=None):
        self.line(header + ':' + (comment or ''))
        self._indent += 1
        self.write(body)
        self._indent -= 1

    def block_if(self, header, body):
        if body:
            self.block(header, body)

    def body(self, node):
        # The body of a module, class or function with its docstring.
        statements = node.body
        first = statements[0] if statements else None
        is_docstring = (isinstance(first, Expr) and isinstance(first.value, Constant)
                        and isinstance(first.value.value, str))
        if is_docstring:
            prefix = 'u' if first.value.kind == 'u' else ''
            self.line(prefix + self.quoted(first.value.value, _MULTI_QUOTES))
            statements = statements[1:]
        self.write(statements)

    def type_comment(self, node):
        comment = self._type_ignores.get(node.lineno) or node.type_comment
        return None if comment is None else f" # type: {comment}"

    # Modules and statements

    def write_Module(self, node):
        self._type_ignores = {ignore.lineno: f"ignore{ignore.tag}" for ignore in node.type_ignores}
        self.body(node)
        self._type_ignores.clear()

    def write_FunctionType(self, node):
        self._source.append(f'({self.listed(node.argtypes)}) -> {self.text(node.returns)}')

    def write_Expr(self, node):
        self.line(self.text(node.value, _P.YIELD))

    def write_Import(self, node):
        self.line('import ' + self.listed(node.names))

    def write_ImportFrom(self, node):
        self.line(f"from {'.' * (node.level or 0)}{node.module or ''} import {self.listed(node.names)}")

    def write_Assign(self, node):
        targets = ''.join(self.text(target, _P.TUPLE) + ' = ' for target in node.targets)
        self.line(targets + self.text(node.value) + (self.type_comment(node) or ''))

    def write_AugAssign(self, node):
        sign, _ = _operator(_BINARY, node.op)
        self.line(f'{self.text(node.target)} {sign}= {self.text(node.value)}')

    def write_AnnAssign(self, node):
        target = _in_parens(self.text(node.target), not node.simple and isinstance(node.target, Name))
        self.line(f'{target}: {self.text(node.annotation)}{self.after(" = ", node.value)}')

    def write_Return(self, node):
        self.line('return' + self.after(' ', node.value))

    def write_Pass(self, node):
        self.line('pass')

    def write_Break(self, node):
        self.line('break')

    def write_Continue(self, node):
        self.line('continue')

    def write_Delete(self, node):
        self.line('del ' + self.listed(node.targets))

    def write_Assert(self, node):
        self.line(f'assert {self.text(node.test)}{self.after(", ", node.msg)}')

    def write_Global(self, node):
        self.line('global ' + ', '.join(node.names))

    def write_Nonlocal(self, node):
        self.line('nonlocal ' + ', '.join(node.names))

    def write_Raise(self, node):
        if node.cause and not node.exc:
            raise ValueError("Node can't use cause without an exception.")
        self.line('raise' + self.after(' ', node.exc) + self.after(' from ', node.cause))

    def write_Try(self, node, keyword='except'):
        outer, self._except = self._except, keyword
        try:
            self.block('try', node.body)
            self.write(node.handlers)
            self.block_if('else', node.orelse)
            self.block_if('finally', node.finalbody)
        finally:
            self._except = outer

    def write_TryStar(self, node):
        self.write_Try(node, 'except*')

    def write_ExceptHandler(self, node):
        name = f' as {node.name}' if node.name else ''
        self.block(self._except + self.after(' ', node.type) + name, node.body)

    def definition(self, node, header, comment=None):
        self.blank()
        for decorator in node.decorator_list:
            self.line('@' + self.text(decorator))
        self.line(header + ':' + (comment or ''))
        self._indent += 1
        self.body(node)
        self._indent -= 1

    def type_params(self, node):
        # Nodes of 3.11 have none.
        params = getattr(node, 'type_params', None)
        return f'[{self.listed(params)}]' if params else ''

    def write_TypeAlias(self, node):
        self.line(f'type {self.text(node.name)}{self.type_params(node)} = {self.text(node.value)}')

    def write_ClassDef(self, node):
        arguments = [*node.bases, *node.keywords]
        self.definition(node, 'class ' + node.name + self.type_params(node) + _in_parens(self.listed(arguments), True) * bool(arguments))

    def write_FunctionDef(self, node, keyword='def'):
        header = f'{keyword} {node.name}{self.type_params(node)}({self.text(node.args)}){self.after(" -> ", node.returns)}'
        self.definition(node, header, self.type_comment(node))

    def write_AsyncFunctionDef(self, node):
        self.write_FunctionDef(node, 'async def')

    def write_For(self, node, keyword='for'):
        header = f'{keyword} {self.text(node.target, _P.TUPLE)} in {self.text(node.iter)}'
        self.block(header, node.body, self.type_comment(node))
        self.block_if('else', node.orelse)

    def write_AsyncFor(self, node):
        self.write_For(node, 'async for')

    def write_While(self, node):
        self.block('while ' + self.text(node.test), node.body)
        self.block_if('else', node.orelse)

    def write_If(self, node):
        self.block('if ' + self.text(node.test), node.body)
        while len(node.orelse) == 1 and isinstance(node.orelse[0], If):
            node = node.orelse[0]
            self.block('elif ' + self.text(node.test), node.body)
        self.block_if('else', node.orelse)

    def write_With(self, node, keyword='with'):
        self.block(f'{keyword} {self.listed(node.items)}', node.body, self.type_comment(node))

    def write_AsyncWith(self, node):
        self.write_With(node, 'async with')

    def write_Match(self, node):
        self.block('match ' + self.text(node.subject), node.cases)

    def write_match_case(self, node):
        self.block('case ' + self.text(node.pattern) + self.after(' if ', node.guard), node.body)

    # Expressions

    def text(self, node, place=_P.TEST):
        name = node.__class__.__name__
        giver = getattr(self, 'expr_' + name, None)
        if giver is not None:
            return giver(node, place)
        # Neither an expression nor near one: what it would write.
        outer, self._source = self._source, []
        try:
            self.write(node)
            return ''.join(self._source)
        finally:
            self._source = outer

    def after(self, before, node):
        return before + self.text(node) if node else ''

    def listed(self, nodes, place=_P.TEST):
        return ', '.join([self.text(node, place) for node in nodes])

    def expr_NamedExpr(self, node, place):
        return _in_parens(f'{self.text(node.target, _P.ATOM)} := {self.text(node.value, _P.ATOM)}',
                          place > _P.NAMED_EXPR)

    def expr_Await(self, node, place):
        value = ' ' + self.text(node.value, _P.ATOM) if node.value else ''
        return _in_parens('await' + value, place > _P.AWAIT)

    def expr_Yield(self, node, place):
        value = ' ' + self.text(node.value, _P.ATOM) if node.value else ''
        return _in_parens('yield' + value, place > _P.YIELD)

    def expr_YieldFrom(self, node, place):
        if not node.value:
            raise ValueError("Node can't be used without a value attribute.")
        return _in_parens('yield from ' + self.text(node.value, _P.ATOM), place > _P.YIELD)

    def expr_Name(self, node, place):
        return node.id

    def expr_Lambda(self, node, place):
        parameters = self.text(node.args)
        return _in_parens(f"lambda{' ' if parameters else ''}{parameters}: {self.text(node.body)}", place > _P.TEST)

    def expr_IfExp(self, node, place):
        text = (f'{self.text(node.body, _AFTER_TEST)} if {self.text(node.test, _AFTER_TEST)}'
                f' else {self.text(node.orelse)}')
        return _in_parens(text, place > _P.TEST)

    def expr_BoolOp(self, node, place):
        word, own = _operator(_BOOLEAN, node.op)
        texts, level = [], own
        for value in node.values:
            # A same operation among the operands was in parentheses.
            level = level.next()
            texts.append(self.text(value, level))
        return _in_parens(f' {word} '.join(texts), place > own)

    def expr_UnaryOp(self, node, place):
        sign, own = _operator(_UNARY, node.op)
        return _in_parens(sign + self.text(node.operand, own), place > own)

    def expr_BinOp(self, node, place):
        sign, own = _operator(_BINARY, node.op)
        left, right = (own.next(), own) if sign == '**' else (own, own.next())
        return _in_parens(f'{self.text(node.left, left)} {sign} {self.text(node.right, right)}', place > own)

    def expr_Compare(self, node, place):
        text = self.text(node.left, _AFTER_CMP)
        for op, operand in zip(node.ops, node.comparators):
            text += f' {_operator(_COMPARISON, op)} {self.text(operand, _AFTER_CMP)}'
        return _in_parens(text, place > _P.CMP)

    def expr_Attribute(self, node, place):
        # 1.real would be a number and a name.
        is_number = isinstance(node.value, Constant) and isinstance(node.value.value, int)
        return f"{self.text(node.value, _P.ATOM)}{' ' if is_number else ''}.{node.attr}"

    def expr_Call(self, node, place):
        return f'{self.text(node.func, _P.ATOM)}({self.listed([*node.args, *node.keywords])})'

    def expr_keyword(self, node, place):
        return ('**' if node.arg is None else node.arg + '=') + self.text(node.value)

    def expr_Subscript(self, node, place):
        index = node.slice
        is_bare = isinstance(index, Tuple) and index.elts
        return f'{self.text(node.value, _P.ATOM)}[{self.items(index.elts) if is_bare else self.text(index)}]'

    def expr_Slice(self, node, place):
        return self.after('', node.lower) + ':' + self.after('', node.upper) + self.after(':', node.step)

    def expr_Starred(self, node, place):
        return '*' + self.text(node.value, _P.EXPR)

    def expr_Ellipsis(self, node, place):
        return '...'

    # Displays

    def items(self, nodes):
        # The elements of a tuple.
        return self.listed(nodes) + ',' * (len(nodes) == 1)

    def expr_Tuple(self, node, place):
        return _in_parens(self.items(node.elts), not node.elts or place > _P.TUPLE)

    def expr_List(self, node, place):
        return f'[{self.listed(node.elts)}]'

    def expr_Set(self, node, place):
        return f'{{{self.listed(node.elts)}}}' if node.elts else '{*()}'

    def expr_Dict(self, node, place):
        pairs = ['**' + self.text(value, _P.EXPR) if key is None else f'{self.text(key)}: {self.text(value)}'
                 for key, value in zip(node.keys, node.values)]
        return f"{{{', '.join(pairs)}}}"

    def loops(self, node):
        return ''.join(map(self.text, node.generators))

    def expr_ListComp(self, node, place):
        return f'[{self.text(node.elt)}{self.loops(node)}]'

    def expr_SetComp(self, node, place):
        return f'{{{self.text(node.elt)}{self.loops(node)}}}'

    def expr_GeneratorExp(self, node, place):
        return f'({self.text(node.elt)}{self.loops(node)})'

    def expr_DictComp(self, node, place):
        return f'{{{self.text(node.key)}: {self.text(node.value)}{self.loops(node)}}}'

    def expr_comprehension(self, node, place):
        text = ' async for ' if node.is_async else ' for '
        text += f'{self.text(node.target, _P.TUPLE)} in {self.text(node.iter, _AFTER_TEST)}'
        return text + ''.join(' if ' + self.text(condition, _AFTER_TEST) for condition in node.ifs)

    # Constants and strings

    def expr_Constant(self, node, place):
        value = node.value
        if isinstance(value, tuple):
            return f"({', '.join(map(self.constant, value))}{',' * (len(value) == 1)})"
        if value is ...:
            return '...'
        return ('u' if node.kind == 'u' else '') + self.constant(value)

    def constant(self, value):
        if isinstance(value, (float, complex)):
            return repr(value).replace("inf", _INFSTR).replace("nan", f"({_INFSTR}-{_INFSTR})")
        if self._avoid_backslashes and isinstance(value, str):
            return self.quoted(value)
        return repr(value)

    def quoted(self, string, quotes=_ALL_QUOTES):
        text, quotes = _escaped(string, quotes)
        return quotes[0] + text + quotes[0]

    def expr_JoinedStr(self, node, place):
        if self._avoid_backslashes:
            return 'f' + self.quoted(self.pieces(node))
        # All parts must do with the same quotes, and within braces there is no backslash.
        parts = [(self.pieces(value), isinstance(value, Constant)) for value in node.values]
        quotes, texts = list(_ALL_QUOTES), []
        for value, is_constant in parts:
            text, possible = _escaped(value, quotes, escapes_whitespace=is_constant)
            if set(possible).isdisjoint(quotes):
                # With a double quote before it repr uses single ones for the rest.
                quotes, texts = ["'''"], [repr('"' + part)[2:-1] for part, _ in parts]
                break
            texts.append(text)
            quotes = possible
        return 'f' + quotes[0] + ''.join(texts) + quotes[0]

    def pieces(self, node):
        # A part of an f-string without quotes.
        if isinstance(node, JoinedStr):
            return ''.join(map(self.pieces, node.values))
        if isinstance(node, Constant) and isinstance(node.value, str):
            return node.value.replace("{", "{{").replace("}", "}}")
        if isinstance(node, FormattedValue):
            return self.expr_FormattedValue(node)
        raise ValueError(f"Unexpected node inside JoinedStr, {node!r}")

    def expr_FormattedValue(self, node, place=_P.TEST):
        inner = type(self)(_avoid_backslashes=True).text(node.value, _AFTER_TEST)
        if "\\" in inner:
            raise ValueError("Unable to avoid backslash in f-string expression part")
        # Two braces would be one.
        text = ' ' + inner if inner.startswith('{') else inner
        if node.conversion != -1:
            text += f'!{chr(node.conversion)}'
        if node.format_spec:
            text += ':' + self.pieces(node.format_spec)
        return f'{{{text}}}'

    # Parameters and parts of statements

    def expr_arg(self, node, place):
        return node.arg + self.after(': ', node.annotation)

    def expr_arguments(self, node, place):
        plain = [*node.posonlyargs, *node.args]
        parts = []
        without_default = len(plain) - len(node.defaults)
        for index, parameter in enumerate(plain):
            default = node.defaults[index - without_default] if index >= without_default else None
            parts.append(self.text(parameter) + self.after('=', default))
            if index + 1 == len(node.posonlyargs):
                parts.append('/')
        if node.vararg or node.kwonlyargs:
            parts.append('*' + (self.text(node.vararg) if node.vararg else ''))
        for parameter, default in zip(node.kwonlyargs, node.kw_defaults):
            parts.append(self.text(parameter) + self.after('=', default))
        if node.kwarg:
            parts.append('**' + self.text(node.kwarg))
        return ', '.join(parts)

    def expr_TypeVar(self, node, place):
        return node.name + self.after(': ', node.bound) + self.after(' = ', node.default_value)

    def expr_TypeVarTuple(self, node, place):
        return '*' + node.name + self.after(' = ', node.default_value)

    def expr_ParamSpec(self, node, place):
        return '**' + node.name + self.after(' = ', node.default_value)

    def expr_alias(self, node, place):
        return node.name + (' as ' + node.asname if node.asname else '')

    def expr_withitem(self, node, place):
        return self.text(node.context_expr) + self.after(' as ', node.optional_vars)

    # Patterns

    def expr_MatchValue(self, node, place):
        return self.text(node.value)

    def expr_MatchSingleton(self, node, place):
        return self.constant(node.value)

    def expr_MatchSequence(self, node, place):
        return f'[{self.listed(node.patterns)}]'

    def expr_MatchStar(self, node, place):
        return f"*{'_' if node.name is None else node.name}"

    def expr_MatchMapping(self, node, place):
        parts = [f'{self.text(key)}: {self.text(pattern)}'
                 for key, pattern in zip(node.keys, node.patterns, strict=True)]
        if node.rest is not None:
            parts.append('**' + node.rest)
        return f"{{{', '.join(parts)}}}"

    def expr_MatchClass(self, node, place):
        parts = [self.text(pattern) for pattern in node.patterns]
        if node.kwd_attrs:
            parts += [f'{name}={self.text(pattern)}'
                      for name, pattern in zip(node.kwd_attrs, node.kwd_patterns, strict=True)]
        return f"{self.text(node.cls, _P.ATOM)}({', '.join(parts)})"

    def expr_MatchAs(self, node, place):
        if node.name is None:
            return '_'
        if node.pattern is None:
            return node.name
        return _in_parens(f'{self.text(node.pattern, _P.BOR)} as {node.name}', place > _P.TEST)

    def expr_MatchOr(self, node, place):
        alternatives = [self.text(pattern, _P.BOR.next()) for pattern in node.patterns]
        return _in_parens(' | '.join(alternatives), place > _P.BOR)


def _escaped(string, quotes, *, escapes_whitespace=False):
    """The text of a literal without quotes and the quotes that can stand around it, best first."""
    def escaped(char):
        if char in "\n\t" and not escapes_whitespace:
            return char
        if char == "\\" or not char.isprintable():
            return char.encode("unicode_escape").decode("ascii")
        return char

    text = ''.join(map(escaped, string))
    if "\n" in text:
        candidates = [quote for quote in quotes if quote in _MULTI_QUOTES]
    else:
        candidates = list(quotes)
    candidates = [quote for quote in candidates if quote not in text]
    if not candidates:
        text = repr(string)
        return text[1:-1], [next((quote for quote in quotes if text[0] in quote), text[0])]
    if text:
        # A quote at the end is not to touch those that close.
        candidates.sort(key=lambda quote: quote[0] == text[-1])
        if candidates[0][0] == text[-1]:
            text = text[:-1] + '\\' + text[-1]
    return text, candidates
