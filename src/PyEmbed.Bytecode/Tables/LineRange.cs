namespace PyEmbed.Bytecode.Tables;

/// <summary>What <c>code.co_lines()</c> yields: bytes <see cref="Start"/> to <see cref="End"/> belong to a line; -1 is none.</summary>
internal readonly record struct LineRange(int Start, int End, int Line);
