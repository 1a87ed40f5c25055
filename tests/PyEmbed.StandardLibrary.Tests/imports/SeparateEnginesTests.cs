namespace PyEmbed.StandardLibrary.Tests.Imports;

/// <summary>Two engines alive at once know nothing of each other, although they share the code of their modules.</summary>
public sealed class SeparateEnginesTests
{
    private PyEngine _first = null!;
    private PyEngine _second = null!;

    [SetUp]
    public void Start()
    {
        _first = new PyEngine(new PyEngineOptions { HashSeed = 1 });
        _second = new PyEngine(new PyEngineOptions { HashSeed = 1 });
    }

    [TearDown]
    public void End()
    {
        _second.Dispose();
        _first.Dispose();
    }

    // What is done in one engine, and what is asked before and after it in the other.
    [TestCase("import random; random.seed(1); random.random()", "import random; random.seed(2); s = random.getstate()", "random.getstate() == s")]
    [TestCase("import logging; logging.getLogger('x').setLevel(10); logging.addLevelName(11, 'ELEVEN'); logging.basicConfig(); logging.disable(50)", "import logging",
        "(logging.getLogger('x').level, logging.getLevelName(11), logging.root.handlers, logging.root.manager.disable) == (0, 'Level 11', [], 0)")]
    [TestCase("import decimal; decimal.getcontext().prec = 3; decimal.DefaultContext.prec = 4", "import decimal", "(decimal.getcontext().prec, decimal.DefaultContext.prec) == (28, 28)")]
    [TestCase("import warnings; warnings.filterwarnings('error')", "import warnings; n = list(warnings.filters)", "warnings.filters == n")]
    [TestCase("import sys; sys.setrecursionlimit(123); sys.path.append('x'); sys.meta_path.clear(); sys.displayhook = None; sys.set_int_max_str_digits(700)",
        "import sys; p = [*sys.path]; m = [*sys.meta_path]", "(sys.getrecursionlimit(), sys.path, sys.meta_path, sys.get_int_max_str_digits()) == (1000, p, m, 4300) and callable(sys.displayhook)")]
    [TestCase("import builtins; builtins.len = None; builtins.extra = 1", "import builtins", "len('abc') == 3 and not hasattr(builtins, 'extra')")]
    [TestCase("import os; os.environ['A_NAME'] = '1'", "import os", "'A_NAME' not in os.environ")]
    [TestCase("import codecs; codecs.register_error('own', lambda e: ('', e.end)); codecs.register(lambda n: None)", "import codecs", "refuses(codecs.lookup_error, 'own')")]
    [TestCase("import copyreg, re; copyreg.pickle(complex, abs); re.compile('abc')", "import copyreg, re; n = dict(copyreg.dispatch_table)", "copyreg.dispatch_table == n")]
    [TestCase("import atexit; atexit.register(print)", "import atexit", "atexit._ncallbacks() == 0")]
    [TestCase("import locale, string; string.digits = ''; locale.setlocale = None", "import locale, string", "string.digits == '0123456789' and locale.setlocale is not None")]
    [TestCase("import collections.abc as c; c.Sized.register(type('S', (), {})); c.Hashable.register(complex)", "import collections.abc as c\nclass T: pass", "not issubclass(T, c.Sized)")]
    [TestCase("import contextvars; v = contextvars.ContextVar('v'); v.set(1)", "import contextvars", "len(contextvars.copy_context()) == 0")]
    [TestCase("import sys; sys.addaudithook(lambda *a: 1/0)", "import sys", "sys.audit('x') is None")]
    [TestCase("import math, types; math.pi = 3; types.SimpleNamespace", "import math", "3.14 < math.pi < 3.15")]
    [TestCase("import _frozen_importlib as f; f.BuiltinImporter = None", "import _frozen_importlib as f", "f.BuiltinImporter is not None")]
    public void What_one_does_the_other_does_not_see(string deed, string preparation, string question)
    {
        _second.Execute("def refuses(f, *a):\n    try: f(*a)\n    except LookupError: return True");
        _second.Execute(preparation);
        _first.Execute(deed);
        _second.Evaluate<bool>(question).ShouldBeTrue();
        using var third = new PyEngine(new PyEngineOptions { HashSeed = 1 });
        third.Execute("def refuses(f, *a):\n    try: f(*a)\n    except LookupError: return True");
        third.Execute(preparation);
        third.Evaluate<bool>(question).ShouldBeTrue();
    }

    [Test]
    public void No_module_object_is_in_two_engines()
    {
        const string all = """
            import sys, _imp, warnings
            warnings.simplefilter('ignore')
            for name in sorted({*sys.builtin_module_names, *_imp._frozen_module_names()}):
                if name.rpartition('.')[2] != '__main__':
                    try: __import__(name)
                    except (ImportError, PermissionError): pass
            def mutable():
                # Modules and the containers in them.
                for name, module in list(sys.modules.items()):
                    if module is not None:
                        module.marked = {}
                        for value in list(vars(module).values()):
                            if type(value) in (list, dict, set): yield name, value
            found = [*mutable()]
            """;
        _first.Execute(all);
        _second.Execute(all);
        // Each marks what it has; none finds the other's mark.
        _first.Execute("""
            for name, value in found:
                if type(value) is list: value.append('first')
                elif type(value) is dict: value['first'] = 1
                else: value.add('first')
            """);
        _second.Evaluate<string>("' '.join(name for name, value in found if 'first' in value)").ShouldBe("");
    }
}
