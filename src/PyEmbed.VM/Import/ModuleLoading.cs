using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Import;

/// <summary>Finds a module's spec with the finders of <c>sys.meta_path</c> and loads it. PEP 451; library reference "importlib".</summary>
internal static class ModuleLoading
{
    private static readonly PyStr s_findSpec = PyStr.FromName("find_spec");
    private static readonly PyStr s_execModule = PyStr.FromName("exec_module");
    private static readonly PyStr s_createModule = PyStr.FromName("create_module");
    private static readonly PyStr s_loadModule = PyStr.FromName("load_module");
    private static readonly PyStr s_initializing = PyStr.FromName("_initializing");
    private static readonly PyStr s_locations = PyStr.FromName("submodule_search_locations");
    private static readonly PyStr s_loader = PyStr.FromName("loader");
    private static readonly PyStr s_origin = PyStr.FromName("origin");
    private static readonly PyStr s_cached = PyStr.FromName("cached");
    private static readonly PyStr s_hasLocation = PyStr.FromName("has_location");
    private static readonly PyStr s_parent = PyStr.FromName("parent");

    /// <summary>Loads a module that is not in <c>sys.modules</c>. Null: an error is set.</summary>
    [MustCheck]
    public static PyObject? FindAndLoad(PyThreadState thread, PyStr name)
    {
        var modules = thread.Interpreter.Modules;
        var text = name.ToString();
        var dot = text.LastIndexOf('.');
        if (dot <= 0) return Find(thread, name, null) is { } top ? top is PyNone ? ImportErrors.NotFound(name) : Load(thread, top) : null;

        var parentName = thread.Interpreter.Intern(text[..dot]);
        var child = thread.Interpreter.Intern(text[(dot + 1)..]);
        if (!modules.TryGetItem(thread, parentName, out var parent)) return null;
        if (parent is null && Imports.Import(thread, parentName, null, s_nothing, 0) is null) return null;
        // Importing the package may have imported the module.
        if (!modules.TryGetItem(thread, name, out var module) || module is not null) return module;
        if (!modules.TryGetItem(thread, parentName, out parent)) return null;
        if (parent is null) return PyErr.KeyError(parentName);
        if (!Attributes.TryGet(thread, parent, Names.Path, out var path)) return null;
        if (path is null) return ImportErrors.NotFound(name, $"; {ImportErrors.Quoted(parentName)} is not a package");
        if (Find(thread, name, path) is not { } spec) return null;
        if (spec is PyNone) return ImportErrors.NotFound(name);
        var parentSpec = Attributes.TryGet(thread, parent, Names.Spec, out var found) ? found as PyModuleSpec : null;
        if (thread.HasError) return null;
        var loading = parentSpec?.UninitializedSubmodules as PyList;
        loading?.Append(child);
        module = Load(thread, spec);
        if (loading is { Count: > 0 }) _ = loading.Pop(loading.Count - 1);
        if (module is null) return null;
        if (!modules.TryGetItem(thread, parentName, out parent)) return null;
        if (parent is null) return PyErr.KeyError(parentName);
        if (Attributes.Set(thread, parent, child, module)) return module;
        if (!thread.ClearErrorIf(PyExceptions.AttributeError)) return null;
        return Warnings.Warn(thread, PyExceptions.ImportWarning, $"Cannot set an attribute on {ImportErrors.Quoted(parentName)} for child module {ImportErrors.Quoted(child)}", 1) ? module : null;
    }

    private static readonly PyTuple s_nothing = PyTuple.Of(Names.Name);

    /// <summary>The spec of a module, None where no finder knows it. Null: an error is set.</summary>
    [MustCheck]
    public static PyObject? Find(PyThreadState thread, PyStr name, PyObject? path)
    {
        var sys = thread.Interpreter.Sys;
        var finders = sys?.GetByName(Names.PlainMetaPath);
        if (thread.Interpreter.AuditHooks is not null
            && !Auditing.Audit(thread, "import", name, PyNone.Instance, sys?.GetByName(Names.PlainPath) ?? PyNone.Instance, finders ?? PyNone.Instance, sys?.GetByName(Names.PlainPathHooks) ?? PyNone.Instance)) return null;
        if (finders is null or PyNone) return PyErr.Set(PyExceptions.ImportError, "sys.meta_path is None, Python is likely shutting down");
        if (finders is PyList { Count: 0 } && !Warnings.Warn(thread, PyExceptions.ImportWarning, "sys.meta_path is empty", 1)) return null;
        var modules = thread.Interpreter.Modules;
        var wasThere = modules.GetByName(name) is not null;
        if (Iteration.GetIter(thread, finders) is not { } iterator) return null;
        while (Iteration.Next(thread, iterator) is { } finder)
        {
            if (!Attributes.TryGet(thread, finder, s_findSpec, out var findSpec)) return null;
            // PEP 302's finders have find_module.
            if ((findSpec is null
                ? ImportLibrary.CallBootstrap(thread, "_find_spec_legacy", finder, name, path ?? PyNone.Instance)
                : Calls.Call3(thread, findSpec, name, path ?? PyNone.Instance, PyNone.Instance)) is not { } spec) return null;
            if (spec is PyNone) continue;
            // The finder may have imported the module itself.
            if (!wasThere && modules.GetByName(name) is { } module)
            {
                if (!Attributes.TryGet(thread, module, Names.Spec, out var own)) return null;
                return own is null or PyNone ? spec : own;
            }
            return spec;
        }
        return thread.HasError ? null : PyNone.Instance;
    }

    /// <summary>Makes and runs the module of a spec. Null: an error is set, and the module is not in <c>sys.modules</c>.</summary>
    [MustCheck]
    public static PyObject? Load(PyThreadState thread, PyObject spec)
    {
        if (Attributes.Get(thread, spec, s_loader) is not { } loader) return null;
        PyObject? execModule = null;
        if (loader is not PyNone && !Attributes.TryGet(thread, loader, s_execModule, out execModule)) return null;
        if (loader is not PyNone && execModule is null) return LoadByName(thread, spec, loader);
        if (MakeModule(thread, spec) is not { } module) return null;
        if (Attributes.Get(thread, spec, Names.PlainName) is not { } name) return null;
        var modules = thread.Interpreter.Modules;
        if (!Attributes.Set(thread, spec, s_initializing, PyBool.True)) return null;
        var isRun = modules.TrySetItem(thread, name, module) && Run(thread, spec, loader, execModule, module, name);
        PyObject? result = null;
        if (!isRun)
        {
            var error = thread.TakeError();
            if (!modules.TryRemove(thread, name, out _)) thread.ClearError();
            _ = Attributes.Set(thread, spec, s_initializing, PyBool.False);
            thread.Restore(error);
            return null;
        }
        // A module may have put something else in its place; it goes to the end, as the last that was imported.
        if (!modules.TryRemove(thread, name, out result)) return null;
        if (result is null) return PyErr.KeyError(name);
        if (!modules.TrySetItem(thread, name, result)) return null;
        if (!Attributes.Set(thread, spec, s_initializing, PyBool.False)) return null;
        if (thread.Interpreter.Settings.Verbose > 0) SayImported(thread, name, loader);
        return result;
    }

    private static void SayImported(PyThreadState thread, PyObject name, PyObject loader)
    {
        if (Representation.Repr(thread, name) is { } shownName && Representation.Repr(thread, loader) is { } shownLoader) ImportMessages.Say(thread, $"import {shownName} # {shownLoader}");
        else thread.ClearError();
    }

    private static bool Run(PyThreadState thread, PyObject spec, PyObject loader, PyObject? execModule, PyObject module, PyObject name)
    {
        if (loader is not PyNone) return Calls.Call1(thread, execModule!, module) is not null;
        // Without a loader it is a namespace package, of which nothing is run.
        if (Attributes.Get(thread, spec, s_locations) is not { } locations) return false;
        return locations is not PyNone || ImportErrors.Import("missing loader", name);
    }

    // PEP 302's loaders, which put the module into sys.modules themselves.
    private static PyObject? LoadByName(PyThreadState thread, PyObject spec, PyObject loader)
    {
        if (!Attributes.TryGet(thread, loader, s_loadModule, out var loadModule)) return null;
        if (Attributes.Get(thread, spec, Names.PlainName) is not { } name) return null;
        if (loadModule is null) return ImportErrors.Import("missing loader", name);
        if (Representation.Repr(thread, loader) is not { } shown) return null;
        if (!Warnings.Warn(thread, PyExceptions.ImportWarning, $"{shown}.exec_module() not found; falling back to load_module()", 1)) return null;
        if (Calls.Call1(thread, loadModule, name) is null) return null;
        if (!thread.Interpreter.Modules.TryRemove(thread, name, out var module)) return null;
        if (module is null) return PyErr.KeyError(name);
        if (!thread.Interpreter.Modules.TrySetItem(thread, name, module)) return null;
        return SetMissing(thread, module, Names.Loader, loader) && SetMissing(thread, module, Names.Spec, spec) ? module : null;
    }

    /// <summary><c>importlib.util.module_from_spec</c></summary>
    [MustCheck]
    public static PyObject? MakeModule(PyThreadState thread, PyObject spec)
    {
        if (Attributes.Get(thread, spec, s_loader) is not { } loader || Attributes.Get(thread, spec, Names.PlainName) is not { } name) return null;
        PyObject? module = null;
        if (loader is not PyNone)
        {
            if (!Attributes.TryGet(thread, loader, s_createModule, out var create)) return null;
            if (create is null)
            {
                if (!Attributes.TryGet(thread, loader, s_execModule, out var exec)) return null;
                if (exec is not null) return PyErr.Set(PyExceptions.ImportError, "loaders that define exec_module() must also define create_module()");
            }
            else
            {
                module = Calls.Call1(thread, create, spec);
                if (module is null) return null;
            }
        }
        if (module is null or PyNone)
        {
            if (name is not PyStr text) return PyErr.TypeError($"module name must be str, not {name.Type.NameInMessages}");
            module = PyModule.Create(text.ToString(), null);
        }
        return TrySetAttributes(thread, spec, module) ? module : null;
    }

    private static bool TrySetAttributes(PyThreadState thread, PyObject spec, PyObject module)
    {
        if (Attributes.Get(thread, spec, Names.PlainName) is not { } name || Attributes.Get(thread, spec, s_loader) is not { } loader
            || Attributes.Get(thread, spec, s_locations) is not { } locations || Attributes.Get(thread, spec, s_parent) is not { } parent) return false;
        if (!SetMissing(thread, module, Names.Name, name)) return false;
        if (loader is PyNone && locations is not PyNone)
        {
            loader = new PyNamespaceLoader(locations);
            if (!Attributes.Set(thread, spec, s_loader, loader)) return false;
            // There is no file; CPython says so with None.
            if (!TrySet(thread, module, Names.File, PyNone.Instance)) return false;
        }
        if (!SetMissing(thread, module, Names.Loader, loader) || !SetMissing(thread, module, Names.Package, parent) || !TrySet(thread, module, Names.Spec, spec)) return false;
        if (locations is not PyNone && !SetMissing(thread, module, Names.Path, locations)) return false;
        if (Attributes.Get(thread, spec, s_hasLocation) is not { } flag || !Truth.TryTest(thread, flag, out var hasLocation)) return false;
        if (!hasLocation) return true;
        if (Attributes.Get(thread, spec, s_origin) is not { } origin || !SetMissing(thread, module, Names.File, origin)) return false;
        if (Attributes.Get(thread, spec, s_cached) is not { } cached) return false;
        return cached is PyNone || SetMissing(thread, module, Names.Cached, cached);
    }

    private static bool SetMissing(PyThreadState thread, PyObject module, PyStr name, PyObject value)
    {
        if (!Attributes.TryGet(thread, module, name, out var known)) return false;
        return known is not (null or PyNone) || TrySet(thread, module, name, value);
    }

    private static bool TrySet(PyThreadState thread, PyObject module, PyStr name, PyObject value) =>
        Attributes.Set(thread, module, name, value) || thread.ClearErrorIf(PyExceptions.AttributeError);
}
