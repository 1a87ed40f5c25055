using PyEmbed.Core.Unicode;

namespace PyEmbed.VM.Objects;

/// <summary>A narrow str that is being split.</summary>
internal readonly struct NarrowPieces(PyStr text) : ITextPieces<char>
{
    public static bool IsSpace(char unit) => UnicodeData.IsSpace(unit);

    public static bool IsLineBreak(char unit) => UnicodeData.IsLineBreak(unit);

    public PyObject Piece(int start, int length) => text.Substring(start, length);
}

/// <summary>A wide str that is being split.</summary>
internal readonly struct WidePieces(PyStr text) : ITextPieces<int>
{
    public static bool IsSpace(int unit) => UnicodeData.IsSpace(unit);

    public static bool IsLineBreak(int unit) => UnicodeData.IsLineBreak(unit);

    public PyObject Piece(int start, int length) => text.Substring(start, length);
}
