import gc
from _warnings import filters

async def c(): pass
x = c(); x.close(); del x; gc.collect(); print('closed')
class W(list): pass
import sys
sys.stderr = type('Err', (), {'write': lambda self, t: print(t.rstrip()) if t.strip() else None, 'flush': lambda self: None})()
filters.insert(0, ('error', None, RuntimeWarning, None, 0))
sys.unraisablehook = lambda u: print(u.exc_type.__name__, u.exc_value, u.object.__name__)
c(); gc.collect(); print('collected')
try: 
    y = c(); y.send(None)
except StopIteration: pass
del y; gc.collect(); print('awaited')
