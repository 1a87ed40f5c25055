using System.Diagnostics;
using System.Text;
using PyEmbed.Bytecode;
using PyEmbed.Compiler;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Text;

namespace PyEmbed.Conformance;

/// <summary>Compiles a library with our compiler and with CPython and compares every attribute of every code object; also errors and warnings.</summary>
/// <remarks>
/// <c>bytecode [--tests] [--optimize N] [--tree FOLDER] [--only TEXT] [--every N] [--show N] [--list FILE] [--slow MS] [--symbols]</c>. With <c>--symbols</c>,
/// symbol tables in place of code.
/// </remarks>
internal static class BytecodeCommand
{
    public static int Run(string[] args)
    {
        var optimization = 0;
        var comparesSymbols = false;
        string? listFile = null;
        var slow = TimeSpan.MaxValue;
        var rest = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--optimize" when i + 1 < args.Length: optimization = int.Parse(args[++i]); break;
                case "--tree" when i + 1 < args.Length: rest.Add(args[++i]); break;
                case "--list" when i + 1 < args.Length: listFile = args[++i]; break;
                case "--slow" when i + 1 < args.Length: slow = TimeSpan.FromMilliseconds(int.Parse(args[++i])); break;
                case "--symbols": comparesSymbols = true; break;
                default: rest.Add(args[i]); break;
            }
        }
        if (!OracleOptions.TryParse([.. rest], out var options))
        {
            Console.Error.WriteLine("usage: bytecode [--tests] [--optimize N] [--tree FOLDER] [--only TEXT] [--every N] [--show N] [--list FILE] [--slow MS] [--symbols]");
            return 2;
        }
        var files = options.FindFiles().Where(f => !f.Contains("/site-packages/", StringComparison.Ordinal)).ToList();
        // What a program's stack allows depends on the host; a main thread's is not enough for the deepest sources.
        var result = 2;
        var worker = new Thread(() => result = new Comparison(options, optimization, comparesSymbols, listFile, slow).Run(files), 256 << 20);
        worker.Start();
        worker.Join();
        return result;
    }

    private sealed class Comparison(OracleOptions options, int optimization, bool comparesSymbols, string? listFile, TimeSpan slow)
    {
        private readonly Dictionary<string, int> _fields = [];
        private readonly Dictionary<string, int> _causes = [];
        private readonly List<string> _differing = [];
        private readonly List<string> _warnings = [];
        private int _shown;
        private int _rejected;
        private TimeSpan _time;

        public int Run(List<string> files)
        {
            var watch = Stopwatch.StartNew();
            using var oracle = new CodeOracle(options.Python, files, comparesSymbols ? -1 : optimization);
            foreach (var file in files) Compare(file, oracle.Next());

            if (listFile is not null) File.WriteAllLines(listFile, _differing);
            foreach (var (title, counts) in new[] { ("differing fields", _fields), ("first causes", _causes) })
            {
                if (counts.Count == 0) continue;
                Console.WriteLine($"{title}: " + string.Join(", ", counts.OrderByDescending(c => c.Value).Take(40).Select(c => $"{c.Key} {c.Value}")));
            }
            Console.WriteLine($"bytecode: {files.Count - _differing.Count} of {files.Count} files identical ({100.0 * (files.Count - _differing.Count) / Math.Max(1, files.Count):F2} %), {_rejected} of them rejected by both; our part {_time.TotalSeconds:F1} s, in all {watch.Elapsed.TotalSeconds:F0} s");
            return _differing.Count == 0 ? 0 : 1;
        }

        private void Compare(string file, OracleAnswer theirs)
        {
            _warnings.Clear();
            var bytes = File.ReadAllBytes(file);
            var start = Stopwatch.GetTimestamp();
            var ours = Compile(bytes, file, out var error);
            var time = Stopwatch.GetElapsedTime(start);
            _time += time;
            if (time > slow) Console.WriteLine($"{file}: {bytes.Length >> 10} KB took {time.TotalMilliseconds:F0} ms");

            if (comparesSymbols)
            {
                var symbols = ours as string ?? error!;
                var expected = SymbolTableText.Describe(theirs.Result);
                if (symbols != expected) Report(file, [new CodeDifference("", "symbols", "symbols", SymbolTableText.FirstDifference(symbols, expected))]);
                return;
            }
            if (!_warnings.SequenceEqual(theirs.Warnings))
                Report(file, [new CodeDifference("", "warnings", "warnings", $"ours {string.Join("\n    ", _warnings)}\n    CPython {string.Join("\n    ", theirs.Warnings)}")]);
            else if (ours is CodeObject code && theirs.Code is { } expected)
                Report(file, CodeDifference.Find(code, expected));
            else if (error is null || theirs.Code is not null || error != CodeOracle.Describe(theirs.Result))
                Report(file, [new CodeDifference("", "error", "error", $"ours {error ?? "code"}\n    CPython {(theirs.Code is null ? CodeOracle.Describe(theirs.Result) : "code")}")]);
            else
                _rejected++;
        }

        private object? Compile(byte[] bytes, string file, out string? error)
        {
            error = null;
            var compilerOptions = new CompilerOptions
            {
                OptimizationLevel = optimization,
                Warnings = new Recorder(_warnings),
                Decoder = new CodePageDecoder(),
                Lines = new FileLines(),
                RecursionDepth = 3,   // the oracle has two frames, and the call of compile() counts
            };
            try
            {
                var source = SourceText.FromBytes(bytes, file, compilerOptions.Decoder);
                if (!comparesSymbols) return PythonCompiler.Compile(source, compilerOptions);
                return SymbolTableText.Describe(PythonCompiler.AnalyzeSymbols(PythonCompiler.Parse(source, compilerOptions), file, compilerOptions).Top);
            }
            catch (SyntaxErrorException e)
            {
                var d = e.Diagnostic;
                error = $"('SyntaxError', {Text(d.TypeName)}, {Text(d.Message)}, {Text(d.FileName)}, {Number(d.Line)}, {Number(d.Offset)}, {Number(d.EndLine)}, {Number(d.EndOffset)}, {Text(d.Text)})";
            }
            catch (CompileErrorException e)
            {
                error = $"('error', {Text(e.TypeName)}, {Text(e.Message)})";
            }
            catch (Exception e)
            {
                error = e.ToString();
            }
            return null;

            static string Number(int? n) => n?.ToString() ?? "None";
        }

        private void Report(string file, List<CodeDifference> differences)
        {
            if (differences.Count == 0) return;
            _differing.Add(file);
            foreach (var group in differences.GroupBy(d => (d.Path, d.Field))) _fields[group.Key.Field] = _fields.GetValueOrDefault(group.Key.Field) + 1;
            var first = differences[0];
            var key = first.Cause.Length > 120 ? first.Cause[..120] : first.Cause;
            _causes[key] = _causes.GetValueOrDefault(key) + 1;
            if (_shown++ < options.Show) Console.WriteLine($"{file}\n  {first.Path}: {first.Field}\n    {first.Detail.TrimEnd()}");
        }
    }

    private static string Text(string? text) => text is null ? "None" : Core.Literals.TextRepr.Repr(PythonText.FromUtf16(text)).ToUtf16();

    private sealed class Recorder(List<string> warnings) : ISourceWarnings
    {
        public bool Warn(WarningCategory category, string message, string fileName, int line)
        {
            warnings.Add($"({Text(category.ToString())}, {Text(message)}, {Text(fileName)}, {line})");
            return true;
        }
    }

    private sealed class FileLines : ISourceLines
    {
        public string? GetLine(string fileName, int line) => File.Exists(fileName) ? ProgramLines.Find(File.ReadAllBytes(fileName), line) : null;
    }

    private sealed class CodePageDecoder : ISourceDecoder
    {
        public PythonText Decode(string encoding, ReadOnlySpan<byte> bytes)
        {
            try
            {
                return PlainSourceDecoder.Instance.Decode(encoding, bytes);
            }
            catch (CompileErrorException e) when (e.TypeName == "LookupError")
            {
                var known = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncodings().FirstOrDefault(info => info.Name == encoding)?.GetEncoding();
                if (known is null) throw;
                return PythonText.FromUtf16(known.GetString(bytes));
            }
        }
    }
}
