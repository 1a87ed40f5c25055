import importlib.machinery as m, importlib.util, importlib.abc, sys, warnings, _imp
import _frozen_importlib, _frozen_importlib_external
warnings.simplefilter('ignore')
sys.dont_write_bytecode = False
print(m.BuiltinImporter is _frozen_importlib.BuiltinImporter, m.ModuleSpec is _frozen_importlib.ModuleSpec, m.FileFinder is _frozen_importlib_external.FileFinder)
print(m.BuiltinImporter._ORIGIN, m.BuiltinImporter.find_module('sys'), m.BuiltinImporter.load_module('sys') is sys, m.BuiltinImporter.module_repr(sys), m.BuiltinImporter.find_module('none'))
print(m.FrozenImporter._ORIGIN, m.FrozenImporter.find_spec('none'), m.FrozenImporter.find_module('none'))
class Importer(m.BuiltinImporter):
    pass
print(Importer.find_spec('sys').loader is Importer, issubclass(m.SourceFileLoader, importlib.abc.FileLoader), issubclass(m.PathFinder, importlib.abc.MetaPathFinder))
spec = m.ModuleSpec('a.b', None)
print(spec._set_fileattr, spec._uninitialized_submodules, spec.parent, spec.cached, spec == m.ModuleSpec('a.b', None), spec == m.ModuleSpec('a.c', None), spec == 1, m.ModuleSpec.__hash__)
class Same:
    name, loader, origin, submodule_search_locations, cached, has_location = 'a.b', None, None, None, None, False
print(spec == Same(), spec != Same())
class Loader(m.SourceFileLoader):
    sources = {'/x/aa.py': b'x = 42\ny = __file__'}
    def get_data(self, path):
        try: return self.sources[path]
        except KeyError: raise OSError
    def path_stats(self, path): return {'mtime': 1, 'size': 2}
    def set_data(self, path, data, *, _mode): print('keeps', len(data) > 16, oct(_mode))
loader = Loader('aa', '/x/aa.py')
loader.note = 1
aa = importlib.util.module_from_spec(importlib.util.spec_from_file_location('aa', loader.path, loader=loader))
aa.__loader__.exec_module(aa)
print(aa.x, aa.y, loader.get_source('aa'), loader == Loader('aa', '/x/aa.py'), hash(loader) == hash(Loader('aa', '/x/aa.py')), loader.is_package('aa'))
plain = m.SourceFileLoader('aa', '/x/aa.py')
print(plain == m.SourceFileLoader('aa', '/x/aa.py'), plain != m.SourceFileLoader('ab', '/x/aa.py'), plain == loader, hash(plain) == hash(m.SourceFileLoader('aa', '/x/aa.py')))
print(plain.source_to_code(b'q = 1', 'f').co_filename, plain.get_filename(), plain.create_module(None))
for bad in lambda: plain.get_code('bb'), lambda: plain.get_filename('bb'), lambda: plain.path_mtime('/x'), lambda: m.FileFinder('/x', 1), lambda: m.FileFinder.path_hook()('/none/x'):
    try: print(bad())
    except Exception as x: print(type(x).__name__, x)
space = m.NamespaceLoader('ns', ['/x/ns'], m.PathFinder._get_spec)
print(space._path, list(space._path), len(space._path), '/x/ns' in space._path, space.get_code('ns').co_filename, repr(space.get_source('ns')), space.is_package('ns'))
class Former:
    def find_module(self, name, path=None): return self if name == 'former' else None
    def load_module(self, name):
        module = sys.modules[name] = type(sys)(name)
        return module
sys.meta_path.append(Former())
import former
print(former.__name__, type(former.__loader__).__name__, former.__spec__.name)
