import dis
def f(a, *b):
    for x in b:
        try: print(f'{a!r:>5}', x + 1)
        except ValueError: pass
    return lambda: a
dis.disassemble(f.__code__.co_consts[-2] if hasattr(f.__code__.co_consts[-2], 'co_code') else compile('a + b[0]', 'x', 'eval'))
print(dis.pretty_flags(0x1f), dis.findlabels(f.__code__.co_code), list(dis.findlinestarts(f.__code__))[:3])
for i in list(dis.get_instructions('a.b(1)'))[:4]: print(i)
print(dis.code_info('x = 1\nx').split('Filename')[0], dis.stack_effect(dis.opmap['POP_TOP']), list(dis._find_imports(compile('import a.b\nfrom . import c', '', 'exec'))))
