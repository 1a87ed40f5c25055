import importlib, importlib.util, importlib.abc, importlib.machinery, sys
class Finder(importlib.abc.MetaPathFinder, importlib.abc.SourceLoader):
    sources = {'pk': 'import pk.sub', 'pk.sub': 'count = globals().get("count", 0) + 1', 'bad': '1/0'}
    def find_spec(self, name, path, target=None):
        if name in self.sources: return importlib.util.spec_from_loader(name, self)
    def get_filename(self, name): return name + ('/__init__.py' if name == 'pk' else '.py')
    def get_data(self, path):
        if path.endswith('c'): raise OSError
        return self.sources[path.removesuffix('.py').removesuffix('/__init__')].encode()
sys.meta_path.append(Finder())
m = importlib.import_module('.sub', 'pk'); print(m.__name__, m.count, m.__package__, m.__file__, sys.modules['pk'].sub is m, importlib.reload(m).count)
print(importlib.util.find_spec('pk.sub').name, importlib.util.find_spec('none'), importlib.util.resolve_name('..x', 'a.b'))
for bad in lambda: importlib.import_module('bad'), lambda: importlib.import_module('none'), lambda: importlib.import_module('.x'), lambda: importlib.import_module('..x', 'a'), lambda: importlib.reload(5), lambda: importlib.import_module(''), lambda: importlib.util.resolve_name('.x', ''), lambda: importlib.import_module('pk.none'):
    try: print(bad())
    except Exception as x: print(type(x).__name__, x)
print('bad' in sys.modules, importlib.machinery.ModuleSpec('a.b', None), importlib.machinery.ModuleSpec('a.b', None).parent)
spec = importlib.util.find_spec('pk.sub'); del sys.modules['pk.sub']; spec.loader = importlib.util.LazyLoader(spec.loader); lazy = importlib.util.module_from_spec(spec); spec.loader.exec_module(lazy)
print(type(lazy).__name__, lazy.count, type(lazy).__name__)
print(importlib.util.cache_from_source('/a/b.py', optimization=1).replace('\\', '/').replace(sys.implementation.cache_tag, 'TAG'), importlib.util.decode_source(b'# coding: latin-1\r\n\xe9'))
