using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary;

/// <summary><c>math.fsum</c>: the exact sum as floats that do not overlap (J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic"), rounded once.</summary>
internal static class ExactSum
{
    public static PyObject? Run(PyThreadState thread, PyObject iterable)
    {
        if (Iteration.GetIter(thread, iterable) is not { } iterator) return null;
        var partials = new double[32];   // growing in magnitude, no two share a bit
        var count = 0;
        double special = 0, infinities = 0;
        var slots = iterator.Type.Slots;
        while (slots.Next(thread, iterator) is { } item)
        {
            if (!thread.TryChargeWork(1) || !Number.TryToDouble(thread, item, out var value)) return null;
            var x = value;
            var kept = 0;
            for (var i = 0; i < count; i++)
            {
                var y = partials[i];
                if (Math.Abs(x) < Math.Abs(y)) (x, y) = (y, x);
                var high = x + y;
                var low = y - (high - x);
                if (low != 0) partials[kept++] = low;
                x = high;
            }
            count = kept;
            if (x == 0) continue;
            if (!double.IsFinite(x))
            {
                // Of finite numbers only an overflow makes it; what is infinite itself is summed apart.
                if (double.IsFinite(value)) return PyErr.OverflowError("intermediate overflow in fsum");
                if (double.IsInfinity(value)) infinities += value;
                special += value;
                count = 0;
                continue;
            }
            if (count == partials.Length) Array.Resize(ref partials, count * 2);
            partials[count++] = x;
        }
        if (thread.HasError) return null;
        if (special != 0) return double.IsNaN(infinities) ? PyErr.ValueError("-inf + inf in fsum") : PyFloat.From(special);
        return PyFloat.From(Rounded(partials.AsSpan(0, count)));
    }

    private static double Rounded(ReadOnlySpan<double> partials)
    {
        var at = partials.Length;
        if (at == 0) return 0;
        var sum = partials[--at];
        double low = 0;
        while (at > 0 && low == 0)
        {
            var x = sum;
            var y = partials[--at];
            sum = x + y;
            low = y - (sum - x);
        }
        // A tie was rounded to even; what comes below says to which side it really lies.
        if (at > 0 && (low < 0 && partials[at - 1] < 0 || low > 0 && partials[at - 1] > 0))
        {
            var twice = low * 2;
            var next = sum + twice;
            if (next - sum == twice) sum = next;
        }
        return sum;
    }
}
