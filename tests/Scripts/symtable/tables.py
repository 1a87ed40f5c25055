import symtable
t = symtable.symtable('import os\nx: int = 1\ndef f(a, *b):\n  global g\n  def h():\n    nonlocal a\n    return a + x\n  g = len(b)\nclass C:\n  y = x\n  def m(self): pass\n', 's.py', 'exec')
def show(t, n=0):
    print(' ' * n, t, t.get_type(), t.get_lineno(), t.is_nested(), t.is_optimized(), t.has_children())
    for s in sorted(t.get_symbols(), key=lambda s: s.get_name()): print(' ' * n, s, [m for m in dir(s) if m.startswith('is_') and getattr(s, m)()])
    for c in t.get_children(): show(c, n + 1)
show(t)
f, c = t.get_children(); print(f.get_parameters(), sorted(f.get_locals()), f.get_globals(), f.get_frees(), f.get_nonlocals(), c.get_methods(), t.lookup('f').get_namespace().get_name())
try: t.lookup('x').get_namespace()
except ValueError as e: print(e)
