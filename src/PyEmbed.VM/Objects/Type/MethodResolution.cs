namespace PyEmbed.VM.Objects;

/// <summary>The method resolution order: C3 linearization.</summary>
internal static class MethodResolution
{
    /// <summary>The order for a class with these bases, or null with the TypeError set.</summary>
    public static PyType[]? Linearize(PyType type, PyTuple bases)
    {
        foreach (var item in bases.Items)
        {
            if (item is not PyType { KnownMro: null } incomplete || !incomplete.Has(CompilerServices.TypeFlags.Heap)) continue;
            PyErr.TypeError($"Cannot extend an incomplete type '{incomplete.Name}'");
            return null;
        }
        if (bases.Count == 1)
        {
            var only = ((PyType)bases[0]).Mro;
            var single = new PyType[only.Length + 1];
            single[0] = type;
            only.CopyTo(single.AsSpan(1));
            return single;
        }
        for (var i = 0; i < bases.Count; i++)
        {
            for (var j = i + 1; j < bases.Count; j++)
                if (ReferenceEquals(bases[i], bases[j])) return DuplicateBase((PyType)bases[i]);
        }
        // The bases' own orders and then the bases themselves are merged.
        var sequences = new PyType[bases.Count + 1][];
        var direct = new PyType[bases.Count];
        for (var i = 0; i < bases.Count; i++)
        {
            direct[i] = (PyType)bases[i];
            sequences[i] = direct[i].MroArray;
        }
        sequences[^1] = direct;
        var heads = new int[sequences.Length];
        var order = new List<PyType> { type };
        while (true)
        {
            PyType? next = null;
            var isDone = true;
            for (var i = 0; i < sequences.Length && next is null; i++)
            {
                if (heads[i] == sequences[i].Length) continue;
                isDone = false;
                var candidate = sequences[i][heads[i]];
                if (!IsInTail(sequences, heads, candidate)) next = candidate;
            }
            if (isDone) return [.. order];
            if (next is null) return Inconsistent(sequences, heads);
            order.Add(next);
            for (var i = 0; i < sequences.Length; i++)
                if (heads[i] < sequences[i].Length && ReferenceEquals(sequences[i][heads[i]], next)) heads[i]++;
        }
    }

    private static bool IsInTail(PyType[][] sequences, int[] heads, PyType candidate)
    {
        for (var i = 0; i < sequences.Length; i++)
            if (heads[i] < sequences[i].Length && Array.IndexOf(sequences[i], candidate, heads[i] + 1) >= 0) return true;
        return false;
    }

    private static PyType[]? DuplicateBase(PyType type)
    {
        PyErr.TypeError($"duplicate base class {type.Name}");
        return null;
    }

    private static PyType[]? Inconsistent(PyType[][] sequences, int[] heads)
    {
        var names = new List<string>();
        for (var i = 0; i < sequences.Length; i++)
        {
            if (heads[i] == sequences[i].Length) continue;
            var name = sequences[i][heads[i]].Name;
            if (!names.Contains(name)) names.Add(name);
        }
        PyErr.TypeError("Cannot create a consistent method resolution\norder (MRO) for bases " + string.Join(", ", names));
        return null;
    }
}
