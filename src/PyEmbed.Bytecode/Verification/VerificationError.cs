namespace PyEmbed.Bytecode.Verification;

/// <summary>Why code cannot run: the byte offset of the instruction and what is wrong with it. Becomes a SystemError at the first call.</summary>
internal sealed record VerificationError(int Offset, string Message)
{
    public override string ToString() => $"bad bytecode at offset {Offset}: {Message}";
}
