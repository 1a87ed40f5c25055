using System.Runtime.CompilerServices;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary><c>with</c> and <c>async with</c>. Language reference 8.5.</summary>
internal static class ContextManagers
{
    public static Outcome Enter(PyThreadState thread, ref Register to, PyObject manager)
    {
        if (SpecialMethodCalls.Find(manager, Names.Enter) is { } enter && manager.Type.Lookup(Names.Exit) is PyFunction exit)
        {
            to.Ref = new PyMethod(exit, manager);
            return SpecialMethodCalls.Enter(thread, enter, OnReturn.Enter, manager);
        }
        return Enter(thread, ref to, manager, Names.Enter, Names.Exit, "the context manager protocol", "__exit__") ? Outcome.Next : Outcome.Error;
    }

    public static bool EnterAsync(PyThreadState thread, ref Register to, PyObject manager) =>
        Enter(thread, ref to, manager, Names.Aenter, Names.Aexit, "the asynchronous context manager protocol", "__aexit__");

    private static bool Enter(PyThreadState thread, ref Register to, PyObject manager, PyStr enterName, PyStr exitName, string protocol, string missing)
    {
        if (!Attributes.TryGetSpecial(thread, manager, enterName, out var enter)) return false;
        if (enter is null) return PyErr.TypeError($"'{manager.Type.NameInMessages}' object does not support {protocol}");
        if (!Attributes.TryGetSpecial(thread, manager, exitName, out var exit)) return false;
        if (exit is null) return PyErr.TypeError($"'{manager.Type.NameInMessages}' object does not support {protocol} (missed {missing} method)");
        var entered = Calls.Call0(thread, enter);
        if (entered is null) return false;
        to.Ref = exit;
        Unsafe.Add(ref to, 1).Ref = entered;
        return true;
    }

    /// <summary>Calls <c>__exit__</c> with the exception: exit, f_lasti, previous exception and exception lie in a row.</summary>
    public static Outcome Exit(PyThreadState thread, ref Register to, ref Register row)
    {
        var exit = row.Box();
        var exception = (PyBaseException)Unsafe.Add(ref row, 3).Ref!;
        var traceback = exception.Traceback ?? (PyObject)PyNone.Instance;
        if (exit is PyMethod { Function: PyFunction function } method) return SpecialMethodCalls.Enter(thread, function, OnReturn.Store, method.Self, exception.Type, exception, traceback);
        if (Calls.Call3(thread, exit, exception.Type, exception, traceback) is not { } result) return Outcome.Error;
        to.Set(result);
        return Outcome.Next;
    }
}
