namespace PyEmbed.VM;

internal sealed partial class PyInterpreterState
{
    private int _seededGenerators;

    /// <summary>The host's seed for generators that scripts do not seed; null: randomness of the system.</summary>
    public int? RandomSeed { get; init; }

    /// <summary>The key of the next generator that a script does not seed: the first is as if seeded with the host's number, the others count from there.</summary>
    public uint[]? NextRandomKey()
    {
        if (RandomSeed is not { } seed) return null;
        var first = (uint)Math.Abs((long)seed);
        var number = (uint)_seededGenerators++;
        return number == 0 ? [first] : [first, number];
    }
}
