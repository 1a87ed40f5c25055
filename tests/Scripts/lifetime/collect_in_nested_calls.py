import gc, functools

class A:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)

def made(n): return A(n)
def collect(x): gc.collect()

class Collects:
    def __init__(self): gc.collect()
    def __len__(self): gc.collect(); return 1
    def __str__(self): gc.collect(); return 's'

def run():
    made(1); list(map(collect, [1])); print('-')
    made(2); sorted([1], key=collect); print('-')
    made(3); len(Collects()); print('-')
    made(4); str(Collects()); print('-')
    made(5); '%s' % Collects(); print('-')
    made(6); gc.collect(generation=2); print('-')
    made(7); gc.collect(*[2]); print('-')
    c = gc.collect
    made(8); c(generation=2); print('-')
    made(9); c(**{'generation': 2}); print('-')
    made(10); functools.partial(gc.collect)(); print('-')
    made(11); exec('gc.collect()'); print('-')
    made(12); [gc.collect() for _ in range(1)]; print('-')
    made(13); sum(collect(i) or 0 for i in range(1)); print('-')
run()
run()
