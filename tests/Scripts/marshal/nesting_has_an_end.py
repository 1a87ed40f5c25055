import marshal
for n in (1999, 2000, 100000):
    x = []
    for i in range(n): x = [x]
    try: print(n, len(marshal.dumps(x)) > n)
    except ValueError as e: print(n, e)
    while x: x = x.pop()
    try: print(n, type(marshal.loads(b'[\1\0\0\0' * n + b'N')))
    except ValueError as e: print(n, e)
