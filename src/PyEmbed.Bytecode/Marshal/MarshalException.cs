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
}
