using System.Buffers.Binary;

namespace PyEmbed.StandardLibrary.Arrays;

/// <summary>How the items of an array lie in memory.</summary>
/// <param name="Code">The type code.</param>
/// <param name="ItemSize">Bytes an item, as on 64 bit Linux.</param>
internal sealed record ArrayKind(char Code, int ItemSize)
{
    public const string Codes = "bBuhHiIlLqQfd";

    public static readonly ArrayKind[] All =
    [
        new('b', 1), new('B', 1), new('u', 4), new('h', 2), new('H', 2), new('i', 4), new('I', 4),
        new('l', 8), new('L', 8), new('q', 8), new('Q', 8), new('f', 4), new('d', 8),
    ];

    public static ArrayKind? Find(int code) => Array.Find(All, kind => kind.Code == code);

    public bool IsSignedInteger => Code is 'b' or 'h' or 'i' or 'l' or 'q';

    public bool IsInteger => Code is not ('u' or 'f' or 'd');

    /// <summary>The item as an object. Null: an error is set.</summary>
    public PyObject? Read(ReadOnlySpan<byte> item) => Code switch
    {
        'b' => PyInt.From((sbyte)item[0]),
        'B' => PyInt.From(item[0]),
        'u' => ReadCharacter(BinaryPrimitives.ReadUInt32LittleEndian(item)),
        'h' => PyInt.From(BinaryPrimitives.ReadInt16LittleEndian(item)),
        'H' => PyInt.From(BinaryPrimitives.ReadUInt16LittleEndian(item)),
        'i' => PyInt.From(BinaryPrimitives.ReadInt32LittleEndian(item)),
        'I' => PyInt.From(BinaryPrimitives.ReadUInt32LittleEndian(item)),
        'l' or 'q' => PyInt.From(BinaryPrimitives.ReadInt64LittleEndian(item)),
        'L' or 'Q' => ResultConversion.Int(BinaryPrimitives.ReadUInt64LittleEndian(item)),
        'f' => PyFloat.From(BinaryPrimitives.ReadSingleLittleEndian(item)),
        _ => PyFloat.From(BinaryPrimitives.ReadDoubleLittleEndian(item)),
    };

    private static PyObject? ReadCharacter(uint value) => value <= Core.Unicode.UnicodeData.MaxCodePoint
        ? PyStr.FromCodePoint((int)value)
        : PyErr.ValueError($"character U+{value:x} is not in range [U+0000; U+10ffff]");

    /// <summary>Converts an object to an item's bytes. False: an error is set.</summary>
    [MustCheck]
    public bool TryWrite(PyThreadState thread, PyObject value, Span<byte> item)
    {
        switch (Code)
        {
            case 'u':
                if (value is not PyStr { Length: 1 } text) return PyErr.TypeError("array item must be unicode character");
                BinaryPrimitives.WriteInt32LittleEndian(item, text[0]);
                return true;
            case 'f' or 'd':
                if (!Number.TryToDouble(thread, value, out var number)) return false;
                if (Code == 'f') BinaryPrimitives.WriteSingleLittleEndian(item, (float)number);
                else BinaryPrimitives.WriteDoubleLittleEndian(item, number);
                return true;
        }
        return IntegerItems.TryConvert(thread, this, value, item);
    }
}
