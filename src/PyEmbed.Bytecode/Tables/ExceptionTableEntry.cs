namespace PyEmbed.Bytecode.Tables;

/// <summary>A protected range: an exception at byte offsets <see cref="Start"/> up to <see cref="End"/> goes to <see cref="Target"/>.</summary>
/// <remarks><see cref="Depth"/> values stay on the stack; <see cref="PushesLastI"/> says whether the offset of the failing instruction is pushed before the exception.</remarks>
internal readonly record struct ExceptionTableEntry(int Start, int End, int Target, int Depth, bool PushesLastI)
{
    /// <summary>Stack depth at <see cref="Target"/>: what stays, f_lasti where asked for, the exception.</summary>
    public int HandlerDepth => Depth + (PushesLastI ? 2 : 1);
}
