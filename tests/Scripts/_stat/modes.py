import _stat as s
def e(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as x: print(type(x).__name__, x)

print(sorted((k, v) for k, v in vars(s).items() if isinstance(v, int)))
for m in (0o100644, 0o40755, 0o120777, 0o20666, 0o60660, 0o10600, 0o140755, 0o104755, 0o102755, 0o41777, 0o104644, 0o102644, 0o41776, 0, 0o170000, 2**32 - 1):
    print(oct(m), s.filemode(m), s.S_IMODE(m), s.S_IFMT(m), [getattr(s, n)(m) for n in sorted(vars(s)) if n.startswith('S_IS') and callable(getattr(s, n))])
for f in s.S_ISDIR, s.S_IMODE, s.filemode, s.S_ISDOOR: e(f, 'x'); e(f, -1); e(f, 2**32); e(f, 2**70); e(f); e(f, 1, 2); e(f, 1.5)
