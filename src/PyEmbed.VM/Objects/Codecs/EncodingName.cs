using PyEmbed.Core.Encodings;

namespace PyEmbed.VM.Objects;

/// <summary>Names of encodings as users write them.</summary>
internal static class EncodingName
{
    /// <summary>Lower case, with one underscore for each run of anything but letters, digits and dots; at the ends they are dropped.</summary>
    public static string Normalize(string name)
    {
        var normal = new System.Text.StringBuilder(name.Length);
        var isGap = false;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '.')
            {
                isGap = true;
                continue;
            }
            if (isGap && normal.Length > 0) normal.Append('_');
            isGap = false;
            normal.Append(char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c);
        }
        return normal.ToString();
    }

    /// <summary>Whether the engine itself has the encoding.</summary>
    public static bool TryFind(PyStr name, out StandardEncoding encoding)
    {
        // What is written nearly always needs no work.
        if (name.TextEquals("utf-8") || name.TextEquals("utf8"))
        {
            encoding = StandardEncoding.Utf8;
            return true;
        }
        return StandardEncodings.TryFind(Normalize(name.ToString()), out encoding);
    }
}
