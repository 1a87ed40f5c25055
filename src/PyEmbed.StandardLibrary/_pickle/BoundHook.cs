using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

/// <summary><c>persistent_id</c> or <c>persistent_load</c>: a method of a subclass, or a callable that was set as an attribute.</summary>
internal readonly struct BoundHook
{
    private readonly PyObject? _function;
    private readonly bool _isOwnMethod;

    private BoundHook(PyObject function, bool isOwnMethod)
    {
        _function = function;
        _isOwnMethod = isOwnMethod;
    }

    public bool IsSet => _function is not null;

    /// <summary>What an object has under the name. A method of its own is kept as a function, so that the object does not hold itself. False: an error is set.</summary>
    [MustCheck]
    public static bool TryFind(PyThreadState thread, PyObject self, PyStr name, out BoundHook hook)
    {
        hook = default;
        if (!Attributes.TryGet(thread, self, name, out var found)) return false;
        if (found is PyMethod method && ReferenceEquals(method.Self, self)) hook = new BoundHook(method.Function, true);
        else if (found is not null) hook = new BoundHook(found, false);
        return true;
    }

    [MustCheck]
    public static bool TrySet(PyObject? value, string name, ref BoundHook hook)
    {
        if (value is null) return PyErr.TypeError("attribute deletion is not supported");
        if (!Calls.IsCallable(value)) return PyErr.TypeError($"{name} must be a callable taking one argument");
        hook = new BoundHook(value, false);
        return true;
    }

    public PyObject? Call(PyThreadState thread, PyObject self, PyObject argument) =>
        _isOwnMethod ? Calls.Call2(thread, _function!, self, argument) : Calls.Call1(thread, _function!, argument);

    /// <summary>The callable. Null: an error is set, there is none.</summary>
    [MustCheck]
    public PyObject? Get(PyObject self, string name)
    {
        if (_function is null) return PyErr.AttributeError(name);
        return _isOwnMethod ? new PyMethod(_function, self) : _function;
    }
}
