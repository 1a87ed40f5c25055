using System.Runtime.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>Import statements. Language reference 7.11.</summary>
internal static class ImportInstructions
{
    public static PyObject? ImportName(PyThreadState thread, Frame frame, ref Register levelAndNames, PyStr name)
    {
        if (!frame.Builtins.TryGetItem(thread, Names.Import, out var import)) return null;
        if (import is null) return PyErr.Set(PyExceptions.ImportError, "__import__ not found");
        var level = levelAndNames.Box();
        var fromList = Unsafe.Add(ref levelAndNames, 1).Box();
        return Calls.CallN(thread, import, [name, frame.Globals, frame.Locals ?? PyNone.Instance, fromList, level], null);
    }

    /// <summary>A name of a module; a submodule that is being imported is found in <c>sys.modules</c>.</summary>
    public static PyObject? ImportFrom(PyThreadState thread, PyObject module, PyStr name)
    {
        if (!Attributes.TryGet(thread, module, name, out var value)) return null;
        if (value is not null) return value;
        if (!Attributes.TryGet(thread, module, Names.Name, out var moduleName)) return null;
        var package = moduleName as PyStr;
        if (package is not null)
        {
            if (!thread.Interpreter.Modules.TryGetItem(thread, PyStr.FromUtf16($"{package}.{name}"), out value)) return null;
            if (value is not null) return value;
        }
        return CannotImport(thread, module, package, name);
    }

    private static PyObject? CannotImport(PyThreadState thread, PyObject module, PyStr? package, PyStr name)
    {
        if (!Attributes.TryGet(thread, module, Names.File, out var file)) thread.ClearError();
        var shown = package?.ToString() ?? "<unknown module name>";
        string message;
        if (file is not PyStr path)
        {
            message = $"cannot import name {Quoted(name)} from {Quoted(shown)} (unknown location)";
        }
        else
        {
            var isInitializing = IsInitializing(thread, module);
            message = isInitializing
                ? $"cannot import name {Quoted(name)} from partially initialized module {Quoted(shown)} (most likely due to a circular import) ({path})"
                : $"cannot import name {Quoted(name)} from {Quoted(shown)} ({path})";
        }
        return PyErr.Set(new PyImportError(PyExceptions.ImportError)
        {
            Args = PyTuple.Of(PyStr.FromUtf16(message)),
            Message = PyStr.FromUtf16(message),
            ModuleName = package ?? PyStr.FromUtf16(shown),
            Path = file ?? PyNone.Instance,
        });
    }

    private static bool IsInitializing(PyThreadState thread, PyObject module)
    {
        var isInitializing = false;
        if (Attributes.TryGet(thread, module, Names.Spec, out var spec) && spec is not (null or PyNone)
            && Attributes.TryGet(thread, spec, PyStr.FromName("_initializing"), out var value) && value is not null
            && Truth.TryTest(thread, value, out var isTrue)) isInitializing = isTrue;
        if (thread.HasError) thread.ClearError();
        return isInitializing;
    }

    private static string Quoted(PyStr text) => Core.Literals.TextRepr.Repr(text.Text).ToString();

    private static string Quoted(string text) => Core.Literals.TextRepr.Repr(Core.Text.PythonText.FromUtf16(text)).ToString();

    /// <summary><c>from module import *</c>: the names of <c>__all__</c>, else those without a leading underscore.</summary>
    public static bool ImportStar(PyThreadState thread, Frame frame, PyObject module)
    {
        if (frame.Locals is not { } locals) return PyErr.SystemError("no locals found during 'import *'");
        if (!Attributes.TryGet(thread, module, Names.All, out var all)) return false;
        var skipsUnderscores = all is null;
        if (all is null)
        {
            if (!Attributes.TryGet(thread, module, PyStr.FromName("__dict__"), out var dict)) return false;
            if (dict is null) return PyErr.Set(PyExceptions.ImportError, "from-import-* object has no __dict__ and no __all__");
            all = Calls.CallMethod(thread, dict, Names.PlainKeys);
            all = all is null ? null : Iteration.ToList(thread, all);
            if (all is null) return false;
        }
        for (var i = 0; ; i++)
        {
            if (Subscript.GetItem(thread, all, PyInt.From(i)) is not { } item) return thread.ClearErrorIf(PyExceptions.IndexError);
            if (item is not PyStr name)
            {
                if (!Attributes.TryGet(thread, module, Names.Name, out var moduleName)) return false;
                if (moduleName is not PyStr shown) return PyErr.TypeError($"__name__ must be a string, not {moduleName?.Type.NameInMessages ?? "NoneType"}");
                return PyErr.TypeError($"{(skipsUnderscores ? "Key" : "Item")} in {shown}.{(skipsUnderscores ? "__dict__" : "__all__")} must be str, not {item.Type.NameInMessages}");
            }
            if (skipsUnderscores && name.Length > 0 && name[0] == '_') continue;
            if (Attributes.Get(thread, module, name) is not { } value) return false;
            if (locals is PyDict space && locals.GetType() == typeof(PyDict))
            {
                if (!space.TrySetItem(thread, name, value)) return false;
            }
            else if (!Subscript.SetItem(thread, locals, name, value))
            {
                return false;
            }
        }
    }
}
