namespace PyEmbed.VM.Objects;

/// <summary>What weak references and proxies have in common.</summary>
internal abstract class WeakReferenceBase(PyObject target, PyObject? callback) : PyObject
{
    private readonly WeakReference<PyObject> _target = new(target);

    /// <summary>What is called with the reference once the object is gone.</summary>
    public PyObject? Callback { get; private set; } = callback;

    /// <summary>The object, or null once it is gone.</summary>
    public PyObject? Target => _target.TryGetTarget(out var target) ? target : null;

    /// <summary>Whether it is the one that is given out again for the same object: of no subclass and without a callback.</summary>
    public bool IsPlain => Callback is null && GetType() is var type && (type == typeof(PyWeakReference) || type == typeof(PyWeakProxy) || type == typeof(PyCallableWeakProxy));

    /// <summary>Takes the callback, which runs once.</summary>
    public PyObject? TakeCallback()
    {
        var callback = Callback;
        Callback = null;
        return callback;
    }

    /// <summary>A reference to an object: the one there is already where it will do. Null: an error is set.</summary>
    [MustCheck]
    public static PyObject? Make(PyThreadState thread, PyObject target, PyObject? callback, Func<PyObject, PyObject?, WeakReferenceBase> make, Type? plainType)
    {
        if (!WeakReferences.IsAllowed(target)) return PyErr.TypeError($"cannot create weak reference to '{target.Type.NameInMessages}' object");
        var table = thread.Interpreter.WeakReferences;
        if (callback is null && plainType is not null && table.PlainOf(target, plainType) is { } known) return known;
        var made = make(target, callback);
        table.Add(target, made);
        return made;
    }
}
