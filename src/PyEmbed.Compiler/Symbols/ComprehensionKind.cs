namespace PyEmbed.Compiler.Symbols;

/// <summary>Which comprehension a function scope is.</summary>
internal enum ComprehensionKind : byte { None, List, Dict, Set, Generator }
