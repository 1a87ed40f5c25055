using PyEmbed.VM.Objects;

namespace PyEmbed.VM;

internal sealed partial class PyInterpreterState
{
    /// <summary>The weak references that this engine's scripts have made.</summary>
    public WeakReferences WeakReferences { get; } = new();
}
