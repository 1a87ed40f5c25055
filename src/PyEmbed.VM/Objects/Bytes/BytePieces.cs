namespace PyEmbed.VM.Objects;

/// <summary>Bytes or a bytearray that is being split.</summary>
internal readonly struct BytePieces(PyByteSequence source) : ITextPieces<byte>
{
    public static bool IsSpace(byte unit) => AsciiBytes.IsSpace(unit);

    public static bool IsLineBreak(byte unit) => unit is (byte)'\n' or (byte)'\r';

    public PyObject Piece(int start, int length) => source.Part(start, length);
}
