namespace PyEmbed.VM.Objects;

/// <summary>An object whose bytes C# code may look at: bytes, bytearray, memoryview, array. What CPython calls the buffer protocol (PEP 3118).</summary>
internal interface IBufferExporter
{
    /// <summary>
    /// Hands out the bytes. Until <see cref="BufferLease.Dispose"/> the exporter keeps them in place: a bytearray that is exported refuses to change its length.
    /// </summary>
    /// <param name="thread">Where an error is set.</param>
    /// <param name="access">Whether the bytes will be written, and whether they must lie together.</param>
    /// <param name="lease">The bytes.</param>
    /// <returns>False: an error is set (read-only, released, not contiguous).</returns>
    [MustCheck]
    bool TryExport(PyThreadState thread, BufferAccess access, out BufferLease lease);

    /// <summary>Ends one lease.</summary>
    void EndExport();

    /// <summary>How the bytes are to be read.</summary>
    BufferLayout Layout { get; }
}

/// <summary>An object that shows the buffer of another: a view of it is a view of that one.</summary>
internal interface IBufferForwarder : IBufferExporter
{
    /// <summary>The object whose bytes these are. Null: an error is set.</summary>
    [MustCheck]
    PyObject? BufferOwner(PyThreadState thread);
}

/// <summary>What a lease is for.</summary>
[Flags]
internal enum BufferAccess
{
    Read = 0,
    Write = 1,
}
