namespace PyEmbed;

/// <summary>The room of a file system, in bytes.</summary>
/// <param name="Total">All of it.</param>
/// <param name="Free">What is not used.</param>
/// <param name="Available">What of that the engine's user may use.</param>
public readonly record struct FileSystemSpace(long Total, long Free, long Available)
{
    /// <summary>Whether nothing can be written.</summary>
    public bool IsReadOnly { get; init; }
}
