using System.Text;
using PyEmbed.Cli.Terminal;

namespace PyEmbed.Cli.Tests.Terminal;

public sealed class KeyDecoderTests
{
    [TestCase("a é日\U0001F40D", "Text:a Text:  Text:é Text:日 Text:\U0001F40D EndOfInput")]
    [TestCase("\r\n\t\x7F\b", "Enter Enter Tab Backspace Backspace EndOfInput")]
    [TestCase("\x01\x03\x1A\x1F", "Control:a Control:c Control:z Control:_ EndOfInput")]
    [TestCase("\e[A\eOB\e[C\eOD\e[H\e[4~\e[3~\e[5~", "Up Down Right Left Home End Delete PageUp EndOfInput")]
    [TestCase("\e[1;5C\e[1;3D\e[1;2C\e[3;5~\e\e[D", "WordRight WordLeft Right ControlDelete WordLeft EndOfInput")]
    [TestCase("\eb\ef\e\x7F\e\r", "Alt:b Alt:f AltBackspace AltEnter EndOfInput")]
    [TestCase("\e[[A\e[99~\e[12;40Rx", "Unknown Unknown Unknown Text:x EndOfInput")]
    [TestCase("\e[200~a\r\n\tb\rc\e[201~d", "Paste:a\n\tb\nc Text:d EndOfInput")]
    [TestCase("\e", "Escape EndOfInput")]
    public void Bytes_of_a_terminal_are_keys(string text, string expected) => Decode(Encoding.UTF8.GetBytes(text)).ShouldBe(expected);

    [Test]
    public void What_is_no_UTF8_is_a_replacement_character() => Decode([0xFF, (byte)'a', 0xE6, 0x97]).ShouldBe("Text:\uFFFD Text:a Text:\uFFFD EndOfInput");

    [Test]
    public void A_reader_that_is_woken_gives_no_key() => new KeyDecoder(_ => KeyDecoder.Woken).Read().ShouldBeNull();

    private static string Decode(byte[] bytes)
    {
        var place = 0;
        var decoder = new KeyDecoder(waits => place < bytes.Length ? bytes[place++] : waits ? KeyDecoder.End : KeyDecoder.None);
        var keys = new List<string>();
        Key key;
        do
        {
            key = decoder.Read()!.Value;
            keys.Add(key.Text.Length > 0 ? $"{key.Kind}:{key.Text}" : key.Kind.ToString());
        }
        while (key.Kind != KeyKind.EndOfInput);
        return string.Join(' ', keys);
    }
}
