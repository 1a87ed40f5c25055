using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Bytecode.Verification;
using PyEmbed.Compiler.Tests.Samples;
using PyEmbed.Core.Literals;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Compiler.Tests.Emit;

/// <summary>Each source of <c>snippets.txt</c> gives the code, or the error, and the warnings that it gives in CPython 3.11.7.</summary>
[TestFixture]
internal sealed class SnippetTests
{
    private static readonly Lazy<TupleConstant> Answers = new(() => (TupleConstant)MarshalReader.Load(Recorded.Bytes("Emit/snippets.marshal.bin")));

    [TestCaseSource(nameof(Sources))]
    public void Code_errors_and_warnings_are_CPythons(int index, string source)
    {
        var recorded = ((TupleConstant)Answers.Value.Items[index]).Items;
        var expected = recorded[0] is CodeConstant code ? CodeText.Describe(code.Code) : ConstantRepr.Repr(recorded[0]).ToUtf16();
        var snippet = new Snippet(source);
        (snippet.Compile(), string.Join("; ", snippet.Warnings)).ShouldBe((expected, ((StrConstant)recorded[1]).Value.ToUtf16()));
    }

    private static IEnumerable<TestCaseData> Sources()
    {
        var index = 0;
        foreach (var group in Recorded.Text("Emit/snippets.txt").Split("\n## ").Skip(1))
        {
            var (name, sources) = (group[..group.IndexOf('\n')], group[(group.IndexOf('\n') + 1)..]);
            var number = 1;
            foreach (var source in sources.Split("\n---\n")) yield return new TestCaseData(index++, source).SetArgDisplayNames($"{name} {number++}");
        }
    }

    private sealed class Snippet : ISourceWarnings
    {
        private readonly string _source;
        private readonly CompilerOptions _options;
        private readonly bool _areErrors;

        public Snippet(string source)
        {
            _source = source;
            var words = Array.Empty<string>();
            if (source.StartsWith("#!", StringComparison.Ordinal))
            {
                var end = source.IndexOf('\n');
                words = source[2..end].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                _source = source[(end + 1)..];
            }
            _areErrors = words.Contains("error");
            _options = CompilerOptions.Default with
            {
                Mode = words.Contains("eval") ? CompileMode.Eval : words.Contains("single") ? CompileMode.Single : CompileMode.Exec,
                AllowTopLevelAwait = words.Contains("await"),
                OptimizationLevel = words.Contains("OO") ? 2 : words.Contains("O") ? 1 : 0,
                Warnings = this,
            };
        }

        public List<string> Warnings { get; } = [];

        /// <summary>The code, or the error as a tuple, as text.</summary>
        public string Compile()
        {
            try
            {
                var code = PythonCompiler.Compile(_source, "test", _options);
                CodeVerifier.Verify(code, out var error).ShouldNotBeNull(error?.ToString());
                return CodeText.Describe(code);
            }
            catch (SyntaxErrorException e)
            {
                var d = e.Diagnostic;
                return $"({Repr(d.TypeName)}, {Repr(d.Message)}, {Number(d.Line)}, {Number(d.Offset)}, {Number(d.EndLine)}, {Number(d.EndOffset)})";
            }
        }

        bool ISourceWarnings.Warn(WarningCategory category, string message, string fileName, int line)
        {
            if (_areErrors) return false;
            Warnings.Add($"{category} {line}: {message}");
            return true;
        }

        private static string Repr(string text) => ConstantRepr.Repr(new StrConstant(text)).ToUtf16();

        private static string Number(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "None";
    }
}
