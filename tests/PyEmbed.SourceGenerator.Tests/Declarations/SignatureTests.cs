using PyEmbed.SourceGenerator.Tests.Support;

namespace PyEmbed.SourceGenerator.Tests.Declarations;

/// <summary>PYE001: the Python signature itself.</summary>
public sealed class SignatureTests
{
    [TestCase("", "the function's name is missing")]
    [TestCase("f", "'(' expected after the name")]
    [TestCase("1f(self)", "the function's name is missing")]
    [TestCase("f()", "the first parameter must be self")]
    [TestCase("f(self", "',' or ')' expected")]
    [TestCase("f(self a)", "',' or ')' expected")]
    [TestCase("f(self) -> int", "nothing may follow the ')'")]
    [TestCase("f(self, +)", "a parameter is expected at column 8")]
    [TestCase("f(self, 2)", "a parameter is expected at column 8")]
    [TestCase("f(self, a, a)", "'a' appears twice")]
    [TestCase("f(self, a, *a)", "'a' appears twice")]
    [TestCase("f(self, a=1, b)", "'b' without a default follows a parameter with one")]
    [TestCase("f(self, a=)", "the default of 'a' cannot be read")]
    [TestCase("f(self, /, a, /)", "'/' is misplaced")]
    [TestCase("f(self, *, a, /)", "'/' is misplaced")]
    [TestCase("f(self, *a, *b)", "'*' appears twice")]
    [TestCase("f(self, *)", "a keyword parameter is expected after *")]
    [TestCase("f(self, **)", "a name is expected after **")]
    [TestCase("f(self, **k, a)", "nothing may follow **")]
    public void A_signature_that_is_not_Pythons_is_refused(string signature, string reason) => Sample.Declare($$"""
        namespace Game;
        [PyType("Player")]
        public partial class Player
        {
            [PyMethod("{{signature}}")]
            public void [|Act|](PyObject a) { }
        }
        """).ShouldBe([$"PYE001: The Python signature \"{signature}\" cannot be read: {reason}"]);

    [TestCase("f(self, /)", "")]
    [TestCase("f(self, a)", "int a")]
    [TestCase("f(self, a=-1, /)", "int a")]
    [TestCase("f(self, a=1.5)", "double a")]
    [TestCase("f(self, a='x')", "string a")]
    [TestCase("f(self, a=True)", "bool a")]
    [TestCase("f(self, a=None)", "[NoneAsNull] string? a")]
    [TestCase("f(self, a=...)", "int? a")]
    [TestCase("f(self, *, a=0)", "long a")]
    [TestCase("f(self, *args)", "ReadOnlySpan<PyObject> args")]
    [TestCase("f(self, **kwargs)", "PyDict? kwargs")]
    [TestCase("f(self, a, /, b, *, c)", "uint a, nint b, System.Numerics.BigInteger c")]
    [TestCase("f(self, a)", "PyThreadState thread, Player a")]
    [TestCase("f(self, start=0, stop=sys.maxsize)", "[SliceIndex] nint start, [SliceIndex] nint stop")]
    [TestCase("f(self, *args, **kwargs)", "ReadOnlySpan<PyObject> args, PyTuple? names")]
    public void A_signature_that_the_parameters_agree_with_compiles(string signature, string parameters) => Sample.CompileGenerated($$"""
        namespace Game;
        [PyType("Player")]
        public partial class Player
        {
            [PyMethod("{{signature}}")]
            public void Act({{parameters}}) { }
        }
        """).ShouldBeEmpty();
}
