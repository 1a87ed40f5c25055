namespace PyEmbed.StandardLibrary.Tests.Imports;

/// <summary>Modules and packages in the engine's file system, seen through <c>importlib</c> and <c>pkgutil</c>.</summary>
public sealed class ImportedFilesTests
{
    private PyEngine _engine = null!;

    [SetUp]
    public void Start()
    {
        _engine = new PyEngine(new PyEngineOptions { FileSystem = new InMemoryFileSystem() });
        _engine.Execute("""
            import os, sys, warnings
            import importlib, importlib.machinery as machinery, importlib.util, pkgutil
            warnings.simplefilter('ignore')
            sys.dont_write_bytecode = True
            def write(path, text):
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, 'w') as file: file.write(text)
            write('/m/aa.py', 'x = 1')
            write('/m/pk/__init__.py', '')
            write('/m/pk/bb.py', 'y = 2')
            write('/m/pk/sub/__init__.py', '')
            write('/m/space/mod.py', 'z = 3')
            sys.path.insert(0, '/m')
            """);
    }

    [TearDown]
    public void End() => _engine.Dispose();

    [TestCase("[m.name for m in pkgutil.iter_modules(['/m'])]", "['aa', 'pk']")]
    [TestCase("[(m.name, m.ispkg) for m in pkgutil.walk_packages(['/m'])]", "[('aa', False), ('pk', True), ('pk.bb', False), ('pk.sub', True)]")]
    [TestCase("[m.name for m in pkgutil.iter_modules(importlib.import_module('json').__path__)]", "[]")]
    [TestCase("type(importlib.import_module('aa').__loader__) is machinery.SourceFileLoader", "True")]
    [TestCase("importlib.import_module('aa').__loader__.get_data('/m/aa.py'), sorted(importlib.import_module('aa').__loader__.path_stats('/m/aa.py'))", "(b'x = 1', ['mtime', 'size'])")]
    [TestCase("importlib.import_module('aa').__loader__.load_module('aa').x", "1")]
    [TestCase("machinery.FileFinder('/m', (machinery.SourceFileLoader, ['.py'])).find_spec('aa').loader == importlib.import_module('aa').__loader__", "True")]
    [TestCase("machinery.FileFinder('/m', (machinery.SourceFileLoader, ['.txt'])).find_spec('aa')", "None")]
    [TestCase("machinery.FileFinder('/m').find_loader('space'), machinery.FileFinder('/m').find_module('none')", "((None, ['/m/space']), None)")]
    [TestCase("machinery.FileFinder.path_hook((machinery.SourceFileLoader, ['.py']))('/m')", "FileFinder('/m')")]
    [TestCase("machinery.PathFinder._path_hooks('/m'), machinery.PathFinder._path_importer_cache('/m'), machinery.PathFinder._path_hooks('/none')", "(FileFinder('/m'), FileFinder('/m'), None)")]
    [TestCase("machinery.PathFinder._get_spec('space', ['/m']).submodule_search_locations", "['/m/space']")]
    [TestCase("importlib.import_module('space').__path__, importlib.import_module('space.mod').z", "(_NamespacePath(['/m/space']), 3)")]
    [TestCase("machinery.SourceFileLoader('d', '/m/d').set_data('/m/new/d', b'abc'), open('/m/new/d', 'rb').read()", "(None, b'abc')")]
    public void It_is_as_in_CPython(string expression, string shown) => _engine.Evaluate<string>($"repr(({expression}))").ShouldBe(shown);

    [Test]
    public void A_loader_derived_in_Python_decides_what_is_loaded()
    {
        _engine.Execute("""
            class Loader(machinery.SourceFileLoader):
                def source_to_code(self, data, path, *, _optimize=-1): return compile(data.replace(b'1', b'42'), path, 'exec')
            class Finder(machinery.FileFinder):
                def find_spec(self, fullname, target=None): return super().find_spec(fullname, target) if fullname == 'aa' else None
            sys.path_hooks.insert(0, Finder.path_hook((Loader, ['.py'])))
            sys.path_importer_cache.clear()
            import aa
            found = aa.x, type(aa.__loader__).__name__, importlib.util.find_spec('pk')
            """);
        _engine.Evaluate<string>("repr(found)").ShouldBe("(42, 'Loader', None)");
    }

    [Test]
    public void A_namespace_package_grows_when_its_caches_are_invalidated()
    {
        _engine.Execute("""
            write('/n/other.txt', '')
            sys.path.append('/n')
            import space
            before = list(space.__path__)
            write('/n/space/late.py', 'v = 4')
            unseen = list(space.__path__)
            importlib.invalidate_caches()
            import space.late
            """);
        _engine.Evaluate<string>("repr((before, unseen, list(space.__path__), space.late.v))").ShouldBe("(['/m/space'], ['/m/space'], ['/m/space', '/n/space'], 4)");
    }

    [Test]
    public void A_lazy_module_is_loaded_when_it_is_asked_for_something()
    {
        _engine.Execute("""
            spec = importlib.util.find_spec('pk.bb')
            spec.loader = importlib.util.LazyLoader(spec.loader)
            module = sys.modules['pk.bb'] = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            before = type(module).__name__
            """);
        _engine.Evaluate<string>("repr((before, module.y, type(module).__name__))").ShouldBe("('_LazyModule', 2, 'module')");
    }
}
