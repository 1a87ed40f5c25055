using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Import;

/// <summary>The import statement and <c>__import__</c>. Language reference 5.</summary>
internal static class Imports
{
    private static readonly PyStr s_star = PyStr.FromName("*");
    private static readonly PyStr s_parent = PyStr.FromName("parent");

    /// <summary>The module of an absolute name, itself rather than its top package. Null: an error is set.</summary>
    [MustCheck]
    public static PyObject? Import(PyThreadState thread, string name) => Load(thread, thread.Interpreter.Intern(name));

    /// <summary><c>__import__(name, globals, None, fromlist, level)</c></summary>
    [MustCheck]
    public static PyObject? Import(PyThreadState thread, PyObject nameObject, PyObject? globals, PyObject? fromList, int level)
    {
        if (nameObject is not PyStr name) return PyErr.TypeError("module name must be a string");
        if (level < 0) return PyErr.ValueError("level must be >= 0");
        PyStr? absolute = name;
        if (level > 0)
        {
            absolute = Resolve(thread, name, globals, level);
            if (absolute is null) return null;
        }
        else if (name.Length == 0) return PyErr.ValueError("Empty module name");
        if (Load(thread, absolute) is not { } module) return null;
        var hasNames = false;
        if (fromList is not null && !Truth.TryTest(thread, fromList, out hasNames)) return null;
        if (!hasNames) return TopOf(thread, module, name, absolute, level);
        if (!Attributes.TryGet(thread, module, Names.Path, out var path)) return null;
        return path is null || TryLoadNames(thread, module, fromList!, isAll: false) ? module : null;
    }

    /// <summary>The module of an absolute name, from <c>sys.modules</c> or loaded.</summary>
    private static PyObject? Load(PyThreadState thread, PyStr name)
    {
        if (!thread.Interpreter.Modules.TryGetItem(thread, name, out var module)) return null;
        if (module is null)
        {
            if (!thread.TryEnterRecursion(" while importing a module")) return null;
            module = thread.Interpreter.ImportTimes is { } times ? times.Load(thread, name) : thread.Interpreter.ModuleLocks.Load(thread, name);
            thread.LeaveRecursion();
            if (module is null) return null;
        }
        else if (!thread.Interpreter.ModuleLocks.TryWaitFor(thread, name)) return null;
        return module is PyNone
            ? ImportErrors.Set(PyExceptions.ModuleNotFoundError, $"import of {name} halted; None in sys.modules", name, null)
            : module;
    }

    // Without names from it `import a.b.c` gives a.
    private static PyObject? TopOf(PyThreadState thread, PyObject module, PyStr name, PyStr absolute, int level)
    {
        if (name.Length == 0) return module;
        var text = name.ToString();
        var dot = text.IndexOf('.');
        if (dot < 0) return module;
        if (level == 0) return Import(thread, PyStr.FromUtf16(text[..dot]), null, null, 0);
        var whole = absolute.ToString();
        var top = PyStr.FromUtf16(whole[..(whole.Length - (text.Length - dot))]);
        if (!thread.Interpreter.Modules.TryGetItem(thread, top, out var found)) return null;
        return found ?? (PyObject?)PyErr.KeyError($"{ImportErrors.Quoted(top)} not in sys.modules as expected");
    }

    // PEP 328, 366: the package of a relative name.
    private static PyStr? Resolve(PyThreadState thread, PyStr name, PyObject? globals, int level)
    {
        if (globals is null) return PyErr.KeyError("'__name__' not in globals");
        if (globals is not PyDict space) return PyErr.TypeError("globals must be a dict");
        var package = space.GetByName(Names.Package) is { } given and not PyNone ? given : null;
        var spec = space.GetByName(Names.Spec) is { } known and not PyNone ? known : null;
        if (package is not null)
        {
            if (package is not PyStr) return PyErr.TypeError("package must be a string");
            if (spec is not null)
            {
                if (Attributes.Get(thread, spec, s_parent) is not { } parent || !Comparison.TryEquals(thread, package, parent, out var areEqual)) return null;
                if (!areEqual && !Warnings.Warn(thread, PyExceptions.ImportWarning, "__package__ != __spec__.parent", 1)) return null;
            }
        }
        else if (spec is not null)
        {
            package = Attributes.Get(thread, spec, s_parent);
            if (package is null) return null;
            if (package is not PyStr) return PyErr.TypeError("__spec__.parent must be a string");
        }
        else
        {
            if (!Warnings.Warn(thread, PyExceptions.ImportWarning, "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__", 1)) return null;
            package = space.GetByName(Names.Name);
            if (package is null) return PyErr.KeyError("'__name__' not in globals");
            if (package is not PyStr) return PyErr.TypeError("__name__ must be a string");
            if (space.GetByName(Names.Path) is null)
            {
                var own = package.ToString()!;
                var lastDot = own.LastIndexOf('.');
                package = PyStr.FromUtf16(lastDot < 0 ? "" : own[..lastDot]);
            }
        }
        var text = package.ToString()!;
        if (text.Length == 0) return PyErr.Set(PyExceptions.ImportError, "attempted relative import with no known parent package");
        for (var i = 1; i < level; i++)
        {
            var dot = text.LastIndexOf('.');
            if (dot < 0) return PyErr.Set(PyExceptions.ImportError, "attempted relative import beyond top-level package");
            text = text[..dot];
        }
        return thread.Interpreter.Intern(name.Length == 0 ? text : $"{text}.{name}");
    }

    /// <summary>Imports the submodules among the names of <c>from package import names</c>.</summary>
    private static bool TryLoadNames(PyThreadState thread, PyObject module, PyObject names, bool isAll)
    {
        if (Iteration.GetIter(thread, names) is not { } iterator) return false;
        while (Iteration.Next(thread, iterator) is { } item)
        {
            if (item is not PyStr name)
            {
                if (!isAll) return PyErr.TypeError($"Item in ``from list'' must be str, not {item.Type.NameInMessages}");
                return Attributes.Get(thread, module, Names.Name) is { } owner && PyErr.TypeError($"Item in {owner}.__all__ must be str, not {item.Type.NameInMessages}");
            }
            if (name.TextEquals(s_star))
            {
                if (isAll) continue;
                if (!Attributes.TryGet(thread, module, Names.All, out var all)) return false;
                if (all is not null && !TryLoadNames(thread, module, all, isAll: true)) return false;
                continue;
            }
            if (!Attributes.TryGet(thread, module, name, out var value)) return false;
            if (value is null && !TryLoadSubmodule(thread, module, name)) return false;
        }
        return !thread.HasError;
    }

    // A name that is no submodule is left for the import statement to complain about.
    private static bool TryLoadSubmodule(PyThreadState thread, PyObject module, PyStr name)
    {
        if (Attributes.Get(thread, module, Names.Name) is not { } package) return false;
        var full = thread.Interpreter.Intern($"{package}.{name}");
        if (Load(thread, full) is not null) return true;
        if (!thread.ErrorMatches(PyExceptions.ModuleNotFoundError)) return false;
        var error = thread.TakeError();
        if (error is PyImportError { ModuleName: PyStr missing } && missing.TextEquals(full) && thread.Interpreter.Modules.GetByName(full) is not PyNone) return true;
        return thread.Restore(error);
    }
}
