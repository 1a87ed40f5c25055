using PyEmbed.Parser.Tests;

namespace PyEmbed.Conformance;

/// <summary>Cuts a source down as long as it differs in the same way.</summary>
internal sealed class SourceReducer(FrontEndOracle oracle, string group)
{
    private int _tries = 600;

    public FrontEndCase Reduce(FrontEndCase item)
    {
        item = TrySettings(item);
        for (var size = Math.Max(1, item.Source.Length / 2); ; size /= 2)
        {
            for (var at = 0; at < item.Source.Length && _tries > 0;)
            {
                var end = Math.Min(item.Source.Length, at + size);
                var shorter = item with { Source = [.. item.Source[..at], .. item.Source[end..]] };
                if (Differs(shorter)) item = shorter;
                else at += size;
            }
            if (size <= 1 || _tries <= 0) return item;
        }
    }

    private FrontEndCase TrySettings(FrontEndCase item)
    {
        foreach (var simpler in new[] { item with { Flags = 0 }, item with { FeatureVersion = -1 }, item with { Mode = PyEmbed.Parser.Tokens.SourceMode.File } })
        {
            if (simpler != item && Differs(simpler)) return TrySettings(simpler);
        }
        return item;
    }

    private bool Differs(FrontEndCase item)
    {
        _tries--;
        if (item.IsText && SourceMutator.IsBroken(item.Source)) return false;
        var expected = oracle.Ask(item);
        var actual = item.Answer();
        return expected != actual && MutateCommand.Group(expected, actual) == group;
    }
}
