namespace PyEmbed.VM.Objects;

/// <summary>The bytes of an object, lent to a memoryview and to those made from it; given back when the last of them is released or has become garbage.</summary>
internal sealed class SharedLease
{
    private readonly BufferLease _lease;
    private int _views;

    public SharedLease(in BufferLease lease, PyObject owner, bool isReadOnly)
    {
        _lease = lease;
        Owner = owner;
        IsReadOnly = isReadOnly;
        if (owner is PyBytes) GC.SuppressFinalize(this);   // nothing is to be given back
    }

    // CPython counts references, so a view that is dropped gives its bytes back at once; here that is when the collector finds out.
    ~SharedLease()
    {
        if (_views > 0) _lease.Dispose();
    }

    public PyObject Owner { get; }

    public bool IsReadOnly { get; }

    public byte[] Array => _lease.Array;

    public int Start => _lease.Start;

    public int Length => _lease.Length;

    public void AddView() => _views++;

    public void RemoveView()
    {
        if (--_views > 0) return;
        _lease.Dispose();
        GC.SuppressFinalize(this);
    }
}
