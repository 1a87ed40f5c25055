using System.Diagnostics;
using PyEmbed.Parser.Tests;

namespace PyEmbed.Conformance;

/// <summary>
/// Parses the snippets that the conformance kit's errors.py finds in CPython's own tests, and compares the tree, or type, message and
/// place of the error, and the warnings.
/// </summary>
internal static class ErrorsCommand
{
    private const string Harvest =
        """
        import sys
        sys.path.insert(0, sys.argv[1])
        import errors
        import os
        for where, source in errors.harvest(os.path.dirname(os.__file__)):
            data = source.encode()
            sys.stdout.buffer.write(b'%s\t%d\n' % (where.encode(), len(data)) + data)
        """;

    public static int Run(string[] args)
    {
        var kit = Environment.GetEnvironmentVariable("PYEMBED_KIT");
        if (args is ["--kit", var folder, ..])
        {
            kit = folder;
            args = args[2..];
        }
        var lines = args is ["--lines", var file, ..] ? file : null;
        if (lines is not null) args = args[2..];
        var isNew = args.Contains("--new");
        args = args.Where(a => a != "--new").ToArray();
        if (kit is null && lines is null || !OracleOptions.TryParse(args, out var options))
        {
            Console.Error.WriteLine("usage: errors --kit DIRECTORY | --lines FILE [--show N] [--new]   (the directory with errors.py; or a file with a snippet a line, newlines written \\n)");
            return 2;
        }
        using var oracle = new FrontEndOracle(options.Python);
        int invalid = 0, sameInvalid = 0, valid = 0, sameValid = 0;
        foreach (var (item, expected) in oracle.Ask(lines is null ? FindSnippets(options.Python, kit!) : ReadLines(lines)))
        {
            var isValid = expected.StartsWith("ok", StringComparison.Ordinal);
            var actual = (item with { Version = isNew ? LanguageVersion.Python314 : LanguageVersion.Python311 }).Answer();
            var isSame = actual == expected;
            if (isValid) valid++;
            else invalid++;
            if (isSame && isValid) sameValid++;
            else if (isSame) sameInvalid++;
            else if (options.TakeShow()) Differences.Show(item.Name, expected, actual);
        }
        Console.WriteLine($"errors: {sameInvalid} of {invalid} snippets that the parser rejects have the same error, {sameValid} of {valid} others the same tree and warnings");
        return sameInvalid + sameValid == invalid + valid ? 0 : 1;
    }

    private static IEnumerable<FrontEndCase> ReadLines(string file) => File.ReadLines(file).Select(
        line => new FrontEndCase(line, System.Text.Encoding.UTF8.GetBytes(line.Replace("\\n", "\n").Replace("\\\n", "\\n"))) { Decoder = CodePageDecoder.Instance, IsText = true });

    public static IEnumerable<FrontEndCase> FindSnippets(string python, string kit)
    {
        var start = new ProcessStartInfo(python) { RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Harvest);
        start.ArgumentList.Add(kit);
        using var process = Process.Start(start)!;
        using var input = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(input);
        process.WaitForExit();
        var data = input.ToArray();
        for (var at = 0; at < data.Length;)
        {
            var end = Array.IndexOf(data, (byte)'\n', at);
            var header = System.Text.Encoding.UTF8.GetString(data, at, end - at).Split('\t');
            var length = int.Parse(header[1], System.Globalization.CultureInfo.InvariantCulture);
            var source = data.AsSpan(end + 1, length).ToArray();
            at = end + 1 + length;
            yield return new FrontEndCase(header[0], source) { Decoder = CodePageDecoder.Instance, IsText = true };
        }
    }
}
