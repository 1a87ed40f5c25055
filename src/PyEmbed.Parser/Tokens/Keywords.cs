namespace PyEmbed.Parser.Tokens;

/// <summary>From the spelling of a name to its <see cref="Keyword"/> and back.</summary>
internal static class Keywords
{
    /// <summary>Whether the word can never be an identifier.</summary>
    public static bool IsHard(Keyword keyword) => keyword is > Keyword.None and <= Keyword.Yield;

    /// <summary>The word spelled by these bytes; <see cref="Keyword.None"/> for other identifiers.</summary>
    public static Keyword Find(ReadOnlySpan<byte> name) => name.Length switch
    {
        1 => name[0] == '_' ? Keyword.Underscore : Keyword.None,
        2 => name switch
        {
            [(byte)'a', (byte)'s'] => Keyword.As,
            [(byte)'i', (byte)'f'] => Keyword.If,
            [(byte)'i', (byte)'n'] => Keyword.In,
            [(byte)'i', (byte)'s'] => Keyword.Is,
            [(byte)'o', (byte)'r'] => Keyword.Or,
            _ => Keyword.None,
        },
        3 => One(name, "def"u8, Keyword.Def, "for"u8, Keyword.For, "not"u8, Keyword.Not, "and"u8, Keyword.And, "try"u8, Keyword.Try, "del"u8, Keyword.Del),
        4 => One(name, "None"u8, Keyword.NoneLiteral, "True"u8, Keyword.True, "else"u8, Keyword.Else, "from"u8, Keyword.From, "with"u8, Keyword.With, "pass"u8, Keyword.Pass)
             is var hard and not Keyword.None ? hard
             : One(name, "elif"u8, Keyword.Elif, "case"u8, Keyword.Case, "type"u8, Keyword.Type, "exec"u8, Keyword.Exec, default, default, default, default),
        5 => One(name, "raise"u8, Keyword.Raise, "False"u8, Keyword.False, "class"u8, Keyword.Class, "yield"u8, Keyword.Yield, "while"u8, Keyword.While, "break"u8, Keyword.Break)
             is var hard and not Keyword.None ? hard
             : One(name, "async"u8, Keyword.Async, "await"u8, Keyword.Await, "match"u8, Keyword.Match, "print"u8, Keyword.Print, default, default, default, default),
        6 => One(name, "return"u8, Keyword.Return, "import"u8, Keyword.Import, "except"u8, Keyword.Except, "lambda"u8, Keyword.Lambda, "assert"u8, Keyword.Assert, "global"u8, Keyword.Global),
        7 => name.SequenceEqual("finally"u8) ? Keyword.Finally : Keyword.None,
        8 => name.SequenceEqual("continue"u8) ? Keyword.Continue : name.SequenceEqual("nonlocal"u8) ? Keyword.Nonlocal : Keyword.None,
        _ => Keyword.None,
    };

    private static Keyword One(
        ReadOnlySpan<byte> name,
        ReadOnlySpan<byte> a, Keyword ifA, ReadOnlySpan<byte> b, Keyword ifB, ReadOnlySpan<byte> c, Keyword ifC,
        ReadOnlySpan<byte> d, Keyword ifD, ReadOnlySpan<byte> e, Keyword ifE, ReadOnlySpan<byte> f, Keyword ifF) =>
        name.SequenceEqual(a) ? ifA : name.SequenceEqual(b) ? ifB : name.SequenceEqual(c) ? ifC
        : name.SequenceEqual(d) ? ifD : name.SequenceEqual(e) ? ifE : name.SequenceEqual(f) ? ifF : Keyword.None;
}
