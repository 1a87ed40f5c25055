using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>What <c>split</c> and <c>subgroup</c> take: an exception class, a tuple of them, a function; or, for <c>except*</c>, a set of exceptions by identity.</summary>
internal readonly struct ExceptionMatcher
{
    private readonly PyObject? _info;
    private readonly bool _isPredicate;
    private readonly HashSet<PyBaseException>? _instances;

    private ExceptionMatcher(PyObject? info, bool isPredicate, HashSet<PyBaseException>? instances)
    {
        _info = info;
        _isPredicate = isPredicate;
        _instances = instances;
    }

    public static ExceptionMatcher ByType(PyObject info) => new(info, false, null);

    public static ExceptionMatcher ByIdentity(HashSet<PyBaseException> instances) => new(null, false, instances);

    /// <summary>False: the TypeError is set.</summary>
    public static bool TryMake(PyObject value, out ExceptionMatcher matcher)
    {
        // A function is what a def statement or lambda makes; CPython 3.11 takes no other callables.
        var isFunction = value.Type is { Name: "function" } type && !type.Has(TypeFlags.Heap);
        matcher = new(value, isFunction, null);
        return isFunction || IsClass(value) || value is PyTuple types && types.ItemArray.All(IsClass)
            || PyErr.TypeError("expected a function, exception type or tuple of exception types");
    }

    private static bool IsClass(PyObject value) => value is PyType type && type.Has(TypeFlags.ExceptionSubclass);

    public bool TryMatch(PyThreadState thread, PyBaseException exception, out bool isMatch)
    {
        isMatch = false;
        if (_instances is not null)
        {
            isMatch = exception is not PyBaseExceptionGroup && _instances.Contains(exception);
            return true;
        }
        if (_isPredicate) return Calls.Call1(thread, _info!, exception) is { } answer && Truth.TryTest(thread, answer, out isMatch);
        if (_info is PyTuple types)
        {
            foreach (var type in types.Items) isMatch |= exception.Type.IsSubtypeOf((PyType)type);
            return true;
        }
        isMatch = exception.Type.IsSubtypeOf((PyType)_info!);
        return true;
    }
}
