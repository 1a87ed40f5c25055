namespace PyEmbed.Bytecode;

/// <summary>Equality of code objects as CPython 3.11 defines it for <c>==</c> on code: name, arguments, flags, first line, bytecode, constants (by kind and value), names, tables. The file name does not count.</summary>
internal static class CodeObjectComparer
{
    public static bool Equal(CodeObject a, CodeObject b)
    {
        if (ReferenceEquals(a, b)) return true;
        return a.Name == b.Name
            && a.ArgCount == b.ArgCount
            && a.PosOnlyArgCount == b.PosOnlyArgCount
            && a.KwOnlyArgCount == b.KwOnlyArgCount
            && a.Flags == b.Flags
            && a.FirstLine == b.FirstLine
            && a.Code.AsSpan().SequenceEqual(b.Code.AsSpan())
            && a.Consts.AsSpan().SequenceEqual(b.Consts.AsSpan())
            && a.Names.AsSpan().SequenceEqual(b.Names.AsSpan())
            && a.LocalsPlusNames.AsSpan().SequenceEqual(b.LocalsPlusNames.AsSpan())
            && a.LineTable.AsSpan().SequenceEqual(b.LineTable.AsSpan())
            && a.ExceptionTable.AsSpan().SequenceEqual(b.ExceptionTable.AsSpan());
    }

    public static int Hash(CodeObject code)
    {
        var hash = new HashCode();
        hash.Add(code.Name);
        hash.Add(code.FirstLine);
        hash.AddBytes(code.Code.AsSpan());
        hash.AddBytes(code.LineTable.AsSpan());   // equal lambdas on one line differ in nothing else
        return hash.ToHashCode();
    }
}
