import codeop, code
for s in '1', 'if 1:', 'if 1:\n  2', 'if 1:\n  2\n', '(', '"""a', 'x =', '# c', '', 'a b', 'def f():\n  pass\n', '@d', 'for', 'from __future__ import annotations':
    try: c = codeop.compile_command(s); print(repr(s), 'code' if c else c)
    except SyntaxError as x: print(repr(s), x.msg)
class I(code.InteractiveInterpreter):
    def write(self, s): print(end=s)
i = I({}); print(i.runsource('x = 1'), i.runsource('for i in x:'), i.runsource('x +'), i.runsource('1 / 0'), i.locals['x'])
lines = iter(['a = 2', 'if a:', '  print(a)', '', 'b'])
class C(code.InteractiveConsole):
    def write(self, s): print(end=s)
    def raw_input(self, prompt=''):
        try: return next(lines)
        except StopIteration: raise EOFError
C().interact('banner', 'bye')
