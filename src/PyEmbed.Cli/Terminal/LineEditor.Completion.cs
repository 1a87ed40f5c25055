using PyEmbed.Core.Unicode;

namespace PyEmbed.Cli.Terminal;

// Tab.
internal sealed partial class LineEditor
{
    private bool _isCompleting;   // the last key was a Tab that did not know how to go on

    /// <summary>The words among which Tab did not find a common way on, without what is before their last dot.</summary>
    public IReadOnlyList<string> Candidates { get; private set; } = [];

    private EditResult Tab(bool wasCompleting)
    {
        var start = LineStart(Cursor);
        if (Text.AsSpan(start, Cursor - start).IndexOfAnyExcept(' ', '\t') < 0)
        {
            Insert(new string(' ', IndentSize - ((Cursor - start) % IndentSize)));
            return EditResult.Continue;
        }
        var word = Text[NameStart(Cursor)..Cursor];
        if (word.Length == 0) return EditResult.Continue;
        string[] found = [.. complete(word).Where(name => name.StartsWith(word, StringComparison.Ordinal)).Distinct()];
        if (found.Length == 0) return EditResult.Continue;
        var common = found.Aggregate(CommonStart);
        if (common.Length > word.Length)
        {
            Insert(common[word.Length..]);
            _isCompleting = found.Length > 1;
            return EditResult.Continue;
        }
        if (found.Length == 1) return EditResult.Continue;
        _isCompleting = true;
        if (!wasCompleting) return EditResult.Continue;
        var dot = word.LastIndexOf('.') + 1;
        Candidates = [.. found.Select(name => name[dot..]).Order(StringComparer.Ordinal)];
        return EditResult.List;
    }

    // A name with dots.
    private int NameStart(int index)
    {
        while (index > 0)
        {
            var before = CellText.Previous(Text, index);
            var c = CellText.CodePointAt(Text, before, out _);
            if (c is not ('_' or '.') && !UnicodeData.IsXidContinue(c)) break;
            index = before;
        }
        return index;
    }

    private static string CommonStart(string first, string second)
    {
        var length = first.AsSpan().CommonPrefixLength(second);
        if (length > 0 && char.IsHighSurrogate(first[length - 1])) length--;
        return first[..length];
    }
}
