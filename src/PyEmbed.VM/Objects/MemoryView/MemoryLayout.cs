namespace PyEmbed.VM.Objects;

/// <summary>Which bytes of a buffer are items: where the first lies, and how many and how far apart they are in each dimension.</summary>
internal sealed record MemoryLayout(string Format, int ItemSize, int Start, nint[] Shape, nint[] Strides)
{
    public int Dimensions => Shape.Length;

    /// <summary>The number of items.</summary>
    public nint Count
    {
        get
        {
            nint count = 1;
            foreach (var extent in Shape) count *= extent;
            return count;
        }
    }

    /// <summary>Whether the items lie one after the other, the last index running fastest.</summary>
    public bool IsCContiguous => IsContiguous(lastIsFastest: true);

    /// <summary>Whether the items lie one after the other, the first index running fastest.</summary>
    public bool IsFortranContiguous => IsContiguous(lastIsFastest: false);

    private bool IsContiguous(bool lastIsFastest)
    {
        if (Count == 0) return true;
        nint expected = ItemSize;
        for (var k = 0; k < Shape.Length; k++)
        {
            var i = lastIsFastest ? Shape.Length - 1 - k : k;
            if (Shape[i] > 1 && Strides[i] != expected) return false;
            expected *= Shape[i];
        }
        return true;
    }

    /// <summary>Items one after the other.</summary>
    public static MemoryLayout Contiguous(string format, int itemSize, int start, nint[] shape)
    {
        var strides = new nint[shape.Length];
        nint stride = itemSize;
        for (var i = shape.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= shape[i];
        }
        return new MemoryLayout(format, itemSize, start, shape, strides);
    }

    /// <summary>Copies the items one after the other.</summary>
    public void CopyTo(ReadOnlySpan<byte> from, Span<byte> to, bool firstIsFastest = false)
    {
        if (!firstIsFastest && IsCContiguous)
        {
            from.Slice(Start, to.Length).CopyTo(to);
            return;
        }
        if (Count == 0) return;
        var index = new nint[Shape.Length];
        for (var at = 0; at < to.Length; at += ItemSize)
        {
            from.Slice(OffsetOf(index), ItemSize).CopyTo(to[at..]);
            Advance(index, firstIsFastest);
        }
    }

    public int OffsetOf(ReadOnlySpan<nint> index)
    {
        nint offset = Start;
        for (var i = 0; i < index.Length; i++) offset += index[i] * Strides[i];
        return (int)offset;
    }

    /// <summary>The next index; behind the last comes the first.</summary>
    public void Advance(nint[] index, bool firstIsFastest = false)
    {
        for (var k = 0; k < index.Length; k++)
        {
            var i = firstIsFastest ? k : index.Length - 1 - k;
            if (++index[i] < Shape[i]) return;
            index[i] = 0;
        }
    }
}
