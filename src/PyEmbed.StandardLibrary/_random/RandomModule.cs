namespace PyEmbed.StandardLibrary.Random;

/// <summary>Python's module <c>_random</c>.</summary>
[PyModule("_random", Doc = "The Mersenne Twister.")]
internal sealed partial class RandomModule
{
    [PyConstant("Random")] internal static PyType Random => PyRandom.BuiltinType;
}
