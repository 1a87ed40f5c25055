namespace PyEmbed.Bytecode.Tables;

/// <summary>Walks an exception table (CPython 3.11 <c>Objects/exception_handling_notes.txt</c>). Offsets are in bytes of <c>co_code</c>.</summary>
internal ref struct ExceptionTableReader(ReadOnlySpan<byte> table)
{
    private readonly ReadOnlySpan<byte> _table = table;
    private int _next;

    public ExceptionTableEntry Current { get; private set; }

    /// <summary>Whether the walk ended inside of an entry, or at a number that is no offset.</summary>
    public bool IsMalformed { get; private set; }

    public bool MoveNext()
    {
        if (_next >= _table.Length || IsMalformed) return false;
        if (TryRead(out var start) && TryRead(out var length) && TryRead(out var target) && TryRead(out var depthAndLastI))
        {
            Current = new ExceptionTableEntry(start * 2, (start + length) * 2, target * 2, depthAndLastI >> 1, (depthAndLastI & 1) != 0);
            return true;
        }
        IsMalformed = true;
        return false;
    }

    // Six bits a byte, the most significant first; 0x40 says that more follow, 0x80 marks the first byte of an entry.
    private bool TryRead(out int value)
    {
        value = 0;
        while (_next < _table.Length)
        {
            var read = _table[_next++];
            value = (value << 6) | (read & 0x3F);
            if ((read & 0x40) == 0) return true;
            if (value >= 1 << 22) return false;   // the next six bits would make more than any code has
        }
        return false;
    }
}
