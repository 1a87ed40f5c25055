namespace PyEmbed.VM.Objects;

/// <summary><c>AttributeError</c>, with what suggestions are made from.</summary>
[PyType("AttributeError", Subclassable = true, OwnType = true, Dict = true, Doc = "Attribute not found.")]
internal partial class PyAttributeError : PyException
{
    public PyAttributeError(PyType type) : base(type) { }

    [PyProperty("name", Member = true)]
    internal PyObject? NameValue { get; set; }

    [PyProperty("obj", Member = true)]
    internal PyObject? ObjectValue { get; set; }
}

/// <summary><c>NameError</c>, with what suggestions are made from.</summary>
[PyType("NameError", Subclassable = true, OwnType = true, Dict = true, Doc = "Name not found globally.")]
internal partial class PyNameError : PyException
{
    public PyNameError(PyType type) : base(type) { }

    [PyProperty("name", Member = true)]
    internal PyObject? NameValue { get; set; }
}
