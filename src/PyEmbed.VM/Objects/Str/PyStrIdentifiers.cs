using PyEmbed.Core.Unicode;

namespace PyEmbed.VM.Objects;

/// <summary>Which strings are names. Language reference 2.3.</summary>
internal static class PyStrIdentifiers
{
    public static bool IsIdentifier(PyStr text)
    {
        if (text.Length == 0 || !UnicodeData.IsIdentifierStart(text[0])) return false;
        for (var i = 1; i < text.Length; i++)
            if (!UnicodeData.IsXidContinue(text[i])) return false;
        return true;
    }
}
