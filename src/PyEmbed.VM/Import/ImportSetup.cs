using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Import;

/// <summary>Gives a new engine its first modules: <c>builtins</c> and <c>sys</c>, with the finders.</summary>
internal static class ImportSetup
{
    private static readonly PyStr s_builtIn = PyStr.FromName("built-in");

    /// <summary>Once an engine, inside it, before any Python code. False: an error is set.</summary>
    [MustCheck]
    public static bool Start(PyThreadState thread)
    {
        var interpreter = thread.Interpreter;
        if (Add(thread, "builtins") is not { } builtins) return false;
        interpreter.Builtins = builtins.Dict;
        if (Add(thread, "sys") is not { } sys) return false;
        interpreter.Sys = sys.Dict;
        sys.Dict.SetByName(Names.PlainMetaPath, ListOf(PyBuiltinImporter.BuiltinType, PyFrozenImporter.BuiltinType, PyPathFinder.BuiltinType, PyLibraryImporter.BuiltinType));
        sys.Dict.SetByName(Names.PlainPathHooks, ListOf(new PyZipImporterHook(), new PyFileFinderHook(PyFileFinder.BuiltinType, null)));
        sys.Dict.SetByName(Names.PlainPathImporterCache, new PyDict());
        return true;
    }

    private static PyModule? Add(PyThreadState thread, string name)
    {
        var text = thread.Interpreter.Intern(name);
        if (PyBuiltinImporter.Make(thread, text) is not { } module) return null;
        var dict = module.Dict;
        dict.SetByName(Names.Loader, PyBuiltinImporter.BuiltinType);
        dict.SetByName(Names.Spec, new PyModuleSpec(text, PyBuiltinImporter.BuiltinType, s_builtIn));
        dict.SetByName(Names.Package, PyStr.Empty);
        thread.Interpreter.Modules.SetByName(text, module);
        return module;
    }

    private static PyList ListOf(params ReadOnlySpan<PyObject> items) => PyList.CopyOf(items);

    /// <summary>The module <c>__main__</c>, in which programs run.</summary>
    public static PyModule AddMain(PyThreadState thread)
    {
        var main = PyModule.Create("__main__", null);
        main.Dict.SetByName(Names.Builtins, (PyObject?)thread.Interpreter.Modules.GetByName(Names.PlainBuiltins) ?? thread.Interpreter.Builtins);
        thread.Interpreter.Modules.SetByName(Names.Main, main);
        return main;
    }
}
