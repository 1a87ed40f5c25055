import _symtable

SOURCE = '''[x for x in y]
class A:
    def f(self): return __class__
    def __g(self): __private = 1
async def g(*a, b=1, **k):
    x: int = 1
    import z.y as q, w.e
    def h():
        nonlocal x
        x = 2
        yield lambda: k
def i():
    global j
    j = 1
'''


def show(table, depth=0):
    print(' ' * depth, table.name, table.type, table.lineno, table.nested, table.varnames, table.symbols)
    for child in table.children:
        show(child, depth + 1)


top = _symtable.symtable(SOURCE, 'name', 'exec')
show(top)
print(top.children is top.children, top.symbols is top.symbols, len({top.id, *(child.id for child in top.children)}))
print(sorted(item for item in vars(_symtable).items() if isinstance(item[1], int)))
