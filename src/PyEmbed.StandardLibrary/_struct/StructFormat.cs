namespace PyEmbed.StandardLibrary.Struct;

/// <summary>One group of a format: <c>3h</c>, <c>10s</c>.</summary>
/// <param name="Code">The format character.</param>
/// <param name="Size">Bytes an item; of <c>s</c> and <c>p</c> all its bytes.</param>
/// <param name="Offset">Where the first item lies.</param>
/// <param name="Repeat">How many items.</param>
internal readonly record struct StructField(char Code, int Size, int Offset, int Repeat);

/// <summary>A format, read. Library reference, "Format Strings".</summary>
/// <param name="Text">As it was given.</param>
/// <param name="Fields">Its groups, without padding.</param>
/// <param name="Size">All bytes.</param>
/// <param name="Count">How many values.</param>
/// <param name="IsLittleEndian">The order of bytes.</param>
/// <param name="IsNative">Whether sizes and alignment are the C compiler's (as on 64 bit Linux, on every platform).</param>
internal sealed record StructFormat(string Text, StructField[] Fields, int Size, int Count, bool IsLittleEndian, bool IsNative)
{
    /// <summary>Of a Struct whose <c>__init__</c> has not run.</summary>
    public static readonly StructFormat None = new("", [], -1, -1, true, true);

    /// <summary>Null: <c>struct.error</c> is set.</summary>
    public static StructFormat? Parse(PyThreadState thread, string text)
    {
        if (!thread.TryChargeWork(text.Length)) return null;
        var at = 0;
        var order = text.Length > 0 && text[0] is '@' or '=' or '<' or '>' or '!' ? text[at++] : '@';
        var fields = new List<StructField>();
        long size = 0, count = 0;
        while (at < text.Length)
        {
            var code = text[at++];
            if (code is ' ' or (>= '\t' and <= '\r')) continue;
            var number = 1L;
            if (char.IsAsciiDigit(code))
            {
                number = code - '0';
                while (at < text.Length && char.IsAsciiDigit(text[at]))
                    if ((number = number * 10 + text[at++] - '0') > int.MaxValue * 16L) return TooLong(thread);
                if (at == text.Length) return Fail(thread, "repeat count given without format specifier");
                code = text[at++];
            }
            var itemSize = order == '@' ? NativeSize(code) : StandardSize(code);
            if (itemSize < 0) return Fail(thread, "bad char in struct format");
            if (order == '@' && itemSize > 1 && size > 0) size = (size + itemSize - 1) / itemSize * itemSize;
            var isText = code is 's' or 'p';
            if (size + number * itemSize > int.MaxValue) return TooLong(thread);
            if (isText) fields.Add(new StructField(code, (int)number, (int)size, 1));
            else if (code != 'x' && number > 0) fields.Add(new StructField(code, itemSize, (int)size, (int)number));
            if (code != 'x') count += isText ? 1 : number;
            size += number * itemSize;
        }
        return new StructFormat(text, [.. fields], (int)size, (int)count, order is '@' or '=' or '<', order == '@');
    }

    private static StructFormat? TooLong(PyThreadState thread) => Fail(thread, "total struct size too long");

    private static StructFormat? Fail(PyThreadState thread, string message)
    {
        _ = StructState.Fail(thread, message);
        return null;
    }

    private static int NativeSize(char code) => code switch
    {
        'l' or 'L' or 'n' or 'N' or 'P' => 8,
        _ => StandardSize(code),
    };

    private static int StandardSize(char code) => code switch
    {
        'x' or 'b' or 'B' or 'c' or 's' or 'p' or '?' => 1,
        'h' or 'H' or 'e' => 2,
        'i' or 'I' or 'l' or 'L' or 'f' => 4,
        'q' or 'Q' or 'd' => 8,
        _ => -1,
    };
}
