namespace PyEmbed.VM;

internal sealed partial class PyInterpreterState
{
    /// <summary><c>io.UnsupportedOperation</c>; null until somebody needs it.</summary>
    public PyType? UnsupportedOperation { get; set; }

    /// <summary><c>sys.getdlopenflags()</c>; RTLD_NOW at first.</summary>
    public int DlopenFlags { get; set; } = 2;

    /// <summary>The function <c>open</c>, which <c>builtins</c> and <c>io</c> share; null until the engine has it.</summary>
    public PyObject? OpenFunction { get; set; }
}
