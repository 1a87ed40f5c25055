using PyEmbed.Core.Text;

namespace PyEmbed.StandardLibrary.Io;

/// <summary>Writes newlines as something else.</summary>
internal static class NewlineWriting
{
    /// <summary>Text with another end of lines in place of <c>\n</c>. False: an error is set.</summary>
    [MustCheck]
    public static bool TryTranslate(PyThreadState thread, PythonText text, string ending, out PythonText translated)
    {
        translated = text;
        if (!thread.TryChargeWork(text.Length >> 3) || !thread.TryReserve(4L * text.Length)) return false;
        if (text.IsNarrow)
        {
            if (text.Narrow.Contains('\n')) translated = PythonText.FromCodeUnits(text.Narrow.Replace("\n", ending, StringComparison.Ordinal));
            return true;
        }
        if (!text.Wide.Contains('\n')) return true;
        var builder = new PythonTextBuilder(text.Length + 16);
        foreach (var c in text.Wide)
        {
            if (c != '\n') builder.Append(c);
            else builder.AppendCodeUnits(ending);
        }
        translated = builder.ToText();
        return true;
    }
}
