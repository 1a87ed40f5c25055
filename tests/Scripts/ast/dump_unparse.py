import ast
source = '''@d
async def f(a, /, b: int = 1, *c, k=2, **w) -> x:
    """doc"""
    async with a as (b, c), d: yield
    return -(a ** -b) @ (c if not d else lambda *e: e), [i for i in (1, 2) if i], {**a, 'b': f'{c!r:>{w}}'}
class C(B, metaclass=M):
    x: int = (1,)
    try: del a[1:2, ::3], b.c
    except* (A, B) as e: raise e from None
    else: pass
    finally: global g
match s:
    case [1, *_, {'k': A(x=1) | None, **r}] if z: a = b = (yield)
    case _: a += 1 < 2 <= 3 is not 4
while (n := 1): break
'''
tree = ast.parse(source)
print(ast.dump(tree)); print(ast.dump(tree.body[2], indent=2)[:400]); print(ast.dump(tree.body[0].args, False, True)[:200])
print(ast.unparse(tree)); print(ast.dump(ast.parse(ast.unparse(tree))) == ast.dump(tree), ast.get_docstring(tree.body[0]), ast.get_source_segment(source, tree.body[1].body[0]))
