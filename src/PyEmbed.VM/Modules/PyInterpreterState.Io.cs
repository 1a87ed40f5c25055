namespace PyEmbed.VM;

internal sealed partial class PyInterpreterState
{
    /// <summary><c>io.UnsupportedOperation</c>; null until somebody needs it.</summary>
    public PyType? UnsupportedOperation { get; set; }

    /// <summary>The function <c>open</c>, which <c>builtins</c> and <c>io</c> share; null until the engine has it.</summary>
    public PyObject? OpenFunction { get; set; }
}
