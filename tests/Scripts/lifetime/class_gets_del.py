import gc

class A:
    def __init__(self, name): self.name = name
class B(A): pass

def delete(self): print('del', self.name)
def make(cls, name): return cls(name)
for i in range(20): make(A, i); make(B, i)
A.__del__ = delete
make(A, 'after'); gc.collect(); print('-')
make(B, 'derived'); gc.collect(); print('-')
del A.__del__
make(A, 'without'); gc.collect(); print('-')
B.__del__ = delete
make(A, 'base'); make(B, 'own'); gc.collect(); print('-')
