import sys

n = 70000
lines = ['def f(first, *rest, key=1, **others):'] + [f' v{i} = {i}' for i in range(n)] + [
    ' def inner(): return last, v0',
    ' last = v65535 + v69999',
    ' del v5',
    ' try: v5',
    ' except UnboundLocalError as e: print(e)',
    ' total = 0',
    ' for w in rest: total += w',
    ' print(first, rest, key, others, total, inner(), v0, v65533, v65534, v65535, v65536, v69999)',
    ' return sorted([v69998, v3], key=lambda x: -x), len(locals())']
space = {}
exec('\n'.join(lines), space)
print(space['f'](1, 2, 3, key=4, k=5))
print(space['f'](7)[0])
lines = ['def g():'] + [f' v{i} = {i}' for i in range(n)] + [' try:', '  got = yield v69999', '  yield got + v69998', ' finally: print("closed", v1)']
exec('\n'.join(lines), space)
it = space['g']()
print(next(it), it.send(10)); it.close()
