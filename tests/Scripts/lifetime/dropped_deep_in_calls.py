import gc

class A:
    def __del__(self): print('del')

def deep(n):
    if n: return deep(n - 1)
    gc.collect()

q = A()
def run():
    global q
    t = q; q = None
    u = [t]
    deep(3); print('still there')
    del t, u
    deep(3); print('gone')
run()
class C:
    x = A()
def read(): return C.x
read(); read(); read()
del C.x
gc.collect(); print('class attribute')
