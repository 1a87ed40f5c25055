import sys
def attempt(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as x: print(type(x).__name__, x, getattr(x, "name", None), getattr(x, "path", None))
import pkg.sub.leaf
print(pkg.sub.leaf.value, pkg.__path__, pkg.sub.__name__, pkg.sub.leaf.__package__, pkg.__spec__.parent, pkg.sub.leaf.__spec__.parent)
from pkg import sibling, sub as s
print(sibling.here, s.leaf.value, sibling.relative)
from pkg.sub import *
print(starred)
def missing(): import nothing.here
def missing_sub(): import pkg.nothing
def no_package(): import pkg.sibling.deeper
def missing_name(): from pkg import nothing
def circular(): import circ_a
def fails(): import raises
for f in missing, missing_sub, no_package, missing_name, circular, fails, fails: attempt(f)
print("raises" in sys.modules, "circ_a" in sys.modules)
sys.modules["halted"] = None
attempt(__import__, "halted")
attempt(__import__, "x", {}, None, (), 1)
attempt(__import__, "x", {"__package__": "a"}, None, (), 3)
attempt(__import__, "x", None, None, (), -1)
attempt(__import__, "pkg", None, None, (5,))
print(__import__("pkg.sub").__name__, __import__("pkg.sub", fromlist=("leaf",)).__name__)
import space.inner
print(space.inner.value, list(space.__path__), space.__file__ if hasattr(space, "__file__") else "no file")
class Finder:
    @staticmethod
    def find_spec(name, path, target):
        if name == "virtual": return type(sys.__spec__)(name, Loader(), origin="nowhere")
class Loader:
    def create_module(self, spec): return None
    def exec_module(self, module): module.value = "made"
sys.meta_path.append(Finder)
import virtual
print(virtual.value, repr(virtual), virtual.__spec__.origin)
lazy = __import__("lazy_attr")
print(lazy.anything)
