using PyEmbed.Core.Text;

namespace PyEmbed.VM;

/// <summary>A source that came from the host under a name.</summary>
internal sealed record KnownSource(PythonText Text);
