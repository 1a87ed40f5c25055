namespace PyEmbed.StandardLibrary.Sre;

/// <summary>What a node of a pattern does.</summary>
internal enum NodeKind : byte
{
    /// <summary>The whole pattern matches.</summary>
    Success,

    /// <summary>Nothing matches here.</summary>
    Fail,

    /// <summary>One character that <see cref="PatternNode.Test"/> accepts.</summary>
    One,

    /// <summary>A condition on the position, <see cref="SrePosition"/> in <see cref="PatternNode.A"/>.</summary>
    At,

    /// <summary>Puts the position into register <see cref="PatternNode.A"/>.</summary>
    Mark,

    /// <summary>Tries <see cref="PatternNode.Next"/>, then <see cref="PatternNode.Other"/>.</summary>
    Fork,

    /// <summary>Repeats one character, as often as possible.</summary>
    GreedyOne,

    /// <summary>Repeats one character, as seldom as possible.</summary>
    LazyOne,

    /// <summary>Repeats one character as often as possible and never gives one back.</summary>
    PossessiveOne,

    /// <summary>Begins a loop: its registers are set back.</summary>
    LoopStart,

    /// <summary>A greedy loop decides whether it goes on (<see cref="PatternNode.Other"/> is the body) or ends.</summary>
    GreedyLoop,

    /// <summary>A lazy loop decides.</summary>
    LazyLoop,

    /// <summary>A lazy loop whose rest did not match goes round once more.</summary>
    LazyLoopMore,

    /// <summary>A possessive loop decides.</summary>
    PossessiveLoop,

    /// <summary>The body of a possessive loop has matched: its alternatives are forgotten.</summary>
    PossessiveLoopEnd,

    /// <summary>Begins an atomic group.</summary>
    Atomic,
    AtomicEnd,

    /// <summary>Looks ahead, or <see cref="PatternNode.A"/> characters back.</summary>
    Assert,
    AssertEnd,
    AssertNot,
    AssertNotEnd,

    /// <summary>What group <see cref="PatternNode.A"/> matched, once more.</summary>
    GroupReference,

    /// <summary>Goes on at <see cref="PatternNode.Next"/> if group <see cref="PatternNode.A"/> matched, else at <see cref="PatternNode.Other"/>.</summary>
    GroupExists,
}

/// <summary>How one character is tested.</summary>
internal enum TestKind : byte
{
    Any,
    AnyButNewline,
    Literal,
    NotLiteral,
    Set,
    Category,
    Never,
}

/// <summary>A test of one character.</summary>
internal readonly record struct CharacterTest(TestKind Kind, CaseRule Rule, int Character, CharacterSet? Set)
{
    public bool Accepts(int c) => Kind switch
    {
        TestKind.Any => true,
        TestKind.AnyButNewline => c != '\n',
        TestKind.Literal => IsCharacter(c),
        TestKind.NotLiteral => !IsCharacter(c),
        TestKind.Set => Set!.Contains(c),
        TestKind.Category => CharacterClass.IsIn((SreCategory)Character, c),
        _ => false,
    };

    private bool IsCharacter(int c) => Rule switch
    {
        CaseRule.Exact => c == Character,
        CaseRule.Locale => c == Character || CharacterClass.AsciiLower(c) == Character || CharacterClass.AsciiUpper(c) == Character,
        _ => CharacterClass.Lower(Rule, c) == Character,
    };
}

/// <summary>A step of a pattern. Nodes refer to each other by index.</summary>
internal record struct PatternNode(NodeKind Kind)
{
    public CharacterTest Test;

    /// <summary>The node that follows when this one matched.</summary>
    public int Next;

    /// <summary>Another node: a branch, a body.</summary>
    public int Other;

    /// <summary>A register, a group, a position, or how often at least.</summary>
    public int A;

    /// <summary>How often at most; a case rule.</summary>
    public int B;

    /// <summary>The first of the registers of a loop or a group that is atomic.</summary>
    public int Register;
}
