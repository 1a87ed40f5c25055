import io
import profile
import pstats


def inner(n):
    return n if n < 2 else inner(n - 1) + inner(n - 2)


def outer():
    return [inner(n) for n in (3, 4)]


clock = iter(range(100000))
profiler = profile.Profile(lambda: next(clock), 0)
print(profiler.runcall(outer))
profiler.create_stats()
for function, (primitive, calls, _, _, callers) in sorted(profiler.stats.items()):
    if function[2] in ('inner', 'outer', '<listcomp>'):
        print(function[1:], primitive, calls, sorted((name[2].split(' at ')[0], n) for name, n in callers.items()))
out = io.StringIO()
stats = pstats.Stats(profiler, stream=out).strip_dirs().sort_stats('calls', 'name')
print(stats.sort_type, sorted(pstats.Stats.sort_arg_dict_default))
print(pstats.f8(1.5), pstats.func_std_string(('~', 0, '<len>')), pstats.func_std_string(('f.py', 3, 'g')))
