import _ast as ast
P = dict(lineno=1, col_offset=0)
def attempt(tree):
    try: compile(tree, '', 'eval'); print('fine')
    except Exception as e: print(type(e).__name__, e)
e = ast.Constant(1, **P)
for i in range(100000): e = ast.UnaryOp(ast.USub(), e, **P)
attempt(ast.Expression(e))
l = ast.List([], ast.Load(), **P)
l.elts.append(l)
attempt(ast.Expression(l))
class Bad(ast.List):
    @property
    def elts(self): raise KeyError(3)
attempt(ast.Expression(Bad(ctx=ast.Load(), **P)))
r = [1, e]
class Clearing(ast.Name):
    @property
    def id(self): r.clear(); return 'x'
r[0] = Clearing(ctx=ast.Load(), **P)
attempt(ast.Expression(ast.List(r, ast.Load(), **P)))
for n in (2800, 20000):
    try: compile('+'.join('a' * n), '', 'eval', 0x400); print('parsed')
    except Exception as e: print(type(e).__name__, e)
