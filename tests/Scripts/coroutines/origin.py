import sys
async def c(): pass
def f(): return c()
def g(): return f()
for depth in 0, 1, 2, 5:
    sys.set_coroutine_origin_tracking_depth(depth)
    coroutine = g()
    print(depth, [place[1:] for place in coroutine.cr_origin or ()], coroutine.cr_origin is None, sys.get_coroutine_origin_tracking_depth())
    coroutine.close()
sys.set_coroutine_origin_tracking_depth(depth=0)
try: sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as error: print(error)
sys.set_asyncgen_hooks(print, None); print(sys.get_asyncgen_hooks())
sys.set_asyncgen_hooks(None); print(sys.get_asyncgen_hooks())
