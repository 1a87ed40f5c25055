"""Records CPython 3.13.0's symbol tables of PEP 695 and 696 syntax: run by hand with that interpreter, from this folder.

typeparams.tsv: source and table (name, type, line, nested, [parameters], symbols and their flags, with the scope where 3.11 has it) or error (message, line, offset, end line, end offset).
"""
import _symtable, re

SOURCES = r'''
def f[T](a: T, b=c, *, d=e) -> T: return T, g
---
async def f[T: (int, str), *Ts, **P](a: T = b): pass
---
def f[T: U = V, *Ts = W, **P = X](): return lambda: (T, U)
---
class C[T](B[T], k=T): x: T; y = T
---
class C[T: int]:
    def f(self): return T, __class__
    def g[U](self, a: T, b: U, c: C): return T, U, super()
---
type A = B
---
type A[T, U: T = A] = B[T]
---
def f():
    x = 1
    type A = x
    type B[T] = (x, T)
    def g[T: x](a: x = x): return x
    class C[T: x](x): z = x
---
def f(x):
    class C:
        x = 1
        type A = x
        def g[T: x](self, a: x) -> y: return x
        y = 2
        class D[T](x): pass
---
def f(x):
    class C:
        global x
        type A = x
        def g[T: x](self, a: x): pass
---
def f(x):
    class C:
        nonlocal x
        x = 1
        type A = x
        def g[T: x](self, a: x): pass
---
class C:
    __x = 1
    type __A[__T] = (__x, __T)
    def __f[__T: __x](self, __a: __T): return __T, __y
    class __D[__U: __x](__x, k=__U): z = __U, __x
---
class __C[__T](__B, k=__T): a = __T, __x
---
@d[T]
def f[T](): pass
@d[T]
class C[T]: pass
---
class C:
    type A = lambda: x
    x = 1
---
def f[T](x=lambda: T, *, y=T): pass
---
T = 1
def f[T](): global T
---
def f[T]():
    nonlocal T
---
def f[T]():
    T = 1
    def g(): nonlocal T
---
def f[T, T](): pass
---
class C[T, *T]: pass
---
type A[T, **T] = T
---
def f[T: (x := 1)](): pass
---
def f[T: (x := 1, y)](): pass
---
def f[T = (x := 1)](): pass
---
def f[*T = (x := 1)](): pass
---
def f[**T = (yield)](): pass
---
def f[T: (await x)](): pass
---
type A = (yield)
---
type A = (x := 1)
---
type A[T: (yield from x)] = (x := 1)
---
class C[T]((x := 1)): pass
---
class C[T](k=(yield)): pass
---
class C[T](await x): pass
---
def f[T](a: (x := 1)): pass
---
def f[T](a: (yield)): pass
---
def f[T]() -> (await x): pass
---
def f[T](a=(x := 1)): pass
---
def f[T: lambda: (x := 1)](): pass
---
class C[T](lambda: (yield)): pass
'''


def sources():
    return [source.strip('\n') + '\n' for source in SOURCES.split('---')]


def table(scope, indent=''):
    symbols = sorted(f'{name}:{flags & 0x7ff | flags >> 12 << 11}' for name, flags in scope.symbols.items())
    lines = [f"{indent}{scope.name} {(0, 1, 2, 3, 6, 4, 5)[scope.type]} {scope.lineno} {int(bool(scope.nested))} [{' '.join(scope.varnames)}] {' '.join(symbols)}"]
    for child in scope.children:
        lines += table(child, indent + '  ')
    return lines


def escape(text):
    return text.encode('unicode_escape').decode()


with open('typeparams.tsv', 'w') as out:
    out.write('# source, table or error\n')
    for source in sources():
        try:
            result = '\n'.join(table(_symtable.symtable(source, '<string>', 'exec')))
        except SyntaxError as e:
            result = f'{e.msg} {e.lineno} {e.offset} {e.end_lineno} {e.end_offset}'
        # CPython has this parameter also where there are no defaults.
        result = re.sub(r' \[\.defaults( \.kwdefaults)?\]|\.(kw)?defaults:2052 ?', lambda m: ' []' if m[0].startswith(' [') else '', result)
        out.write(escape(source) + '\t' + escape(result) + '\n')
