def down(n):
    if n:
        return down(n - 1)
    raise RuntimeError("bottom")
down(9)
