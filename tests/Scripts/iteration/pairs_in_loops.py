# Pairs of dict.items() and enumerate() that a loop unpacks at once.
def loop(d):
    out = []
    for k, v in d.items(): out.append((k, v))
    return out
print([loop({1: 2, 3: 4}) for _ in range(3)], loop({}))
def count(l):
    out = []
    for i, x in enumerate(l, 5): out.append((i, x))
    return out
print([count('ab') for _ in range(3)], count([]))
def either(it):
    out = []
    for a, b in it: out.append((a, b))
    return out
for it in ({'a': 1}.items(), enumerate('x'), {'a': 1}.items(), [(1, 2), [3, 4], 'xy'], zip('ab', 'cd'), iter({'q': 2}.items()), enumerate(iter('z'), 2 ** 64)): print(either(it))
def change(d):
    try:
        for k, v in d.items(): d[k + 1] = v
    except RuntimeError as e: return e
for _ in range(3): print(change({1: 1}))
def fails(it):
    try:
        for i, x in enumerate(it): last = x
    except ZeroDivisionError: return last
def gen():
    yield 1
    yield 1 / 0
for _ in range(3): print(fails(gen()))
def wrong(it):
    try:
        for a, b in it: pass
    except (TypeError, ValueError) as e: return e
print(wrong([(1, 2), (1,)]), wrong([(1, 2), (1, 2, 3)]), wrong([1]), wrong(enumerate([])))
def nested(d):
    for (a, b), c in d.items(): print(a, b, c)
for _ in range(2): nested({(1, 2): 3})
def deleted():
    for k, v in {'a': 1}.items():
        del k, v
    try: k
    except UnboundLocalError as e: return e
print(deleted(), deleted())
import sys
lines = []
def trace(frame, event, arg):
    if frame.f_code is loop.__code__: lines.append((event, frame.f_lineno - loop.__code__.co_firstlineno, frame.f_locals.get('k')))
    return trace
loop({1: 2}); loop({1: 2})
sys.settrace(trace); loop({7: 8}); sys.settrace(None)
print(lines)
