namespace PyEmbed.Bytecode.Marshal;

/// <summary>A <c>.pyc</c> file that cannot be used. Message and type are those of CPython's <c>importlib</c>.</summary>
internal sealed class PycException(string typeName, string message) : Exception(message)
{
    /// <summary>The name of the Python exception: ImportError or EOFError.</summary>
    public string TypeName { get; } = typeName;

    /// <summary>Whether the file is sound and only older than its source: it is then made anew, silently.</summary>
    public bool IsStale { get; init; }
}
