import gc

class A:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)

def made(): return A('made')
def taken(a): pass

a = A('module'); del a; gc.collect(); print('-')
def function():
    a = A('local'); del a; gc.collect(); print('-')
    taken(A('argument')); len([A('builtin')]); gc.collect(); print('-')
    for i in range(2):
        x = A(i); x.me = x; x = None
        gc.collect(); print('loop', i)
function()
made(); gc.collect(); print('-')
b = made(); del b; gc.collect(); print('-')
