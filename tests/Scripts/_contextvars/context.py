import _contextvars as c
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

v = c.ContextVar('v'); d = c.ContextVar('d', default=5)
def show(x): return ' '.join(w if not w.startswith('0x') else '0x' + w[-1] * (w[-1] in '>') for w in repr(x).split())
print(show(v), show(d), v.name, d.get(), d.get(6), v.get(1))
try: v.get()
except LookupError as x: print(type(x).__name__, x.args[0] is v)
t = v.set(10); print(v.get(), t.old_value, t.var is v, show(t)); u = v.set(11); print(u.old_value); v.reset(u); print(v.get(), show(u))
for a in (lambda: v.reset(u), lambda: d.reset(t), lambda: v.reset(5), lambda: c.copy_context().run(v.reset, t)):
    try: a()
    except Exception as x: print(type(x).__name__, str(x).split(' at ')[0], str(x).split('>')[-1])
v.reset(t); print(v.get('none'))
x = c.copy_context(); print(len(x), v in x, x == c.copy_context(), x == c.Context(), x != c.Context())
def work(a, *, k): v.set(a); print(v.get(), k, x[v], v in x, len(x), x.get(v), list(x) == [v], list(x.values()), list(x.items())[0][1], list(x.keys())[0] is v); return 'result'
print(x.run(work, 7, k=8), v.get('none'), x[v], len(c.copy_context()))
e(x.run); e(c.Context, 1); e(lambda: x['a']); e(lambda: 'a' in x); e(x.get, 'a'); e(lambda: c.Context()[v].x) if False else None
try: c.Context()[v]
except KeyError as k: print(k.args[0] is v)
print(x.get(d), x.get(d, 4), x.copy() == x)
try: x.run(x.run, print)
except RuntimeError as r: print(str(r).split('<')[0], str(r).split('>')[-1])
def boom(): v.set(99); raise ValueError('boom')
e(x.run, boom); print(x[v], v.get('none')); e(x.run, print, 'again')
e(c.ContextVar); e(c.ContextVar, 5); e(c.ContextVar, 'a', 1); e(c.Token); e(hash, x); e(v.get, 1, 2); e(setattr, v, 'name', 1)
print(c.Token.MISSING, c.ContextVar[int], c.Token[int], hash(v) == hash(v), c.copy_context.__text_signature__, c.Context.__module__)
