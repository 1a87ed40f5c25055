"""Records what CPython 3.11.7's compile() makes of trees built by programs: run by hand with that interpreter, from this folder.

trees.tsv: mode, tree (as ast.dump prints it), error or marshalled code.
"""
from ast import *
import marshal

L, S, D = Load(), Store(), Del()


def x(name='x'): return Name(name, L)
def s(name='x'): return Name(name, S)
def c(value): return Constant(value)
def module(*body): return Module(list(body), [])
def e(expr): return module(Expr(expr))
def args(posonly=(), plain=(), vararg=None, kwonly=(), kw_defaults=(), kwarg=None, defaults=()):
    return arguments(list(posonly), list(plain), vararg, list(kwonly), list(kw_defaults), kwarg, list(defaults))
def f(body=(Pass(),), args=args(), decorators=(), returns=None, cls=FunctionDef): return cls('f', args, list(body), list(decorators), returns)
def comp(*gens, cls=ListComp): return cls(x(), list(gens))
def gen(target=s(), iter=x('y'), ifs=(), is_async=0): return comprehension(target, iter, list(ifs), is_async)
def at(node, line, col, end_line, end_col):
    node.lineno, node.col_offset, node.end_lineno, node.end_col_offset = line, col, end_line, end_col
    return node
def case(pattern, guard=None, body=(Pass(),)): return Match(x(), [match_case(pattern, guard, list(body))])
def p(name=None, pattern=None): return MatchAs(pattern, name)


TREES = [
    # sound
    module(), e(x()), Expression(x()), Interactive([Expr(x()), Assign([s()], c(1))]), module(f(), f(cls=AsyncFunctionDef), ClassDef('C', [], [], [Pass()], [])),
    module(Assign([s(), Tuple([s('a'), Starred(s('b'), S)], S)], c((1, 2.5, 'x', b'y', None, True, ..., 3j, frozenset({1}), ((),))))), e(c(frozenset({2}))), e(JoinedStr([c('a'), c('b')])), e(JoinedStr([])),
    e(FormattedValue(x(), -1, None)), module(Expr(c('doc'))), module(f([Expr(c('doc')), Return(None)])), e(NamedExpr(s(), c(1))), module(Delete([Name('x', D), Tuple([], D), List([], D)])),
    module(If(c(1), [Pass()], [])), module(While(c(0), [Pass()], [Expr(x())])), module(case(MatchValue(c(1)))), module(case(MatchMapping([c(None), c(True), c('k')], [p(), p('a'), p('b')], 'r'))),
    module(case(MatchOr([MatchSequence([MatchStar('a')]), p('a')]))), module(case(MatchClass(Attribute(x(), 'y', L), [p('a')], ['k'], [p('b')]))), module(Import([alias('a.b', 'c.d')])),
    module(ImportFrom(None, [alias('x')], 1)), module(ImportFrom('m', [alias('*')], 0)), module(ImportFrom('m', [alias('x')], None)), e(Call(x(), [Starred(x(), L)], [keyword(None, x()), keyword('k', x())])),
    module(AnnAssign(s(), x(), None, 0)), module(AnnAssign(Attribute(x(), 'a', S), x(), None, 0)), e(Subscript(x(), Slice(None, None, None), L)), e(Subscript(x(), Tuple([Slice(c(1)), c(2)], L), L)), e(Dict([None, c(1)], [x(), x()])),
    e(BoolOp(And(), [c(1), x(), c(0)])), e(Tuple([Starred(c((1, 2)), L)], L)), e(Set([])), e(List([c(1)] * 40, L)), e(UnaryOp(USub(), c(True))), e(BinOp(c('%s'), Mod(), Tuple([x()], L))),
    module(f([Return(Await(x()))], cls=AsyncFunctionDef)), module(Try([Pass()], [ExceptHandler(None, None, [Pass()]), ExceptHandler(x(), 'e', [Pass()])], [], [])), module(Global(['x', 'x'])),
    # their places
    e(at(x(), 2, 0, 1, 0)), e(at(x(), 1, 5, 1, 4)), e(at(x(), 1, -1, 1, 4)), e(at(x(), -1, 0, 2, 0)), e(at(x(), -1, -1, -1, -1)), e(at(x(), 1, -1, 1, -1)), module(at(Pass(), 5, 0, 4, 0)),
    module(f(args=args(plain=[at(arg('a'), 3, 0, 2, 0)]))), module(case(at(p('a'), 2, 0, 1, 0))), module(Try([Pass()], [at(ExceptHandler(None, None, [Pass()]), 2, 0, 1, 0)], [], [])),
    # expressions
    e(x('None')), e(x('True')), module(Assign([s('False')], c(1))), e(s()), e(Name('x', D)), e(Attribute(x(), 'a', S)), e(Attribute(s(), 'a', L)), e(Starred(s(), L)), e(List([s()], L)), module(Assign([x()], c(1))),
    module(Assign([c(1)], c(1))), module(Assign([Tuple([x()], S)], c(1))), module(Delete([s()])), module(Delete([Call(x(), [], [])])), e(BoolOp(Or(), [x()])), e(BoolOp(Or(), [])), e(Dict([x()], [])), e(Dict([], [None])),
    e(comp()), e(comp(gen(target=x()))), e(comp(gen(iter=s()))), e(comp(gen(ifs=[None]))), e(DictComp(x(), s(), [gen()])), e(Compare(x(), [], [])), e(Compare(x(), [Lt()], [x(), x()])), e(Compare(x(), [Lt(), Lt()], [x()])),
    e(Call(x(), [None], [])), e(Call(s(), [], [])), e(Call(x(), [], [keyword('k', s())])), e(Tuple([None], L)), e(JoinedStr([None])), e(Subscript(s(), s(), L)), e(Lambda(args(plain=[arg('a', s())]), x())),
    e(Lambda(args(defaults=[x()]), x())), e(Lambda(args(kwonly=[arg('a')]), x())), e(Lambda(args(plain=[arg('a')], defaults=[None]), x())), e(Lambda(args(kwonly=[arg('a')], kw_defaults=[None]), x())),
    e(Lambda(args(vararg=arg('a', s())), x())), e(Lambda(args(kwarg=arg('a', s())), x())), e(Lambda(args(posonly=[arg('a', s())]), x())), e(NamedExpr(s(), s())), e(Slice(s())), e(Yield(s())), e(IfExp(x(), x(), s())),
    # statements
    module(None), module(f([])), module(f([], cls=AsyncFunctionDef)), module(f([None])), module(f(decorators=[None])), module(f(returns=s())), module(ClassDef('C', [], [], [], [])), module(ClassDef('C', [s()], [], [Pass()], [])),
    module(ClassDef('C', [], [keyword('k', s())], [Pass()], [s()])), module(Delete([])), module(Assign([], x())), module(AugAssign(x(), Add(), x())), module(AnnAssign(Attribute(x(), 'a', S), x(), None, 1)), module(AnnAssign(x(), x(), None, 1)),
    module(AnnAssign(s(), s(), s(), 1)), module(For(s(), x(), [], [])), module(For(x(), x(), [Pass()], [])), module(AsyncFor(s(), x(), [], [])), module(For(s(), x(), [Pass()], [None])), module(While(x(), [], [])), module(If(x(), [], [])),
    module(If(s(), [Pass()], [])), module(With([], [Pass()])), module(With([withitem(x())], [])), module(With([withitem(x(), x())], [Pass()])), module(AsyncWith([], [Pass()])), module(AsyncWith([withitem(x())], [])),
    module(Raise(None, x())), module(Raise(s(), None)), module(Try([], [], [], [])), module(Try([Pass()], [], [], [])), module(Try([Pass()], [], [Pass()], [Pass()])), module(Try([Pass()], [ExceptHandler(None, None, [])], [], [])),
    module(TryStar([], [], [], [])), module(TryStar([Pass()], [], [], [])), module(TryStar([Pass()], [], [Pass()], [Pass()])), module(Assert(s(), None)), module(Import([])), module(ImportFrom('m', [], 0)), module(ImportFrom('m', [alias('x')], -1)),
    module(Global([])), module(Nonlocal([])), module(Return(x())), module(Break()), module(Continue()), module(Nonlocal(['x'])), Interactive([]), Expression(s()),
    # patterns
    module(Match(x(), [])), module(case(p(), s())), module(case(p(), None, [])), module(case(MatchValue(x()))), module(case(MatchValue(c(None)))), module(case(MatchValue(c(True)))), module(case(MatchValue(c(...)))), module(case(MatchValue(c((1,))))),
    module(case(MatchValue(UnaryOp(USub(), c(1j))))), module(case(MatchValue(UnaryOp(UAdd(), c(1))))), module(case(MatchValue(UnaryOp(USub(), x())))), module(case(MatchValue(BinOp(c(1), Add(), c(2j))))), module(case(MatchValue(BinOp(c(1), Add(), c(2))))),
    module(case(MatchValue(BinOp(UnaryOp(USub(), c(1.5)), Sub(), c(2j))))), module(case(MatchValue(BinOp(c(1j), Add(), c(2j))))), module(case(MatchValue(BinOp(c(1), Mult(), c(2j))))), module(case(MatchValue(JoinedStr([c('a')])))),
    module(case(MatchValue(s()))), module(case(MatchSingleton(1))), module(case(MatchSingleton('x'))), module(case(MatchStar('a'))), module(case(MatchStar('_'))), module(case(MatchSequence([MatchStar('_')]))), module(case(MatchSequence([MatchStar('None')]))),
    module(case(MatchSequence([MatchStar('a'), MatchStar('b')]))), module(case(p('_'))), module(case(p('True'))), module(case(p(None, p('a')))), module(case(p('b', MatchStar('a')))), module(case(MatchOr([p('a')]))), module(case(MatchOr([MatchStar('a'), p()]))),
    module(case(MatchMapping([c(1)], [], None))), module(case(MatchMapping([], [], '_'))), module(case(MatchMapping([x()], [p()], None))), module(case(MatchMapping([c(1)], [MatchStar('a')], None))), module(case(MatchClass(x(), [], ['a'], []))),
    module(case(MatchClass(Call(x(), [], []), [], [], []))), module(case(MatchClass(s(), [], [], []))), module(case(MatchClass(x(), [], ['None'], [p()]))), module(case(MatchClass(x(), [MatchStar('a')], [], []))), module(case(MatchClass(x(), [], ['a', 'a'], [p(), p()]))),
    # what only code generation refuses
    module(AugAssign(Starred(s(), S), Add(), x())), module(AnnAssign(Starred(s(), S), x(), None, 0)), module(AnnAssign(Starred(s(), S), x(), x(), 0)),
    module(AugAssign(List([s()], S), Add(), x())), module(AnnAssign(List([s()], S), x(), None, 0)), module(AnnAssign(List([s()], S), x(), x(), 0)),
    module(AugAssign(Tuple([s()], S), Add(), x())), module(AnnAssign(Tuple([s()], S), x(), None, 0)), module(AnnAssign(Tuple([s()], S), x(), x(), 0)),
    e(JoinedStr([FormattedValue(x(), 120, None)])), module(Assign([Starred(Starred(s(), S), S)], x())), e(Starred(x(), L)), e(Slice(x(), x())),
    *[module(ImportFrom('__future__', [alias('annotations')], 0), AnnAssign(s(), JoinedStr([part]), None, 1)) for part in (FormattedValue(x(), 120, None), x(), c(1), c(b'x'), FormattedValue(x(), -1, x()), c('ok'))],
    module(ImportFrom('m', [alias('*x')], 0)), module(TryStar([Pass()], [ExceptHandler(None, None, [Pass()])], [], [])), module(TryStar([Pass()], [], [], [Pass()])), module(Return(x())),
]

MODES = {Module: 'exec', Expression: 'eval', Interactive: 'single'}

with open('trees.tsv', 'w') as out:
    out.write('# tree, error or code\n')
    for tree in TREES:
        try:
            fix_missing_locations(tree)
        except TypeError:
            pass
        text = dump(tree, include_attributes=True)
        try:
            result = marshal.dumps(compile(tree, 'tree.py', MODES[type(tree)], dont_inherit=True)).hex()
        except (ValueError, TypeError, SyntaxError, SystemError, RecursionError) as error:
            result = f'{type(error).__name__}: {getattr(error, "msg", error)}'
        out.write(f'{text}\t{result}\n')
