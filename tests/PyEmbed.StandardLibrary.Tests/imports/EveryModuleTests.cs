namespace PyEmbed.StandardLibrary.Tests.Imports;

/// <summary>Every module that an engine has, written in C# or frozen, imported in a fresh engine.</summary>
public sealed class EveryModuleTests
{
    // What stands in the way of a module is said by name. A line goes when the module that it waits for comes.
    private static readonly string[] s_exceptions =
    [
        .. Waiting("_dbm", "dbm.ndbm"),
        .. Waiting("_gdbm", "dbm.gnu"),
        // Without the newer language level, string is no package.
        "string.templatelib: ModuleNotFoundError: No module named 'string.templatelib'; 'string' is not a package",
    ];

    private static IEnumerable<string> Waiting(string missing, params string[] modules) => modules.Select(module => $"{module}: ModuleNotFoundError: No module named '{missing}'");

    [Test]
    public void An_engine_without_grants_imports_all_modules_but_those_named_here() => Failures(new PyEngineOptions()).ShouldBe(s_expected);

    [Test]
    public void A_trusted_engine_imports_all_modules_but_those_named_here() => Failures(PyEngineOptions.CreateTrusted()).ShouldBe(s_expected);

    private static readonly string[] s_expected = [.. s_exceptions.Order(StringComparer.Ordinal)];

    // Modules called __main__ are programs: imported they run.
    private const string ImportAll = """
        import sys, _imp, warnings
        warnings.simplefilter('ignore')
        failures = []
        for name in sorted({*sys.builtin_module_names, *_imp._frozen_module_names()}):
            if name.rpartition('.')[2] == '__main__':
                continue
            try:
                __import__(name)
                assert sys.modules[name].__spec__.name == name, sys.modules[name].__spec__
            except BaseException as error:
                failures.append(f'{name}: {type(error).__name__}: {error}')
        """;

    private static string[] Failures(PyEngineOptions options)
    {
        using var engine = new PyEngine(options);
        engine.Execute(ImportAll);
        return [.. engine.Evaluate<string>("'\\n'.join(failures)").Split('\n').Order(StringComparer.Ordinal)];
    }

    [Test]
    public void A_module_that_the_policy_excludes_is_no_builtin_of_the_import_system_either()
    {
        using var engine = new PyEngine(new PyEngineOptions { Modules = ModulePolicy.Default.Without("math") });
        engine.Execute("""
            import sys, _imp, importlib.machinery as machinery
            spec = machinery.ModuleSpec('math', machinery.BuiltinImporter)
            try:
                _imp.create_builtin(spec)
            except ImportError as error:
                message = str(error)
            """);
        engine.Evaluate<string>("message").ShouldBe("'math' is not a built-in module");
        engine.Evaluate<bool>("'math' in sys.builtin_module_names or _imp.is_builtin('math') != 0").ShouldBeFalse();
    }
}
