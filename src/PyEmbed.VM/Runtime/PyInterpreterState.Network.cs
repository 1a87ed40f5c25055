namespace PyEmbed.VM;

internal sealed partial class PyInterpreterState
{
    /// <summary>The network that was granted; null: none.</summary>
    public INetwork? Network { get; init; }
}
