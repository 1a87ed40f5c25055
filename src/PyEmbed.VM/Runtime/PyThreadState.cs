using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using PyEmbed.VM;

namespace PyEmbed;

/// <summary>What one thread of execution inside an engine knows: its error, its frames, its limits. Code generated for declared types passes it on.</summary>
public sealed partial class PyThreadState
{
    // The one mutable static of the engine: set when an engine is entered, restored when it is left.
    [ThreadStatic]
    private static PyThreadState? s_current;

    private PyType? _errorType;
    private object? _error;   // null, a message, a PyTuple of arguments, a PyBaseException, or one of the Pending... records

    internal PyThreadState(PyInterpreterState interpreter)
    {
        Interpreter = interpreter;
        Hashes = interpreter.Hashes;
        Ident = interpreter.Threads.Admit(this);
        if (IsMain) Budget = ExecutionBudget.Unlimited();
    }

    /// <summary>The engine's hash seed.</summary>
    internal readonly HashMixer Hashes;

    /// <summary>The thread that is inside an engine now. Only valid below <see cref="Enter"/>.</summary>
    internal static PyThreadState Current => s_current!;

    internal static PyThreadState? CurrentOrNull => s_current;

    /// <summary>The engine's state.</summary>
    internal PyInterpreterState Interpreter { get; }

    /// <summary>Makes it the current one; what it returns is to be given to <see cref="Leave"/>.</summary>
    internal PyThreadState? Enter()
    {
        var previous = s_current;
        s_current = this;
        return previous;
    }

    internal static void Leave(PyThreadState? previous) => s_current = previous;

    // ---- the error indicator ----

    internal bool HasError => _errorType is not null;

    /// <summary>The type of the error that is set, or null.</summary>
    internal PyType? ErrorType => _errorType;

    /// <summary>What <see cref="SetError"/> was given with the type.</summary>
    internal object? PendingError => _error;

    /// <param name="type">The exception's type.</param>
    /// <param name="argument">Null, a message (string), a PyTuple of arguments, the exception itself, or a Pending... record.</param>
    internal void SetError(PyType type, object? argument)
    {
        _errorType = type;
        _error = argument;
    }

    internal void ClearError()
    {
        _errorType = null;
        _error = null;
    }

    /// <summary>Whether the error that is set is of the type or derives from it.</summary>
    internal bool ErrorMatches(PyType type) => _errorType is { } set && set.IsSubtypeOf(type);

    /// <summary>Clears an error of the type; false (and nothing changed) where there is another one.</summary>
    internal bool ClearErrorIf(PyType type)
    {
        if (!ErrorMatches(type)) return false;
        ClearError();
        return true;
    }

    /// <summary>Takes the error off the thread, as an object with its context chained.</summary>
    internal PyBaseException TakeError()
    {
        Debug.Assert(HasError);
        var type = _errorType!;
        var error = _error;
        ClearError();
        if (error is PyBaseException exception) return exception;
        exception = PyExceptions.Make(this, type, error);
        ClearError();   // making it may have failed, in which case what came of it is the exception
        ChainContext(exception);
        return exception;
    }

    /// <summary>Sets the exception that is being handled as the context of a new one (PEP 3134).</summary>
    internal void ChainContext(PyBaseException exception) => ChainContext(exception, HandledException);

    /// <summary>Sets an exception as the context of another one.</summary>
    internal static void ChainContext(PyBaseException exception, PyBaseException? handled)
    {
        if (handled is null || ReferenceEquals(handled, exception)) return;
        // A cycle is broken where the new exception already stands in the chain (Floyd: a foreign cycle must not hang).
        PyBaseException? link = handled;
        var slow = handled;
        var step = false;
        while (link.Context is { } context)
        {
            if (ReferenceEquals(context, exception))
            {
                link.Context = null;
                break;
            }
            link = context;
            if (ReferenceEquals(link, slow)) break;
            if (step) slow = slow!.Context!;
            step = !step;
        }
        exception.Context = handled;
    }

    /// <summary>Makes this the error again.</summary>
    internal PyError Restore(PyBaseException exception)
    {
        SetError(exception.Type, exception);
        return default;
    }

    // ---- frames ----

    /// <summary>The globals of the Python function that runs now, or null.</summary>
    internal PyDict? CurrentGlobals => CurrentFrame?.Globals;

    // ---- exceptions being handled (sys.exc_info) ----

    /// <summary>The innermost handler's entry; generators bring their own and unlink it when they yield.</summary>
    internal ExceptionStackItem ExceptionStack { get; set; } = new();

    /// <summary>The exception that an <c>except</c> or <c>finally</c> block is handling now, or null.</summary>
    internal PyBaseException? HandledException
    {
        get
        {
            for (var item = ExceptionStack; item is not null; item = item.Previous)
                if (item.Value is { } value) return value;
            return null;
        }
    }

    // ---- recursion ----

    /// <summary>How deep calls are nested now: Python functions and recursions in C#.</summary>
    internal int RecursionDepth;

    /// <summary>Before C# code recurses into Python code or into itself. False: RecursionError is set. Each true is paired with <see cref="LeaveRecursion"/>.</summary>
    /// <param name="where">What ends the message: " while calling a Python object".</param>
    internal bool TryEnterRecursion(string where)
    {
        if (++RecursionDepth > Interpreter.RecursionLimit || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) return RecursionTooDeep(where);
        return true;
    }

    internal void LeaveRecursion() => RecursionDepth--;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool RecursionTooDeep(string where)
    {
        RecursionDepth--;
        return PyErr.RecursionError("maximum recursion depth exceeded" + where);
    }

    // ---- objects whose repr is being made ----

    private List<PyObject>? _reprs;

    /// <summary>False where the object's <c>repr</c> is being made already, further up. Each true is paired with <see cref="LeaveRepr"/>.</summary>
    internal bool TryEnterRepr(PyObject container)
    {
        _reprs ??= [];
        foreach (var open in _reprs)
            if (ReferenceEquals(open, container)) return false;
        _reprs.Add(container);
        return true;
    }

    internal void LeaveRepr(PyObject container) => _reprs!.RemoveAt(_reprs.Count - 1);
}

/// <summary>One entry of the stack of exceptions being handled (CPython's <c>_PyErr_StackItem</c>).</summary>
internal sealed class ExceptionStackItem
{
    public PyBaseException? Value;
    public ExceptionStackItem? Previous;
}
