namespace PyEmbed.StandardLibrary.Functools;

/// <summary>The part of <c>functools</c> that is written in C#.</summary>
[PyModule("_functools", Doc = "Tools that operate on functions.")]
internal sealed partial class FunctoolsModule
{
    [PyConstant("partial")] internal static PyType Partial => PyPartial.BuiltinType;
    [PyConstant("_lru_cache_wrapper")] internal static PyType LruCache => PyLruCache.BuiltinType;

    [PyFunction("reduce(function, iterable, initial=<unrepresentable>, /)", NoTextSignature = true,
        Doc = "reduce(function, iterable[, initial]) -> value\n\nApply a function of two arguments to the items, from the left, each time to the last result and the next item.")]
    internal static PyObject? Reduce(PyThreadState thread, PyObject function, PyObject iterable, PyObject? initial)
    {
        if (Iteration.GetIter(thread, iterable) is not { } iterator)
            return thread.ClearErrorIf(PyExceptions.TypeError) ? PyErr.TypeError("reduce() arg 2 must support iteration") : null;
        var result = initial;
        while (Iteration.Next(thread, iterator) is { } item)
        {
            if (!thread.TryChargeWork(1)) return null;
            result = result is null ? item : Calls.Call2(thread, function, result, item);
            if (result is null) return null;
        }
        if (thread.HasError) return null;
        return result ?? PyErr.TypeError("reduce() of empty iterable with no initial value");
    }

    [PyFunction("cmp_to_key(mycmp)", NoTextSignature = true, Doc = "Convert a cmp= function into a key= function.")]
    internal static PyObject CompareToKey(PyObject mycmp) => new PyKeyWrapper(mycmp, null);
}
