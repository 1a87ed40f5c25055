namespace PyEmbed.VM;

internal sealed partial class PyInterpreterState
{
    /// <summary>The clock that was granted; null: a monotonic one only.</summary>
    public TimeProvider? Clock { get; init; }
}
