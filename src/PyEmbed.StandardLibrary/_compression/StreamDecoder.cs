using PyEmbed.Core.Limits;

namespace PyEmbed.StandardLibrary.Compression;

/// <summary>A decoder written as a walk through its format, which stops wherever input or room for output is missing, and goes on there.</summary>
internal abstract class StreamDecoder : StreamCoder
{
    private IEnumerator<Pause>? _walk;

    /// <summary>What a walk stops for.</summary>
    protected enum Pause
    {
        Input,
        Room,
    }

    public bool IsAtEnd { get; private set; }

    /// <summary>Whether the data is not of the format.</summary>
    public abstract bool HasFailed { get; }

    /// <summary>What is charged while it runs.</summary>
    protected IWorkBudget Budget { get; private set; } = null!;

    /// <summary>Decompresses as much as input and output allow.</summary>
    public void Run(IWorkBudget budget)
    {
        Budget = budget;
        _walk ??= Walk().GetEnumerator();
        if (!HasFailed && !IsAtEnd && !_walk.MoveNext()) IsAtEnd = !HasFailed;
    }

    protected abstract IEnumerable<Pause> Walk();
}
