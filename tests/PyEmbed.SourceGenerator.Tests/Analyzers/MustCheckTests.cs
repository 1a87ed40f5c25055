using PyEmbed.SourceGenerator.Analyzers;
using PyEmbed.SourceGenerator.Tests.Support;

namespace PyEmbed.SourceGenerator.Tests.Analyzers;

/// <summary>PYE101 to PYE104: a result that tells of an error.</summary>
public sealed class MustCheckTests
{
    private const string Declarations = """
        #pragma warning disable CS0169, CS0649, CS8321
        namespace PyEmbed.Samples;

        public interface IShape { [MustCheck] PyObject? Draw(); }

        public abstract class Shape
        {
            [MustCheck] public abstract bool Move();
            [MustCheck] public PyObject? Last => null;
        }

        public sealed class Circle : Shape, IShape
        {
            public override bool Move() => true;
            public PyObject? Draw() => null;
            public Circle? Next;
            public PyObject? Shown;
            public PyObject? Hidden { get; set; }
        }

        [MustCheck] public struct Status { }

        public static class Marked
        {
            [MustCheck] public static PyObject? Find(string name) => null;
            [MustCheck] public static T? Make<T>() where T : class => null;
            [MustCheck] public static bool Set(string name) => true;
            public static Status Open() => default;
            public static PyObject? Plain(string name) => null;
            public static PyError Fail() => default;
        }

        public static class Conventional
        {
            public static PyObject? Get(PyThreadState thread) => null;
            public static bool TrySet(PyThreadState thread) => true;
            public static bool Store(PyThreadState thread, int value) => true;
            public static bool IsReady(PyThreadState thread) => true;
            public static bool Issue(PyThreadState thread) => true;
            public static PyObject Sure(PyThreadState thread) => null!;
            public static string? Text(PyThreadState thread) => null;
        }

        public static class Takes
        {
            public static bool Value(PyObject? value) => true;
            public static bool Sure(PyObject value) => true;
            public static bool Optional(int a, PyObject value = null!) => true;
            public static bool Checks([MustCheck] PyObject? value) => true;
        }

        """;

    private static string[] In(string statements, string assembly = "PyEmbed.Samples") => Sample.Analyze(new MustCheckAnalyzer(), Declarations + $$"""
        public static class Code
        {
            public static PyObject? Run(PyThreadState thread, Circle circle, PyObject other)
            {
                {{statements}}
                return null;
            }
        }
        """, assembly);

    [TestCase("[|Marked.Find(\"a\")|];", "Marked.Find")]
    [TestCase("[|Marked.Set(\"a\")|];", "Marked.Set")]
    [TestCase("[|Marked.Open()|];", "Marked.Open")]
    [TestCase("[|Marked.Make<PyObject>()|];", "Marked.Make")]
    [TestCase("[|circle.Move()|];", "Circle.Move")]
    [TestCase("[|circle.Draw()|];", "Circle.Draw")]
    [TestCase("[|((IShape)circle).Draw()|];", "IShape.Draw")]
    [TestCase("circle.Next?[|.Move()|];", "Circle.Move")]
    [TestCase("[|Marked.Find(\"a\")|]?.ToString();", "Marked.Find")]
    [TestCase("Action act = () => [|Marked.Set(\"a\")|];", "Marked.Set")]
    [TestCase("void Act() => [|Marked.Set(\"a\")|];", "Marked.Set")]
    [TestCase("for (var i = 0; i < 3; [|Marked.Set(\"a\")|]) i++;", "Marked.Set")]
    [TestCase("[|Conventional.Get(thread)|];", "Conventional.Get")]
    [TestCase("[|Conventional.TrySet(thread)|];", "Conventional.TrySet")]
    [TestCase("[|Conventional.Store(thread, 1)|];", "Conventional.Store")]
    [TestCase("[|Conventional.Issue(thread)|];", "Conventional.Issue")]
    public void A_result_that_is_ignored_is_reported(string statement, string member) =>
        In(statement).ShouldBe([$"PYE101: The result of '{member}' tells whether an error is set and is ignored"]);

    [TestCase("var value = [|Marked.Find(\"a\")|] ?? other;", "Marked.Find")]
    [TestCase("var value = circle[|.Last|] ?? other;", "Shape.Last")]
    [TestCase("var value = [|Marked.Find(\"a\")|]?.ToString() ?? \"\";", "Marked.Find")]
    [TestCase("object value = (object?)[|Marked.Find(\"a\")|] ?? 1;", "Marked.Find")]
    [TestCase("var value = (thread is null ? null : [|Marked.Find(\"a\")|]) ?? other;", "Marked.Find")]
    [TestCase("var value = (thread switch { null => null, _ => [|Marked.Find(\"a\")|] }) ?? other;", "Marked.Find")]
    [TestCase("var value = [|Conventional.Get(thread)|] ?? other;", "Conventional.Get")]
    public void A_null_that_is_replaced_is_reported(string statement, string member) =>
        In(statement.Replace("circle[|.Last|]", "[|circle.Last|]")).ShouldBe([$"PYE102: The null result of '{member}' means that an error is set; '??' loses it"]);

    [TestCase("_ = Takes.Value([|Marked.Find(\"a\")|]);", "Marked.Find")]
    [TestCase("_ = Takes.Optional(1, [|Marked.Find(\"a\")|]!);", "Marked.Find")]
    [TestCase("_ = Takes.Value(value: [|Conventional.Get(thread)|]);", "Conventional.Get")]
    [TestCase("_ = Takes.Value(other ?? [|Marked.Find(\"a\")|]);", "Marked.Find")]
    public void A_null_that_is_passed_on_is_reported(string statement, string member) =>
        In(statement).ShouldBe([$"PYE103: The null result of '{member}' means that an error is set; it is passed on where null means something else"]);

    [TestCase("circle.Shown = [|Marked.Find(\"a\")|]; _ = Takes.Value(other);")]
    [TestCase("circle.Hidden = [|Marked.Find(\"a\")|];")]
    [TestCase("var items = new PyObject?[1]; items[0] = [|Marked.Find(\"a\")|]; _ = Takes.Value(other);")]
    [TestCase("for (var i = 0; i < 3; i++) circle.Shown = [|Marked.Find(\"a\")|]; if (circle.Shown is null) return null;")]
    public void A_null_that_is_stored_and_not_looked_at_is_reported(string statements) => In(statements)
        .ShouldBe(["PYE104: The null result of 'Marked.Find' means that an error is set; it is stored and the next statement does not look at it"]);

    [TestCase("_ = Marked.Find(\"a\");")]
    [TestCase("circle.Shown = Marked.Find(\"a\"); if (circle.Shown is null) return null;")]
    [TestCase("if (thread is null) circle.Shown = Marked.Find(\"a\"); else circle.Shown = Marked.Find(\"b\"); if (circle.Shown is null) return null;")]
    [TestCase("if ((circle.Shown = Marked.Find(\"a\")) is null) return null;")]
    [TestCase("circle.Shown ??= Marked.Find(\"a\"); if (circle.Shown is null) return null;")]
    [TestCase("return circle.Shown = Marked.Find(\"a\");")]
    [TestCase("circle.Shown = Marked.Plain(\"a\");")]
    [TestCase("if (Marked.Find(\"a\") is not { } found) return null;")]
    [TestCase("if (!Marked.Set(\"a\") || !Conventional.TrySet(thread)) return null;")]
    [TestCase("return Marked.Find(\"a\");")]
    [TestCase("return Conventional.Get(thread);")]
    [TestCase("var found = Marked.Find(\"a\"); if (found is null) return null;")]
    [TestCase("var found = Marked.Find(\"a\") ?? throw new InvalidOperationException();")]
    [TestCase("var found = other ?? Marked.Find(\"a\");")]
    [TestCase("if (Marked.Find(\"a\") is { } found && Takes.Value(found)) return found;")]
    [TestCase("_ = Takes.Sure(Marked.Find(\"a\")!);")]
    [TestCase("_ = Takes.Checks(Marked.Find(\"a\"));")]
    [TestCase("Func<bool> act = () => Marked.Set(\"a\");")]
    [TestCase("Marked.Plain(\"a\");")]
    [TestCase("var value = Marked.Plain(\"a\") ?? other;")]
    [TestCase("Conventional.IsReady(thread);")]
    [TestCase("Conventional.Sure(thread);")]
    [TestCase("Conventional.Text(thread);")]
    public void A_result_that_is_looked_at_or_tells_of_no_error_is_fine(string statement) => In(statement).ShouldBeEmpty();

    [TestCase("Marked.Fail();")]
    [TestCase("if (thread is null) Marked.Fail(); else if (circle is null) Marked.Fail();")]
    [TestCase("if (thread is null) { Marked.Fail(); return null; }")]
    [TestCase("while (true) { Marked.Fail(); break; }")]
    [TestCase("void Complain() => Marked.Fail(); Complain();")]
    public void An_error_may_be_set_by_a_statement_before_the_method_is_left(string statement) => In(statement).ShouldBeEmpty();

    [TestCase("[|Marked.Fail()|]; _ = Takes.Value(other);")]
    [TestCase("if (thread is null) [|Marked.Fail()|]; _ = Takes.Value(other);")]
    [TestCase("while (thread is null) { [|Marked.Fail()|]; }")]
    public void An_error_that_is_set_while_the_method_goes_on_is_reported(string statement) =>
        In(statement).ShouldBe(["PYE101: The result of 'Marked.Fail' tells whether an error is set and is ignored"]);

    [Test]
    public void The_convention_binds_PyEmbeds_own_assemblies_and_the_mark_all() =>
        In("Conventional.Get(thread); [|Marked.Find(\"a\")|];", "Host").ShouldBe(["PYE101: The result of 'Marked.Find' tells whether an error is set and is ignored"]);

    [Test]
    public void Generated_code_is_not_looked_at() => Sample.Analyze(new MustCheckAnalyzer(), "// <auto-generated/>\n#nullable enable\n" + Declarations + """
        public static class Code { public static void Run() => Marked.Find("a"); }
        """, "PyEmbed.Samples").ShouldBeEmpty();
}
