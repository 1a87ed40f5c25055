namespace PyEmbed.StandardLibrary.Binascii;

/// <summary>Quoted-printable text. RFC 1521, and RFC 1522 for headers.</summary>
internal sealed class QuotedPrintable(byte[] data, bool quoteTabs, bool isText, bool isHeader)
{
    private const int LongestLine = 76;

    private readonly List<byte> _encoded = new(data.Length + data.Length / 4);
    private readonly bool _usesCrLf = Array.IndexOf(data, (byte)'\n') is > 0 and var first && data[first - 1] == '\r';
    private int _lineLength;

    public static byte[] Decode(ReadOnlySpan<byte> text, bool isHeader)
    {
        var decoded = new byte[text.Length];
        var count = 0;
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '=')
            {
                decoded[count++] = isHeader && text[i] == '_' ? (byte)' ' : text[i];
                i++;
                continue;
            }
            if (++i >= text.Length) break;
            if (text[i] is (byte)'\n' or (byte)'\r')
            {
                // A soft line break.
                while (i < text.Length && text[i] != '\n') i++;
                if (i < text.Length) i++;
            }
            else if (text[i] == '=') decoded[count++] = text[i++];   // written by faulty encoders
            else if (i + 1 < text.Length && char.IsAsciiHexDigit((char)text[i]) && char.IsAsciiHexDigit((char)text[i + 1]))
            {
                decoded[count++] = (byte)(Convert.ToInt32(((char)text[i]).ToString(), 16) << 4 | Convert.ToInt32(((char)text[i + 1]).ToString(), 16));
                i += 2;
            }
            else decoded[count++] = (byte)'=';
        }
        return decoded[..count];
    }

    public byte[] Encode()
    {
        for (var i = 0; i < data.Length;)
        {
            if (MustQuote(i))
            {
                if (_lineLength + 3 >= LongestLine) SoftBreak();
                Quote(data[i++]);
                _lineLength += 3;
            }
            else if (isText && IsLineEnd(i)) i += EndLine(i);
            else
            {
                if (i + 1 != data.Length && data[i + 1] != '\n' && _lineLength + 1 >= LongestLine) SoftBreak();
                _lineLength++;
                _encoded.Add(isHeader && data[i] == ' ' ? (byte)'_' : data[i]);
                i++;
            }
        }
        return [.. _encoded];
    }

    private bool IsLineEnd(int i) => data[i] == '\n' || data[i] == '\r' && i + 1 < data.Length && data[i + 1] == '\n';

    private bool MustQuote(int i)
    {
        var c = data[i];
        var isLast = i + 1 == data.Length;
        if (c > 126 || c == '=' || isHeader && c == '_') return true;
        // A dot alone on a line would end a message on its way.
        if (c == '.' && _lineLength == 0 && (isLast || data[i + 1] is ((byte)'\n' or (byte)'\r' or 0))) return true;
        if (c is (byte)'\r' or (byte)'\n') return !isText;
        if (c is (byte)'\t' or (byte)' ') return isLast || quoteTabs && c < 33;
        return c < 33;
    }

    // White space before the end of a line is quoted. Gives how many characters the end has.
    private int EndLine(int i)
    {
        _lineLength = 0;
        if (_encoded.Count > 0 && _encoded[^1] is ((byte)' ' or (byte)'\t'))
        {
            var blank = _encoded[^1];
            _encoded.RemoveAt(_encoded.Count - 1);
            Quote(blank);
        }
        Break();
        return data[i] == '\r' ? 2 : 1;
    }

    private void SoftBreak()
    {
        _encoded.Add((byte)'=');
        Break();
        _lineLength = 0;
    }

    private void Break()
    {
        if (_usesCrLf) _encoded.Add((byte)'\r');
        _encoded.Add((byte)'\n');
    }

    private void Quote(byte c)
    {
        _encoded.Add((byte)'=');
        _encoded.Add((byte)"0123456789ABCDEF"[c >> 4]);
        _encoded.Add((byte)"0123456789ABCDEF"[c & 0xF]);
    }
}
