namespace PyEmbed.Compiler.Emit;

/// <summary>What a display builds.</summary>
internal enum DisplayKind : byte { List, Set, Tuple }
