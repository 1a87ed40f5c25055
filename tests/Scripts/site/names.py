import sys
before = sys.path[:]
import builtins, inspect, io, os, site, traceback, sysconfig
print(sys.path == before)

for name in ('abs_paths', 'addpackage', 'addsitedir', 'addsitepackages', 'addusersitepackages', 'check_enableusersite', 'enablerlcompleter', 'execsitecustomize', 'execusercustomize',
             'getsitepackages', 'getuserbase', 'getusersitepackages', 'main', 'makepath', 'removeduppaths', 'setcopyright', 'sethelper', 'setquit', 'venv',
             '_get_path', '_getuserbase', '_init_pathinfo', '_script', '_trace'):
    print(name, inspect.signature(getattr(site, name)))

print(site.makepath('/a', 'b', '..', 'c'))
sys.path[:] = ['/n/a', '/n/b', '/n/a/', '/n/c/../b']
print(sorted(site.removeduppaths()), sys.path, site._init_pathinfo())

# Directories
print(site.getsitepackages(['/p', '', '/q', '/p']))
site.PREFIXES = ['/r']
print(site.getsitepackages(), site.addsitepackages({1}), sys.path)
print(site.addsitedir('/n/d', set()), site.addsitedir('/n/d'), site.addpackage('/n/d', 'x.pth', set()), sys.path)
site.USER_BASE, site.USER_SITE, site.ENABLE_USER_SITE = '/u', None, True
print(site.getuserbase(), site.getusersitepackages(), site.USER_SITE, site.addusersitepackages(set()))
site.USER_BASE = site.USER_SITE = None
site._getuserbase = lambda: None
print(site.getuserbase(), site.getusersitepackages(), site.ENABLE_USER_SITE)
print(site._get_path('/u'))

# .pth files
files = {'/n/e/b.pth': b'# comment\n\n  \nimport sys; sys.seen = sys._getframe(1).f_locals["sitedir"]\ngone\nhere  \n/n/here\n', '/n/e/a.pth': b'import\tsys\nimportant\nimport no such\nlater\n'}
exists, listdir, open_code = os.path.exists, os.listdir, io.open_code
os.path.exists = lambda path: 'gone' not in path
os.listdir = lambda path: ['b.pth', 'c.py', 'a.pth', 'd.pth']
def open_file(path):
    try: return io.BytesIO(files[path])
    except KeyError: raise FileNotFoundError(path)
io.open_code = open_file
sys.path[:] = []
known = set()
stderr, sys.stderr = sys.stderr, io.StringIO()
try: result = site.addsitedir('/n/e', known)
finally: err, sys.stderr = sys.stderr.getvalue().splitlines(), stderr
print(result is known, sorted(known), sys.path, sys.seen)
print(err[:3], [line for line in err[3:] if line.startswith('  ') and 'rror' in line], err[-2:])
print(site.addpackage('/n/e', 'b.pth', None), sys.path)
os.path.exists, os.listdir, io.open_code = exists, listdir, open_code

# Builtins
for name in 'quit', 'exit', 'help', 'copyright', 'credits', 'license': builtins.__dict__.pop(name, None)
site.setquit(); site.sethelper(); site.setcopyright()
print(quit, exit, help, sep='\n')
print(repr(copyright) == sys.copyright, callable(credits), callable(license))
site.enablerlcompleter()
print(sys.__interactivehook__.__qualname__)

# Own code of an installation
sys.path[:] = []
class Finder:
    def find_spec(name, path=None, target=None):
        if name == 'sitecustomize': raise ValueError('no good')
        if name == 'usercustomize': import no_such_module
sys.meta_path.insert(0, Finder)
sys.modules.pop('sitecustomize', None)
sys.modules.pop('usercustomize', None)
sys.stderr = io.StringIO()
try: site.execsitecustomize(), site.execusercustomize()
finally: err, sys.stderr = sys.stderr.getvalue(), stderr
print(err, end='')
sys.meta_path.remove(Finder)
print(site.execsitecustomize(), site.execusercustomize())

# All of it
sys.executable = '/n/bin/python'
print(site.venv({1}), sys._home)
sys.path[:] = ['/n/a', '/n/a']
site.ENABLE_USER_SITE = False
print(site.main(), sys.path, site.ENABLE_USER_SITE)
