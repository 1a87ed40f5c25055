using System.Runtime.CompilerServices;
using PyEmbed.Bytecode;
using PyEmbed.VM.Interpreter.Quickening;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>Names: locals by name, globals, builtins, cells. Language reference 4.2.2.</summary>
internal static unsafe class NameInstructions
{
    public static Outcome Unbound(Frame frame, int local)
    {
        _ = PyErr.UnboundLocalError($"cannot access local variable '{frame.Code.Template.Code.LocalsPlusNames[local]}' where it is not associated with a value");
        return Outcome.Error;
    }

    // ---- globals ----

    public static Outcome LoadGlobal(PyThreadState thread, Frame frame, ref Register to, Instruction* instruction)
    {
        var code = frame.Code;
        var site = instruction->Wide;
        var name = code.NameOfSite(site);
        var (globals, builtins) = (code.Globals, code.Builtins);
        // A key that is no str may say that it is equal to the name.
        if (globals.GetType() != typeof(PyDict) || builtins.GetType() != typeof(PyDict) || !globals.HasOnlyStrKeys || !builtins.HasOnlyStrKeys) return LoadGlobalOfOthers(thread, ref to, globals, builtins, name);
        ref var cache = ref code.Cache(site);
        var index = globals.FindName(name);
        if (index >= 0)
        {
            to.Set(globals.ValueAt(index)!);
            cache = new InlineCache { Key = globals, Version = globals.KeysVersion, Index = index };
            if (Specialization.MayTry(code, instruction)) instruction->Op = Op.LoadGlobalCached;
            return Outcome.Next;
        }
        index = builtins.FindName(name);
        if (index < 0) return NotDefined(name);
        to.Set(builtins.ValueAt(index)!);
        cache = new InlineCache { Key = builtins, Version = globals.KeysVersion, Stamp = builtins.KeysVersion, Index = index };
        if (Specialization.MayTry(code, instruction)) instruction->Op = Op.LoadBuiltinCached;
        return Outcome.Next;
    }

    // A subclass of dict as globals: its __getitem__ and __missing__ are asked.
    private static Outcome LoadGlobalOfOthers(PyThreadState thread, ref Register to, PyObject globals, PyObject builtins, PyStr name)
    {
        if (!TryGet(thread, globals, name, out var value)) return Outcome.Error;
        if (value is null && !TryGet(thread, builtins, name, out value)) return Outcome.Error;
        if (value is null) return NotDefined(name);
        to.Set(value);
        return Outcome.Next;
    }

    private static Outcome NotDefined(PyStr name)
    {
        _ = PyErr.NameError($"name '{name}' is not defined", name);
        return Outcome.Error;
    }

    public static bool StoreGlobal(PyThreadState thread, Frame frame, int name, PyObject value) => TrySet(thread, frame.Globals, frame.Code.Names[name], value);

    public static bool DeleteGlobal(PyThreadState thread, Frame frame, int index)
    {
        var name = frame.Code.Names[index];
        if (!frame.Globals.TryRemove(thread, name, out var value)) return false;
        return value is not null || PyErr.NameError($"name '{name}' is not defined", name);
    }

    // ---- the local namespace ----

    public static PyObject? LocalNamespace(Frame frame) => frame.Locals ?? PyErr.SystemError("no locals");

    public static PyObject? LoadName(PyThreadState thread, Frame frame, PyStr name)
    {
        if (frame.Locals is not { } locals) return PyErr.SystemError($"no locals when loading '{name}'");
        if (!TryGet(thread, locals, name, out var value)) return null;
        return value ?? LoadGlobalName(thread, frame, name);
    }

    private static PyObject? LoadGlobalName(PyThreadState thread, Frame frame, PyStr name)
    {
        if (!frame.Globals.TryGetItem(thread, name, out var value)) return null;
        if (value is null && !TryGet(thread, frame.Builtins, name, out value)) return null;
        return value ?? (PyObject?)PyErr.NameError($"name '{name}' is not defined", name);
    }

    public static PyObject? LoadFromNamespaceOrGlobals(PyThreadState thread, Frame frame, PyObject space, PyStr name)
    {
        if (!TryGet(thread, space, name, out var value)) return null;
        return value ?? LoadGlobalName(thread, frame, name);
    }

    public static bool StoreName(PyThreadState thread, Frame frame, PyStr name, PyObject value)
    {
        if (frame.Locals is not { } locals) return PyErr.SystemError($"no locals found when storing '{name}'");
        return TrySet(thread, locals, name, value);
    }

    public static bool DeleteName(PyThreadState thread, Frame frame, PyStr name)
    {
        if (frame.Locals is not { } locals) return PyErr.SystemError($"no locals when deleting '{name}'");
        if (locals is PyDict dict && locals.GetType() == typeof(PyDict))
        {
            if (!dict.TryRemove(thread, name, out var removed)) return false;
            return removed is not null || PyErr.NameError($"name '{name}' is not defined", name);
        }
        if (Subscript.DeleteItem(thread, locals, name)) return true;
        return thread.ClearErrorIf(PyExceptions.KeyError) && PyErr.NameError($"name '{name}' is not defined", name);
    }

    /// <summary>True with null: the namespace does not have the name.</summary>
    private static bool TryGet(PyThreadState thread, PyObject space, PyStr name, out PyObject? value)
    {
        if (space.GetType() == typeof(PyDict))
        {
            value = Unsafe.As<PyDict>(space).GetByName(name);
            if (value is not null || Unsafe.As<PyDict>(space).HasOnlyStrKeys) return true;
            return Unsafe.As<PyDict>(space).TryGetItem(thread, name, out value);
        }
        value = Subscript.GetItem(thread, space, name);
        return value is not null || thread.ClearErrorIf(PyExceptions.KeyError);
    }

    private static bool TrySet(PyThreadState thread, PyObject space, PyStr name, PyObject value)
    {
        if (space.GetType() != typeof(PyDict)) return Subscript.SetItem(thread, space, name, value);
        if (!Unsafe.As<PyDict>(space).HasOnlyStrKeys) return Unsafe.As<PyDict>(space).TrySetItem(thread, name, value);
        Unsafe.As<PyDict>(space).SetByName(name, value);
        return true;
    }

    // ---- cells ----

    public static void CopyFreeVars(Frame frame, int count)
    {
        var closure = frame.Function.Closure;
        var first = frame.Code.LocalCount - count;
        var locals = frame.LocalRow;
        for (var i = 0; i < count; i++) locals[first + i].Ref = closure![i];
    }

    public static PyObject? LoadDeref(Frame frame, PyCell cell, int local) => cell.Value ?? EmptyCell(frame, local);

    public static bool DeleteDeref(Frame frame, PyCell cell, int local)
    {
        if (cell.Value is null) return EmptyCell(frame, local) is not null;
        cell.Value = null;
        return true;
    }

    public static PyObject? LoadClassDeref(PyThreadState thread, Frame frame, PyCell cell, int local)
    {
        if (frame.Locals is not { } locals) return PyErr.SystemError("no locals when loading a free variable");
        return LoadFromNamespaceOrDeref(thread, frame, locals, cell, local);
    }

    public static PyObject? LoadFromNamespaceOrDeref(PyThreadState thread, Frame frame, PyObject space, PyCell cell, int local)
    {
        if (!TryGet(thread, space, frame.Code.Code.LocalName(thread, local), out var value)) return null;
        return value ?? cell.Value ?? EmptyCell(frame, local);
    }

    private static PyObject? EmptyCell(Frame frame, int local)
    {
        var code = frame.Code.Template.Code;
        var name = code.LocalsPlusNames[local];
        if ((code.LocalsPlusKinds[local] & LocalKinds.Free) == 0) return PyErr.UnboundLocalError($"cannot access local variable '{name}' where it is not associated with a value");
        return PyErr.NameError($"cannot access free variable '{name}' where it is not associated with a value in enclosing scope", PyStr.FromUtf16(name));
    }

    // ---- what belongs to names ----

    public static PyObject? LoadBuildClass(PyThreadState thread, Frame frame)
    {
        if (!TryGet(thread, frame.Builtins, Names.BuildClass, out var builder)) return null;
        return builder ?? (PyObject?)PyErr.NameError("__build_class__ not found", Names.BuildClass);
    }

    public static bool SetupAnnotations(PyThreadState thread, Frame frame)
    {
        if (frame.Locals is not { } locals) return PyErr.SystemError("no locals found when setting up annotations");
        if (!TryGet(thread, locals, Names.Annotations, out var known)) return false;
        return known is not null || TrySet(thread, locals, Names.Annotations, new PyDict());
    }

    public static bool PrintExpression(PyThreadState thread, PyObject value)
    {
        var hook = thread.Interpreter.Sys?.GetByName(Names.PlainDisplayhook);
        if (hook is null) return PyErr.RuntimeError("lost sys.displayhook");
        return Calls.Call1(thread, hook, value) is not null;
    }
}
