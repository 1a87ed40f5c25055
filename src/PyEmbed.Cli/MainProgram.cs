using PyEmbed.VM;
using PyEmbed.VM.Import;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.Cli;

/// <summary>The code that <c>-m module</c> or a directory stands for: a module, or the <c>__main__</c> of a package or path. Library reference "runpy".</summary>
/// <param name="Code">What to run.</param>
/// <param name="Spec">What the import system knows of it.</param>
/// <param name="Loader">Its loader.</param>
/// <param name="Parent">Its package.</param>
/// <param name="Origin">Its file; of a frozen module what its code names as that.</param>
/// <param name="Cached">The file of its bytecode.</param>
/// <param name="Path">What <c>sys.argv[0]</c> becomes: its file, for a frozen module the one that it would be.</param>
internal readonly record struct MainProgram(PyCode Code, PyObject Spec, PyObject Loader, PyObject Parent, PyObject Origin, PyObject Cached, PyObject Path)
{
    private static readonly PyStr s_locations = PyStr.FromName("submodule_search_locations");
    private static readonly PyStr s_loader = PyStr.FromName("loader");
    private static readonly PyStr s_getCode = PyStr.FromName("get_code");
    private const int WarningLine = 128;
    private static readonly PyStr s_runpy = PyStr.FromName("runpy");
    private static readonly PyStr s_argv = PyStr.FromName("argv");

    /// <summary><c>-m name</c>: <c>sys.argv[0]</c> becomes the file. False: an error is set, or <paramref name="problem"/> says in a line what is wrong.</summary>
    public static bool TryFindModule(PyThreadState thread, string name, out MainProgram program, out string? problem)
    {
        if (!TryFind(thread, name, out program, out problem)) return false;
        if (thread.Interpreter.Sys!.GetByName(s_argv) is PyList { Count: > 0 } argv) argv[0] = program.Path;
        return true;
    }

    /// <summary>The <c>__main__</c> of the first entry of <c>sys.path</c>. False: an error is set, or <paramref name="problem"/> says in a line what is wrong.</summary>
    public static bool TryFindInPath(PyThreadState thread, string path, out MainProgram program, out string? problem)
    {
        (program, problem) = (default, null);
        // The module that is running is not the one that is looked for.
        var modules = thread.Interpreter.Modules;
        var running = modules.GetByName(Names.Main);
        if (running is null || !modules.TryRemove(thread, Names.Main, out _)) return false;
        var isFound = TryFind(thread, "__main__", out program, out problem);
        modules.SetByName(Names.Main, running);
        if (!isFound && problem is not null && problem.Contains("__main__", StringComparison.Ordinal)) problem = $"can't find '__main__' module in {ImportErrors.Quoted(path)}";
        return isFound;
    }

    private static bool TryFind(PyThreadState thread, string name, out MainProgram program, out string? problem)
    {
        (program, problem) = (default, null);
        if (name.StartsWith('.'))
        {
            problem = "Relative module names not supported";
            return false;
        }
        if (!TryImportPackage(thread, name)) return false;
        if (FindSpec(thread, name) is not { } spec)
        {
            if (!IsSearchError(thread)) return false;
            var error = thread.TakeError();
            if (Representation.Str(thread, error) is not { } text) return false;
            problem = $"Error while finding module specification for {ImportErrors.Quoted(name)} ({error.Type.Name}: {text})";
            if (name.EndsWith(".py", StringComparison.Ordinal)) problem += $". Try using '{name[..^3]}' instead of '{name}' as the module name.";
            return false;
        }
        if (spec is PyNone)
        {
            problem = $"No module named {name}";
            return false;
        }
        if (!Attributes.TryGet(thread, spec, s_locations, out var locations)) return false;
        if (locations is not (null or PyNone)) return TryFindMainOf(thread, name, out program, out problem);
        return TryRead(thread, name, spec, out program, out problem);
    }

    private static bool TryFindMainOf(PyThreadState thread, string package, out MainProgram program, out string? problem)
    {
        program = default;
        if (package == "__main__" || package.EndsWith(".__main__", StringComparison.Ordinal))
        {
            problem = "Cannot use package as __main__ module";
            return false;
        }
        if (TryFind(thread, package + ".__main__", out program, out problem)) return true;
        // Without the package in sys.modules it was its import that failed.
        if (problem is not null && thread.Interpreter.Modules.GetByName(PyStr.FromUtf16(package)) is not null) problem += $"; {ImportErrors.Quoted(package)} is a package and cannot be directly executed";
        return false;
    }

    private static bool TryRead(PyThreadState thread, string name, PyObject spec, out MainProgram program, out string? problem)
    {
        (program, problem) = (default, null);
        if (Attributes.Get(thread, spec, s_loader) is not { } loader) return false;
        if (loader is PyNone)
        {
            problem = $"{ImportErrors.Quoted(name)} is a namespace package and cannot be executed";
            return false;
        }
        var code = Calls.CallMethod(thread, loader, s_getCode, PyStr.FromUtf16(name));
        if (code is null)
        {
            if (!thread.ErrorMatches(PyExceptions.ImportError)) return false;
            problem = Representation.Str(thread, thread.TakeError())?.ToString();
            return false;
        }
        if (code is not PyCode main)
        {
            problem = $"No code object available for {name}";
            return false;
        }
        if (Attributes.Get(thread, spec, PyStr.FromName("parent")) is not { } parent || Attributes.Get(thread, spec, PyStr.FromName("origin")) is not { } origin
            || Attributes.Get(thread, spec, PyStr.FromName("cached")) is not { } cached) return false;
        var path = origin;
        if (ReferenceEquals(loader, PyFrozenImporter.BuiltinType))
        {
            // Programs tell their name by it: "usage: zipfile.py".
            path = PyStr.FromUtf16(name.Replace('.', '/') + ".py");
            if (PyFrozenImporter.TryFind(thread, name, out var frozen) && frozen.HasSource) origin = PyStr.FromUtf16(frozen.Code().FileName);
        }
        program = new MainProgram(main, spec, loader, parent, origin, cached, path);
        return true;
    }

    // False: an error is set. That a package is missing is told when the module is not found in it.
    private static bool TryImportPackage(PyThreadState thread, string name)
    {
        var dot = name.LastIndexOf('.');
        if (dot < 0) return true;
        var package = name[..dot];
        if (Imports.Import(thread, package) is null)
        {
            if (!thread.ErrorMatches(PyExceptions.ImportError)) return false;
            var error = thread.TakeError();
            var missing = (error as PyImportError)?.ModuleName as PyStr;
            if (missing is null || (missing.ToString() != package && !package.StartsWith(missing + ".", StringComparison.Ordinal))) return thread.Restore(error);
        }
        if (thread.Interpreter.Modules.GetByName(PyStr.FromUtf16(name)) is not { } existing) return true;
        if (!Attributes.TryGet(thread, existing, Names.Path, out var path)) return false;
        var warning = $"{ImportErrors.Quoted(name)} found in sys.modules after import of package {ImportErrors.Quoted(package)}, but prior to execution of {ImportErrors.Quoted(name)}; this may result in unpredictable behaviour";
        // The place is that of CPython, where Python code does this.
        return path is not null || Warnings.WarnExplicit(thread, PyExceptions.RuntimeWarning, warning, "<frozen runpy>", WarningLine, s_runpy, null);
    }

    // importlib.util.find_spec
    private static PyObject? FindSpec(PyThreadState thread, string name)
    {
        if (thread.Interpreter.Modules.GetByName(PyStr.FromUtf16(name)) is { } module)
        {
            if (module is PyNone) return module;
            if (!Attributes.TryGet(thread, module, Names.Spec, out var known)) return null;
            if (known is null) return PyErr.ValueError($"{name}.__spec__ is not set");
            return known is PyNone ? PyErr.ValueError($"{name}.__spec__ is None") : known;
        }
        var dot = name.LastIndexOf('.');
        PyObject? path = null;
        if (dot > 0)
        {
            if (Imports.Import(thread, name[..dot]) is not { } package || !Attributes.TryGet(thread, package, Names.Path, out path)) return null;
            if (path is null)
            {
                _ = ImportErrors.Set(PyExceptions.ModuleNotFoundError, $"__path__ attribute not found on {ImportErrors.Quoted(name[..dot])} while trying to find {ImportErrors.Quoted(name)}", PyStr.FromUtf16(name), null);
                return null;
            }
        }
        return ModuleLoading.Find(thread, PyStr.FromUtf16(name), path);
    }

    private static bool IsSearchError(PyThreadState thread) => thread.ErrorMatches(PyExceptions.ImportError) || thread.ErrorMatches(PyExceptions.AttributeError)
        || thread.ErrorMatches(PyExceptions.TypeError) || thread.ErrorMatches(PyExceptions.ValueError);
}
