namespace PyEmbed.Bytecode.Marshal;

/// <summary>The Python exception that CPython raises for the same data.</summary>
internal enum MarshalError
{
    EOFError,
    ValueError,
    TypeError,
    SystemError,
    UnicodeDecodeError,
}

/// <summary>Data that is no marshal data, or a value that cannot become some. The message is CPython's.</summary>
internal sealed class MarshalException(MarshalError kind, string message) : Exception(message)
{
    public MarshalError Kind { get; } = kind;

    /// <summary>Of a UnicodeDecodeError: the bytes that are no UTF-8, where the fault is, and what it is.</summary>
    public UndecodableText? Undecodable { get; init; }
}

/// <summary>Bytes that are no UTF-8.</summary>
internal sealed record UndecodableText(byte[] Bytes, int Start, int End, string Reason);
