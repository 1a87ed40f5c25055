import gc

class A:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
    def method(self, *args, **keywords): return len(args)
    def me(self): return self
    @property
    def value(self): return 1
    def __add__(self, other): return other
    def __eq__(self, other): return True
    def __len__(self): return 3
    def __getitem__(self, index): return index
    def __enter__(self): return self
    def __exit__(self, *info): return True
    def __iter__(self): return iter(())
    def __call__(self, *args): return args
    __hash__ = None

def made(name): return A(name)
def passed(x, *rest): return x
def keywords(*, key=None): return None

def function():
    A(1).method(1); gc.collect(); print('-')
    A(2).me().method(1, x=2); gc.collect(); print('-')
    made(3).method(); gc.collect(); print('-')
    A(4).value; gc.collect(); print('-')
    A(5) + 1; gc.collect(); print('-')
    A(6) == 1; gc.collect(); print('-')
    len(A(7)); gc.collect(); print('-')
    A(8)[0]; gc.collect(); print('-')
    with A(9): pass
    gc.collect(); print('-')
    with A(10): raise ValueError
    gc.collect(); print('-')
    for _ in A(11): pass
    gc.collect(); print('-')
    A(12)(1, 2); gc.collect(); print('-')
    passed(A(13), 1); gc.collect(); print('-')
    passed(*[A(14)]); gc.collect(); print('-')
    keywords(key=A(15)); gc.collect(); print('-')
    [A(16)].pop().method(); gc.collect(); print('-')
    {'a': A(17)}['a'].name; gc.collect(); print('-')
    (lambda: A(18))(); gc.collect(); print('-')
    [A(i) for i in (19,)][0].name; gc.collect(); print('-')
    next(A(i) for i in (21,)); gc.collect(); print('-')
    str(made(22).name); gc.collect(); print('-')
    try: raise KeyError(A(23))
    except KeyError: pass
    gc.collect(); print('-')
    sorted([A(24).name, made(25).name], key=lambda x: x); gc.collect(); print('-')
    isinstance(A(26), A) and not A(27); gc.collect(); print('-')
    getattr(A(28), 'name'); gc.collect(); print('-')
    f'{A(29).name}'; gc.collect(); print('-')
    a, b = A(30), A(31); a = b = None; gc.collect(); print('-')

function()
print('again')
function()
print('module')
A(1).method(1); gc.collect(); print('-')
made(2); gc.collect(); print('-')
made(3).me().method(); gc.collect(); print('-')
for i in range(40): made(i).value
gc.collect(); print('-')
