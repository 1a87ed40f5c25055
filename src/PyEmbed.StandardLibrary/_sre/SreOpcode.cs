namespace PyEmbed.StandardLibrary.Sre;

/// <summary>The instructions of a compiled pattern, with the numbers of <c>re._constants</c> of Python 3.11 (MAGIC 20220615).</summary>
internal enum SreOpcode : uint
{
    Failure, Success, Any, AnyAll, Assert, AssertNot, At, Branch, Category, CharSet, BigCharSet, GroupRef, GroupRefExists, In, Info, Jump, Literal, Mark, MaxUntil, MinUntil, NotLiteral, Negate,
    Range, Repeat, RepeatOne, Subpattern, MinRepeatOne, AtomicGroup, PossessiveRepeat, PossessiveRepeatOne, GroupRefIgnore, InIgnore, LiteralIgnore, NotLiteralIgnore, GroupRefLocIgnore,
    InLocIgnore, LiteralLocIgnore, NotLiteralLocIgnore, GroupRefUniIgnore, InUniIgnore, LiteralUniIgnore, NotLiteralUniIgnore, RangeUniIgnore,
}

/// <summary>What the instruction <see cref="SreOpcode.At"/> asks about a position.</summary>
internal enum SrePosition : uint
{
    Beginning, BeginningLine, BeginningString, Boundary, NonBoundary, End, EndLine, EndString, LocBoundary, LocNonBoundary, UniBoundary, UniNonBoundary,
}

/// <summary>Classes of characters, such as <c>\d</c>. An odd number is the negation of the one before it.</summary>
internal enum SreCategory : uint
{
    Digit, NotDigit, Space, NotSpace, Word, NotWord, LineBreak, NotLineBreak, LocWord, LocNotWord, UniDigit, UniNotDigit, UniSpace, UniNotSpace, UniWord, UniNotWord, UniLineBreak, UniNotLineBreak,
}

/// <summary>The flags of patterns, as <c>re.RegexFlag</c> numbers them.</summary>
[Flags]
internal enum SreFlags
{
    None = 0, Template = 1, IgnoreCase = 2, Locale = 4, MultiLine = 8, DotAll = 16, Unicode = 32, Verbose = 64, Debug = 128, Ascii = 256,
}
