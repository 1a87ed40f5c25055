using PyEmbed.Cli.Terminal;

namespace PyEmbed.Cli.Tests.Terminal;

/// <summary>Keys as text: <c>&lt;Up&gt;</c> by the name of their kind, <c>&lt;^a&gt;</c> with Ctrl, <c>&lt;!b&gt;</c> with Alt; what is not in brackets is typed.</summary>
internal static class Keys
{
    public static IEnumerable<Key> Of(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '<')
            {
                var length = char.IsHighSurrogate(text[i]) ? 2 : 1;
                yield return new Key(KeyKind.Text, text.Substring(i, length));
                i += length;
                continue;
            }
            var end = text.IndexOf('>', i + (text[i + 1] is '!' ? 3 : 1));
            var name = text[(i + 1)..end];
            yield return name[0] switch
            {
                '^' => Key.Control(name[1]),
                '!' => new Key(KeyKind.Alt, name[1..]),
                _ => new Key(Enum.Parse<KeyKind>(name)),
            };
            i = end + 1;
        }
    }
}
