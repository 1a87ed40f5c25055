using PyEmbed.VM.Protocols;
using PyEmbed.VM.Tests.Objects;

namespace PyEmbed.StandardLibrary.Tests;

public sealed class MathTests : EngineThread
{
    [Test]
    public void Functions_give_the_values_and_errors_of_CPython()
    {
        var module = PyModule.Create(Thread, new MathModule()).ShouldNotBeNull();
        NumberRows.ShouldAllMatch(Thread, "math/math.tsv", name => Attributes.Get(Thread, module, PyStr.FromUtf16(name)));
    }
}
