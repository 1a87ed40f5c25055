namespace PyEmbed.Parser.Literals;

/// <summary>The names that <c>\N{...}</c> knows.</summary>
internal static class CharacterNames
{
    public static bool TryFind(ReadOnlySpan<byte> name, out int codePoint)
    {
        codePoint = 0;
        return false;
    }
}
