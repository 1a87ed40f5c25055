using PyEmbed.VM;
using PyEmbed.VM.Import;
using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.Cli;

/// <summary><c>-m module</c>: runs a module, or a package's <c>__main__</c>, as the program.</summary>
internal static class MainModule
{
    /// <summary>Null: an error is set.</summary>
    public static PyObject? Run(PyEngine engine, PyThreadState thread, string name, TextWriter errors)
    {
        var spec = Find(thread, name);
        if (spec is null) return null;
        if (spec is PyNone) return NotFound(errors, $"No module named {name}");
        if (!Attributes.TryGet(thread, spec, PyStr.FromUtf16("submodule_search_locations"), out var locations)) return null;
        if (locations is not (null or PyNone))
        {
            // A package runs its module __main__.
            if (Imports.Import(thread, name) is null) return null;
            name += ".__main__";
            spec = Find(thread, name);
            if (spec is null) return null;
            if (spec is PyNone) return NotFound(errors, $"No module named {name}; '{name[..^9]}' is a package and cannot be directly executed");
        }
        if (Attributes.Get(thread, spec, PyStr.FromUtf16("loader")) is not { } loader) return null;
        if (Calls.CallMethod(thread, loader, PyStr.FromUtf16("get_code"), PyStr.FromUtf16(name)) is not { } code) return null;
        if (code is not PyCode main) return NotFound(errors, $"No code object available for {name}");
        var globals = engine.Globals.Dict;
        if (Attributes.Get(thread, spec, PyStr.FromUtf16("parent")) is not { } parent || Attributes.Get(thread, spec, PyStr.FromUtf16("origin")) is not { } origin) return null;
        globals.SetByName(Names.Spec, spec);
        globals.SetByName(Names.Loader, loader);
        globals.SetByName(Names.Package, parent);
        globals.SetByName(Names.File, origin);
        if (thread.Interpreter.Sys!.GetByName(PyStr.FromUtf16("argv")) is PyList { Count: > 0 } argv) argv[0] = origin;
        return Evaluation.Run(thread, main, globals, globals);
    }

    private static PyObject? Find(PyThreadState thread, string name)
    {
        PyObject? path = null;
        if (name.LastIndexOf('.') is var dot and > 0)
        {
            var package = Imports.Import(thread, name[..dot]);
            if (package is null || !Attributes.TryGet(thread, package, Names.Path, out path)) return null;
        }
        return ModuleLoading.Find(thread, PyStr.FromUtf16(name), path);
    }

    private static PyObject? NotFound(TextWriter errors, string message)
    {
        errors.WriteLine("pyembed: " + message);
        return PyErr.Set(PyExceptions.SystemExit, PyTuple.Of(PyInt.One));
    }
}
