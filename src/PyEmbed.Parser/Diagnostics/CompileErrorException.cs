namespace PyEmbed.Parser.Diagnostics;

/// <summary>An error of compiling that is no SyntaxError: ValueError, MemoryError, RecursionError, OverflowError, UnicodeEncodeError, ...</summary>
internal sealed class CompileErrorException : Exception
{
    public CompileErrorException(string typeName, string message) : base(message) => TypeName = typeName;

    public CompileErrorException(UnicodeFault fault) : base(fault.Describe())
    {
        TypeName = fault.TypeName;
        Unicode = fault;
    }

    /// <summary>The name of a builtin exception type.</summary>
    public string TypeName { get; }

    /// <summary>The facts of a UnicodeEncodeError or UnicodeDecodeError.</summary>
    public UnicodeFault? Unicode { get; }

    public static CompileErrorException MemoryError(string message = "") => new("MemoryError", message);

    public static CompileErrorException RecursionError(string message) => new("RecursionError", message);

    public static CompileErrorException ValueError(string message) => new("ValueError", message);

    public static CompileErrorException OverflowError(string message) => new("OverflowError", message);
}
