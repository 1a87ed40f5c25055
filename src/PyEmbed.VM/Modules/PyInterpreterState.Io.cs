namespace PyEmbed.VM;

internal sealed partial class PyInterpreterState
{
    /// <summary><c>io.UnsupportedOperation</c>; null until somebody needs it.</summary>
    public PyType? UnsupportedOperation { get; set; }
}
