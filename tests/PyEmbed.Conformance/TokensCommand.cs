using System.Diagnostics;
using System.Text;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Text;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Conformance;

/// <summary>Compares the tokens of every file of a tree with those of CPython's own tokenizer (<c>_tokenize.TokenizerIter</c>).</summary>
internal static class TokensCommand
{
    private const string Usage = "usage: tokens [DIRECTORY] [--tests] [--only TEXT] [--every N] [--show N]   ($PY311 or ~/.pyenv names the oracle)";

    // A file is `F path`, a line a token, and `E type|message|line|offset|end line|end offset` where it ends in an error.
    private const string Dump =
        """
        import _tokenize, sys, tokenize
        out = open(sys.argv[1], 'w', encoding='utf-8', errors='surrogatepass', newline='\n')
        for path in sys.stdin.read().splitlines():
            try:
                with tokenize.open(path) as f: source = f.read()
            except Exception:
                continue
            out.write(f'F {path}\n')
            try:
                for text, kind, line, end_line, column, end_column, _ in _tokenize.TokenizerIter(source):
                    out.write(f'{kind} {line}.{column}-{end_line}.{end_column}\n')
            except Exception as e:
                out.write(f'E {type(e).__name__}|{getattr(e, "msg", e)}|{getattr(e, "lineno", 0)}|{getattr(e, "offset", 0)}\n')
        out.close()
        """;

    public static int Run(string[] args)
    {
        if (!OracleOptions.TryParse(args, out var options)) return Fail(Usage);
        var files = options.FindFiles();
        var dump = Path.GetTempFileName();
        var script = Path.GetTempFileName();
        try
        {
            File.WriteAllText(script, Dump);
            if (!RunOracle(options.Python, script, dump, files)) return Fail("the oracle failed");
            return Compare(dump, options.Show);
        }
        finally
        {
            File.Delete(dump);
            File.Delete(script);
        }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }

    private static bool RunOracle(string python, string script, string dump, List<string> files)
    {
        var start = new ProcessStartInfo(python) { RedirectStandardInput = true };
        start.ArgumentList.Add(script);
        start.ArgumentList.Add(dump);
        using var process = Process.Start(start)!;
        foreach (var file in files) process.StandardInput.WriteLine(file);
        process.StandardInput.Close();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static int Compare(string dump, int show)
    {
        int files = 0, same = 0;
        long tokens = 0;
        var watch = new Stopwatch();
        using var reader = new StreamReader(dump);
        var line = reader.ReadLine();
        while (line is not null)
        {
            var path = line[2..];
            var expected = new List<string>();
            while ((line = reader.ReadLine()) is not null && !line.StartsWith("F ", StringComparison.Ordinal)) expected.Add(line);
            watch.Start();
            var actual = Tokenize(File.ReadAllBytes(path), path);
            watch.Stop();
            files++;
            tokens += expected.Count;
            var at = FindDifference(expected, actual);
            if (at < 0)
            {
                same++;
            }
            else if (show-- > 0)
            {
                Console.WriteLine($"{path}: token {at}");
                Console.WriteLine($"  expected {(at < expected.Count ? expected[at] : "nothing")}");
                Console.WriteLine($"  actual   {(at < actual.Count ? actual[at] : "nothing")}");
            }
        }
        Console.WriteLine($"tokens: {same} of {files} files identical, {tokens} tokens, {watch.ElapsedMilliseconds} ms");
        return same == files ? 0 : 1;
    }

    private static int FindDifference(List<string> expected, List<string> actual)
    {
        for (var i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            if (i >= expected.Count || i >= actual.Count || expected[i] != actual[i]) return i;
        }
        return -1;
    }

    private static List<string> Tokenize(byte[] bytes, string path)
    {
        var result = new List<string>();
        try
        {
            var tokenizer = new Tokenizer(SourceText.FromBytes(bytes, path, CodePageDecoder.Instance), TokenizerOptions.Default, NoSourceWarnings.Instance);
            while (true)
            {
                var token = tokenizer.Next();
                if (token.Kind == TokenKind.EndMarker) return result;
                if (token.Kind == TokenKind.ErrorToken) throw tokenizer.CreateError();
                result.Add($"{(int)token.Kind} {token.Line}.{token.Column}-{token.EndLine}.{token.EndColumn}");
            }
        }
        catch (SyntaxErrorException error)
        {
            var d = error.Diagnostic;
            result.Add($"E {d.TypeName}|{d.Message}|{d.Line}|{d.Offset}");
        }
        catch (CompileErrorException error)
        {
            result.Add($"E {error.TypeName}|{error.Message}|0|0");
        }
        return result;
    }
}
