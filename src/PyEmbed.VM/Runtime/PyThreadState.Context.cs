namespace PyEmbed;

public sealed partial class PyThreadState
{
    /// <summary>The values of context variables that hold now (PEP 567); null until the module is used.</summary>
    internal PyObject? Context { get; set; }
}
