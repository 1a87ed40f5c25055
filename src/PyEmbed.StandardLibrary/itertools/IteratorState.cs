namespace PyEmbed.StandardLibrary.Itertools;

/// <summary>What <c>__setstate__</c> of several iterators checks.</summary>
internal static class IteratorState
{
    public static PyError NotATuple() => PyErr.TypeError("state is not a tuple");

    /// <summary>A state tuple with a wrong number of items.</summary>
    public static PyError WrongCount(int least, int most, int given)
    {
        var number = given < least ? least : most;
        var bound = least == most ? "exactly" : given < least ? "at least" : "at most";
        return PyErr.TypeError($"function takes {bound} {number} argument{(number == 1 ? "" : "s")} ({given} given)");
    }

    /// <summary>One int of a state, clamped. False: an error is set.</summary>
    [MustCheck]
    public static bool TryIndex(PyThreadState thread, PyObject value, long least, long most, out int index)
    {
        index = 0;
        if (!TryInteger(value, out var number)) return false;
        index = (int)(number < least ? least : number > most ? most : number);
        return true;
    }

    /// <summary>An int object's value as a Py_ssize_t; other types are not asked for <c>__index__</c>. False: an error is set.</summary>
    [MustCheck]
    public static bool TryInteger(PyObject value, out long number)
    {
        number = 0;
        if (value is not (PyInt or PyBigInt)) return PyErr.TypeError("an integer is required");
        return PyInt.TryGetInt64(value, out number) || PyErr.OverflowError("Python int too large to convert to C ssize_t");
    }

    public static PyTuple ToTuple(ReadOnlySpan<int> numbers)
    {
        var items = new PyObject[numbers.Length];
        for (var i = 0; i < items.Length; i++) items[i] = PyInt.From(numbers[i]);
        return PyTuple.Adopt(items);
    }

    /// <summary>The items of a pool at these indices.</summary>
    public static PyTuple Pick(PyTuple pool, ReadOnlySpan<int> indices)
    {
        var items = new PyObject[indices.Length];
        var target = items.AsSpan();
        for (var i = 0; i < target.Length; i++) target[i] = pool[indices[i]];
        return PyTuple.Adopt(items);
    }
}
