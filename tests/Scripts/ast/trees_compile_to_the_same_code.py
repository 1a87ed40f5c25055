source = '''
import a.b as c, d
from . import e
@dec
async def f(a, /, b: int = 1, *c, d=2, **e) -> str:
    async with x as y, z: await (yield o)
    async for i in j: pass
    else: [k async for k in l if m if n]
class C(B, metaclass=M):
    global g
    x: int = lambda *a, k=1: {**a, 1: 2}
def h():
    nonlocal_ = 1
    def i(): nonlocal nonlocal_; del nonlocal_, q[0].r
    try: raise E from F
    except (A, B) as e: assert t, 'm'
    except: pass
    else: x = y = *z, 1
    finally: x @= ~y if not z else -1 < 2 <= 3 not in 5
    try: pass
    except* V: break_ = f'{a!r:>{w}}' '' if 0 else b'x'
match v:
    case 1 | -2j | 'a' | None: pass
    case [a, *_, b] if c: pass
    case {'k': 1, **r}: pass
    case E() | C.D(1, x=2) as z: pass
while (w := 1): continue
print({1, 2}, {a: b for a in b}, {a for a in b}, (a for a in b), x[1:2, ::3], ..., 1.5, 10**3, *y, **z)
'''
tree = compile(source, 'f', 'exec', 0x400)
def same(a, b):
    if hasattr(a, 'co_code'):
        return a.co_code == b.co_code and a.co_names == b.co_names and list(a.co_positions()) == list(b.co_positions()) and len(a.co_consts) == len(b.co_consts) and all(map(same, a.co_consts, b.co_consts))
    return a == b
print(type(tree), len(tree.body), same(compile(tree, 'f', 'exec'), compile(source, 'f', 'exec')))
print(eval(compile(compile('6 * 7', 'f', 'eval', 0x400), 'f', 'eval')))
exec(compile(compile('1 + 1', 'f', 'single', 0x400), 'f', 'single'))
