using System.Runtime.CompilerServices;

namespace PyEmbed.VM;

/// <summary><c>id()</c>, <c>is</c> and the hash by identity.</summary>
/// <remarks>Identity of ints and of floats that are not NaN is by value, because the interpreter boxes and unboxes them at will.</remarks>
internal static class Identity
{
    // Numbers are handed out on first demand and kept as long as the object lives. The table holds objects weakly and no engine.
    private static readonly ConditionalWeakTable<PyObject, Number> s_numbers = [];
    private static readonly Counter s_counter = new();

    /// <summary><c>left is right</c></summary>
    public static bool Is(PyObject left, PyObject right)
    {
        if (ReferenceEquals(left, right)) return true;
        if (left.GetType() != right.GetType()) return false;
        return left switch
        {
            PyInt a when left.GetType() == typeof(PyInt) => a.Value == ((PyInt)right).Value,
            PyFloat a when left.GetType() == typeof(PyFloat) => !double.IsNaN(a.Value) && BitConverter.DoubleToInt64Bits(a.Value) == BitConverter.DoubleToInt64Bits(((PyFloat)right).Value),
            _ => false,
        };
    }

    /// <summary><c>id(value)</c>: unique among live objects, a multiple of 16.</summary>
    public static long Of(PyObject value)
    {
        // Equal numbers are one object, so their id comes from their value.
        if (value.GetType() == typeof(PyInt)) return unchecked(0x2000_0000_0000 + (((PyInt)value).Value << 5)) & long.MaxValue;
        if (value.GetType() == typeof(PyFloat) && !double.IsNaN(((PyFloat)value).Value))
            return unchecked((long)(0x1000_0000_0000UL + (((ulong)BitConverter.DoubleToInt64Bits(((PyFloat)value).Value) * 0x9E3779B97F4A7C15UL) >> 17)) << 4) & long.MaxValue;
        if (s_numbers.TryGetValue(value, out var number)) return number.Value;
        return s_numbers.GetValue(value, static _ => new Number(s_counter.Next())).Value;
    }

    /// <summary>The default <c>__hash__</c>.</summary>
    public static long Hash(PyObject value)
    {
        var hash = (long)((ulong)Of(value) >> 4);
        return hash == -1 ? -2 : hash;
    }

    private sealed class Number(long value)
    {
        public long Value { get; } = value;
    }

    private sealed class Counter
    {
        private long _last = 0x7F00_0000_0000;

        public long Next() => Interlocked.Add(ref _last, 16);
    }
}
