namespace PyEmbed;

/// <summary>Python's <c>bool</c>: two ints with other names.</summary>
[PyType("bool", MatchSelf = true)]
public sealed partial class PyBool : PyInt
{
    private PyBool(bool value) : base(value ? 1 : 0) => IsTrueValue = value;

    /// <summary><c>True</c></summary>
    public static PyBool True { get; } = new(true);

    /// <summary><c>False</c></summary>
    public static PyBool False { get; } = new(false);

    internal bool IsTrueValue { get; }

    /// <summary>The object of a value.</summary>
    public static PyBool From(bool value) => value ? True : False;

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => IsTrueValue ? "True" : "False";
}
