using System.Text;
using PyEmbed.Core.Text;

namespace PyEmbed.Cli.Terminal;

/// <summary>Reads keys from the bytes of a terminal: ECMA-48 sequences as xterm, the Linux console, rxvt and their kin send them.</summary>
/// <param name="read">The next byte; <see cref="None"/> if there is none in time where the argument says not to wait, <see cref="End"/> at the end, <see cref="Woken"/>.</param>
internal sealed class KeyDecoder(Func<bool, int> read)
{
    public const int None = -1;
    public const int End = -2;

    /// <summary>Something other than a byte is there.</summary>
    public const int Woken = -3;

    private const int Escape = 0x1B;
    private const int ModifierAlt = 2;
    private const int ModifierControl = 4;
    private static readonly byte[] s_endOfPaste = "\e[201~"u8.ToArray();

    /// <summary>The next key; null: the reader was woken.</summary>
    public Key? Read()
    {
        var c = read(true);
        return c switch
        {
            Woken => null,
            < 0 => new Key(KeyKind.EndOfInput),
            Escape => Sequence(),
            _ => Plain(c),
        };
    }

    private Key Plain(int c) => c switch
    {
        '\r' or '\n' => new Key(KeyKind.Enter),
        '\t' => new Key(KeyKind.Tab),
        0x7F or '\b' => new Key(KeyKind.Backspace),
        0 => Key.Control('@'),
        <= 26 => Key.Control((char)('a' + c - 1)),
        < ' ' => Key.Control((char)('@' + c)),
        < 0x80 => new Key(KeyKind.Text, ((char)c).ToString()),
        _ => new Key(KeyKind.Text, Character(c)),
    };

    // What is no UTF-8 becomes a replacement character.
    private string Character(int first)
    {
        Span<byte> bytes = stackalloc byte[4];
        bytes[0] = (byte)first;
        var length = first switch { > 0xF4 => 1, >= 0xF0 => 4, >= 0xE0 => 3, >= 0xC0 => 2, _ => 1 };
        for (var i = 1; i < length; i++)
        {
            var next = read(false);
            if (next < 0) return "\uFFFD";
            bytes[i] = (byte)next;
        }
        return Rune.DecodeFromUtf8(bytes[..length], out var rune, out var used) == System.Buffers.OperationStatus.Done && used == length ? rune.ToString() : "\uFFFD";
    }

    private Key Sequence()
    {
        var c = read(false);
        switch (c)
        {
            case < 0:
                return new Key(KeyKind.Escape);
            case '[':
                return ControlSequence();
            case 'O':
                return read(false) is var final and >= 0 ? Named(final, 0) : new Key(KeyKind.Alt, "O");
            case Escape:
                return WithAlt(Sequence());
            default:
                return WithAlt(Plain(c));
        }
    }

    private static Key WithAlt(in Key key) => key.Kind switch
    {
        KeyKind.Text => key with { Kind = KeyKind.Alt },
        KeyKind.Enter => new Key(KeyKind.AltEnter),
        KeyKind.Backspace => new Key(KeyKind.AltBackspace),
        KeyKind.Left => new Key(KeyKind.WordLeft),
        KeyKind.Right => new Key(KeyKind.WordRight),
        KeyKind.Escape => key,
        _ => new Key(KeyKind.Unknown),
    };

    private Key ControlSequence()
    {
        var parameters = new StringBuilder();
        while (true)
        {
            var c = read(false);
            // The function keys of the Linux console: one more character.
            if (c == '[' && parameters.Length == 0)
            {
                _ = read(false);
                return new Key(KeyKind.Unknown);
            }
            if (c < ' ') return new Key(KeyKind.Unknown);
            if (c < '@')
            {
                parameters.Append((char)c);
                continue;
            }
            var numbers = parameters.ToString().Split(';');
            var modifiers = numbers.Length > 1 && Number(numbers[1]) is var m and > 0 ? m - 1 : 0;
            return c == '~' ? Numbered(Number(numbers[0]), modifiers) : Named(c, modifiers);
        }
    }

    private static int Number(string text) => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static Key Named(int final, int modifiers)
    {
        var byWord = (modifiers & (ModifierAlt | ModifierControl)) != 0;
        return new Key(final switch
        {
            'A' => KeyKind.Up,
            'B' => KeyKind.Down,
            'C' => byWord ? KeyKind.WordRight : KeyKind.Right,
            'D' => byWord ? KeyKind.WordLeft : KeyKind.Left,
            'H' => KeyKind.Home,
            'F' => KeyKind.End,
            'M' => KeyKind.Enter,
            // rxvt
            'c' => KeyKind.WordRight,
            'd' => KeyKind.WordLeft,
            _ => KeyKind.Unknown,
        });
    }

    private Key Numbered(int number, int modifiers) => number switch
    {
        1 or 7 => new Key(KeyKind.Home),
        3 => new Key((modifiers & (ModifierAlt | ModifierControl)) != 0 ? KeyKind.ControlDelete : KeyKind.Delete),
        4 or 8 => new Key(KeyKind.End),
        5 => new Key(KeyKind.PageUp),
        6 => new Key(KeyKind.PageDown),
        200 => Paste(),
        _ => new Key(KeyKind.Unknown),
    };

    [HostText("terminals are UTF-8")]
    private Key Paste()
    {
        var bytes = new List<byte>();
        var end = s_endOfPaste.AsSpan();
        while (true)
        {
            var c = read(true);
            if (c == Woken) continue;
            if (c < 0) break;
            bytes.Add((byte)c);
            if (c != end[^1] || bytes.Count < end.Length || !System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes)[^end.Length..].SequenceEqual(end)) continue;
            bytes.RemoveRange(bytes.Count - end.Length, end.Length);
            break;
        }
        return new Key(KeyKind.Paste, Encoding.UTF8.GetString([.. bytes]).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));
    }
}
