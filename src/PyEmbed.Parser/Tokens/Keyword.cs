namespace PyEmbed.Parser.Tokens;

/// <summary>The words that the grammar compares, so that it never compares text. Hard keywords come first: see <see cref="Keywords.IsHard"/>.</summary>
internal enum Keyword : byte
{
    /// <summary>An ordinary identifier, or no word at all.</summary>
    None = 0,

    False, NoneLiteral, True, And, As, Assert, Async, Await, Break, Class, Continue, Def, Del, Elif, Else, Except, Finally,
    For, From, Global, If, Import, In, Is, Lambda, Nonlocal, Not, Or, Pass, Raise, Return, Try, While, With, Yield,

    // Soft keywords, and two old statements that get a hint of their own.
    Match, Case, Underscore, Type, Print, Exec,
}
