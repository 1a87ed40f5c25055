namespace PyEmbed.Compiler.Symbols;

/// <summary>Private names: inside <c>class C</c>, <c>__x</c> is <c>_C__x</c> (language reference 6.2.1).</summary>
internal static class NameMangling
{
    /// <summary>The name as the innermost class around (or null) makes it.</summary>
    public static string Mangle(string? className, string name)
    {
        if (className is null || !name.StartsWith("__", StringComparison.Ordinal)) return name;
        // A name with a dot is a module to be imported.
        if (name.EndsWith("__", StringComparison.Ordinal) || name.Contains('.')) return name;
        var stripped = className.AsSpan().TrimStart('_');
        return stripped.IsEmpty ? name : string.Concat("_", stripped, name);
    }
}
