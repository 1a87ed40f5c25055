using PyEmbed.Core.Text;
using PyEmbed.VM.Import;

namespace PyEmbed.VM;

/// <summary>Finds the source line that a traceback or warning shows.</summary>
internal static class SourceLines
{
    /// <summary>The line (counted from 1) without its end; null where it cannot be had. Sets no error.</summary>
    public static PyStr? Find(PyThreadState thread, string fileName, int line)
    {
        if (line <= 0) return null;
        var interpreter = thread.Interpreter;
        if (interpreter.KnownSources.TryGetValue(fileName, out var known)) return LineOf(known.Text, line);
        // There is no file of that name: <string>, <stdin>; but <frozen json> has a text.
        if (fileName is ['<', .., '>']) return FrozenSource.ShownLine(thread, fileName, line);
        if (fileName.Length == 0) return null;
        if (interpreter.FileSystem is not { } files || interpreter.Compiler is not { } compiler) return null;
        var bytes = Read(files, fileName) ?? Search(interpreter, files, fileName);
        return bytes is not null && compiler.TryDecode(bytes, out var text) ? LineOf(text, line) : null;
    }

    private static byte[]? Read(IFileSystem files, string path)
    {
        try
        {
            return files.TryGetStatus(path, out var status) && status.IsFile ? files.ReadAllBytes(path) : null;
        }
        catch (Exception exception) when (FileErrors.IsExpected(exception))
        {
            return null;
        }
    }

    // Code of a relative path may have been found through sys.path.
    private static byte[]? Search(PyInterpreterState interpreter, IFileSystem files, string fileName)
    {
        var tail = fileName[(fileName.LastIndexOf('/') + 1)..];
        if (interpreter.Sys?.GetByName(Names.PlainPath) is not PyList path) return null;
        foreach (var item in path.Items)
        {
            if (item is not PyStr folder) continue;
            var prefix = folder.ToString();
            if (prefix.Length > 0 && prefix[^1] != '/') prefix += '/';
            if (Read(files, prefix + tail) is { } bytes) return bytes;
        }
        return null;
    }

    /// <summary>A line of a text, counted from 1; null where there is none.</summary>
    public static PyStr? LineOf(PythonText text, int line)
    {
        var start = 0;
        for (var i = 1; i < line; i++)
        {
            start = EndOf(text, start);
            if (start >= text.Length) return null;
            start += start + 1 < text.Length && text[start] == '\r' && text[start + 1] == '\n' ? 2 : 1;
        }
        if (start >= text.Length) return null;
        return PyStr.From(Slice(text, start, EndOf(text, start)));
    }

    private static int EndOf(PythonText text, int start)
    {
        if (text.IsNarrow)
        {
            var found = text.Narrow.AsSpan(start).IndexOfAny('\n', '\r');
            return found < 0 ? text.Length : start + found;
        }
        var wide = text.Wide[start..].IndexOfAny('\n', '\r');
        return wide < 0 ? text.Length : start + wide;
    }

    /// <summary>How many characters the first bytes of a text's UTF-8 form are; one that is cut counts.</summary>
    public static int ToCharacter(PythonText text, int bytes)
    {
        var count = 0;
        for (var at = 0; at < bytes && count < text.Length; count++) at += Utf8Length(text[count]);
        return count;
    }

    private static int Utf8Length(int c) => c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

    public static PythonText Slice(PythonText text, int start, int end) =>
        text.IsNarrow ? PythonText.FromCodeUnits(text.Narrow[start..end]) : PythonText.FromCodePoints(text.Wide[start..end]);
}
