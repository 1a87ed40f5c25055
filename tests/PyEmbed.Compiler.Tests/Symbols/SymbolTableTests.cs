using System.Text.RegularExpressions;
using PyEmbed.Compiler.Symbols;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Text;

namespace PyEmbed.Compiler.Tests.Symbols;

[TestFixture]
internal sealed partial class SymbolTableTests
{
    private const int ScopeShift = 11;   // where CPython's `_symtable` puts the scope into a symbol's flags

    private const int SmallStack = 512 << 10;

    private static IEnumerable<TestCaseData> Tables() => Rows("Symbols/symbols.tsv");

    private static IEnumerable<TestCaseData> TypeParameters() => Rows("Symbols/typeparams.tsv");

    private static IEnumerable<TestCaseData> Errors() => Rows("Symbols/errors.tsv");

    [TestCaseSource(nameof(Tables))]
    public void A_table_has_CPythons_scopes_and_symbols(string source, string[] expected) =>
        Describe(Analyze(source).Top).ShouldBe(expected[0]);

    [TestCaseSource(nameof(Errors))]
    public void An_error_has_CPythons_text_and_place(string source, string[] expected)
    {
        try
        {
            PythonCompiler.Compile(source, "<string>", CompilerOptions.Default);
        }
        catch (SyntaxErrorException e)
        {
            var d = e.Diagnostic;
            new[] { d.Message, Text(d.Line), Text(d.Offset), Text(d.EndLine), Text(d.EndOffset), d.HasLocationInArgs ? "2" : "1" }.ShouldBe(expected);
            return;
        }
        expected.ShouldBe(["no error"]);

        static string Text(int? number) => number?.ToString() ?? "None";
    }

    // The scopes of PEP 695 and 696 are CPython 3.13's.
    [TestCaseSource(nameof(TypeParameters))]
    public void Type_parameters_have_scopes_of_their_own(string source, string[] expected)
    {
        string actual;
        try
        {
            actual = DefaultsParameter().Replace(Describe(Analyze(source, LanguageVersion.Python314).Top), m => m.Value.StartsWith(" [", StringComparison.Ordinal) ? " []" : "");
        }
        catch (SyntaxErrorException e)
        {
            actual = $"{e.Message} {e.Diagnostic.Line} {e.Diagnostic.Offset} {e.Diagnostic.EndLine} {e.Diagnostic.EndOffset}";
        }
        actual.ShouldBe(expected[0]);
    }

    [TestCase("def f(): global x, y", "x, y")]
    [TestCase("class C:\n def f(self): global __x", "_C__x")]
    public void A_global_statement_marks_the_modules_names_too(string source, string expected) =>
        string.Join(", ", Analyze(source).Top.Symbols.Where(s => s.Scope == SymbolScope.GlobalExplicit).Select(s => s.Name)).ShouldBe(expected);

    [Test]
    public void Cells_and_free_variables_are_sorted_by_code_points()
    {
        var function = Analyze("def f(b, \U00020000, \uFA0E, a): return lambda: (\U00020000, b, \uFA0E, a)").Top.Children[0];
        function.GetCellVars().ShouldBe(["a", "b", "\uFA0E", "\U00020000"]);
        function.Children[0].GetFreeVars().ShouldBe(["a", "b", "\uFA0E", "\U00020000"]);
    }

    [Test]
    public void A_function_type_has_no_table() =>
        Should.Throw<CompileErrorException>(() => PythonCompiler.AnalyzeSymbols(new Parser.Ast.FunctionTypeNode([], null!), "<string>", CompilerOptions.Default))
            .Message.ShouldBe("this compiler does not handle FunctionTypes");

    // Sets of visible names copied for each block would take 10 G steps here.
    [Test]
    public void Many_blocks_in_a_function_with_many_names_take_linear_time()
    {
        var source = new System.Text.StringBuilder("def f():\n");
        for (var i = 0; i < 30_000; i++) source.Append($" a{i} = 1\n def g{i}(): return a{i}\n");
        Analyze(source.ToString()).Top.Children[0].GetCellVars().Length.ShouldBe(30_000);
    }

    [TestCase("x")]
    [TestCase("lambda: ")]
    public void Nesting_too_deep_is_a_RecursionError(string unit)
    {
        // The parser stops at such depths first; trees can be built without it.
        Parser.Ast.Expression expression = new Parser.Ast.NameNode("x", Parser.Ast.ExprContext.Load, default);
        var noArgs = new Parser.Ast.ArgumentsNode([], [], null, [], [], null, []);
        for (var i = 0; i < 100_000; i++)
            expression = unit == "x" ? new Parser.Ast.AttributeNode(expression, "y", Parser.Ast.ExprContext.Load, default) : new Parser.Ast.LambdaNode(noArgs, expression, default);
        CompileErrorException error = null!;
        var thread = new Thread(
            () => error = Should.Throw<CompileErrorException>(() => PythonCompiler.AnalyzeSymbols(new Parser.Ast.ExpressionNode(expression), "<string>", CompilerOptions.Default with { RecursionLimit = int.MaxValue })),
            SmallStack);
        thread.Start();
        thread.Join();
        (error.TypeName, error.Message).ShouldBe(("RecursionError", "maximum recursion depth exceeded during compilation"));
    }

    private static IEnumerable<TestCaseData> Rows(string path)
    {
        foreach (var row in Recorded.Rows(path))
        {
            var source = UnicodeEscapes.Undo(row[0]);
            yield return new TestCaseData(source, row[1..].Select(UnicodeEscapes.Undo).ToArray()).SetArgDisplayNames(source.Length > 60 ? source[..60] : source);
        }
    }

    private static SymbolTable Analyze(string source, LanguageVersion version = LanguageVersion.Python311)
    {
        var options = CompilerOptions.Default with { Version = version };
        return PythonCompiler.AnalyzeSymbols(PythonCompiler.Parse(SourceText.FromText(source, "<string>"), options), "<string>", options);
    }

    [GeneratedRegex(@" \[\.defaults( \.kwdefaults)?\]|\.(kw)?defaults:2052 ?")]
    private static partial Regex DefaultsParameter();

    private static string Describe(ScopeTable top)
    {
        var lines = new List<string>();
        Add(top, "");
        return string.Join("\n", lines);

        void Add(ScopeTable scope, string indent)
        {
            var kind = (int)scope.Kind;
            var names = scope.Symbols.Select(s => (s.Name, Text: $"{s.Name}:{(int)s.Flags | (int)s.Scope << ScopeShift}")).OrderBy(s => s.Text, NameOrder.Instance);
            lines.Add($"{indent}{scope.Name} {kind} {scope.FirstLine} {(scope.IsNested ? 1 : 0)} [{string.Join(" ", scope.VarNames)}] {string.Join(" ", names.Select(s => s.Text))}");
            foreach (var child in scope.Children) Add(child, indent + "  ");
        }
    }
}
