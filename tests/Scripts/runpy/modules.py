import runpy, pkgutil
r = runpy.run_module('getopt', init_globals={'extra': 1}, run_name='nm'); print(r['__name__'], r['extra'], r['__spec__'].name, r['__package__'] == '', callable(r['getopt']))
for bad in '.x', 'no_such_module', 'no.such', 'getopt.py':
    try: runpy.run_module(bad)
    except ImportError as x: print(str(x).split(" (")[0].split('. Try')[0])
print(pkgutil.resolve_name('getopt:getopt').__name__, pkgutil.resolve_name('getopt.GetoptError').__name__, pkgutil.ModuleInfo(1, 'a', True), pkgutil.extend_path(5, 'x'))
for bad in 'a-b', 'getopt:zz', '':
    try: pkgutil.resolve_name(bad)
    except Exception as x: print(type(x).__name__, x)
