using System.Text;
using PyEmbed.Bytecode.Tables;
using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;
using PyEmbed.Core.Unicode;

namespace PyEmbed.VM;

/// <summary>The line of <c>~~~^^^</c> below a source line of a traceback. PEP 657.</summary>
internal static class CaretLine
{
    private const int FirstWide = 0x1100;

    /// <summary>The marks, from the first character of the line without its indentation; null where there are none to show.</summary>
    /// <param name="thread">Whose compiler finds operators.</param>
    /// <param name="line">The source line as it is.</param>
    /// <param name="indentation">How many of its characters are not shown.</param>
    /// <param name="position">The range of the instruction.</param>
    public static string? Make(PyThreadState thread, PyStr line, int indentation, SourcePosition position)
    {
        if (position.Line < 0 || position.EndLine < 0 || !position.HasColumns) return null;
        var bytes = Encode(line.Text);
        var start = SourceLines.ToCharacter(line.Text, position.Column);
        var end = SourceLines.ToCharacter(line.Text, position.EndColumn);
        var left = -1;
        var right = -1;
        var primary = '^';
        if (position.Line == position.EndLine)
        {
            if (start < end && TryFindOperator(thread, line.Text, start, end, out left, out right)) primary = '~';
        }
        else
        {
            // Of an expression of several lines the first is marked up to its end. CPython looks for that end at byte positions, which differ where there are others than ASCII.
            var i = line.Length;
            while (--i >= 0 && IsSpace(bytes[i])) { }
            end = i + 1;
        }
        var hasOperator = left != -1 || right != -1;
        // Marks below the whole line would say nothing.
        if (end - start == line.Length - indentation && !hasOperator) return null;
        (start, end) = (ToColumn(line.Text, start), ToColumn(line.Text, end));
        if (hasOperator) (left, right) = (ToColumn(line.Text, left), ToColumn(line.Text, right));
        var marks = new StringBuilder();
        for (var offset = indentation + 1; offset <= end; offset++)
            marks.Append(offset <= start ? ' ' : hasOperator && left < offset && offset <= right ? '^' : primary);
        return marks.ToString();
    }

    private static bool TryFindOperator(PyThreadState thread, PythonText line, int start, int end, out int left, out int right)
    {
        left = right = -1;
        if (thread.Interpreter.Compiler is not { } compiler) return false;
        var segment = SourceLines.Slice(line, start, end);
        if (!compiler.TryFindOperator(thread, segment.ToUtf16(), out var place)) return false;
        var bytes = Encode(segment);
        if (!(place.IsSubscript ? TryFindBrackets(bytes, place, out left, out right) : TryFindSign(bytes, place, out left, out right))) return false;
        left = start + SourceLines.ToCharacter(segment, left);
        right = start + SourceLines.ToCharacter(segment, right);
        return true;
    }

    // The operator is what stands between the operands besides spaces and closing parentheses.
    private static bool TryFindSign(byte[] bytes, OperatorPlace place, out int left, out int right)
    {
        left = right = -1;
        for (var i = place.LeftEnd; i < place.Right; i++)
        {
            if (IsSpace(bytes[i])) continue;
            left = i;
            right = i + 1;
            if (i + 1 < place.Right && !IsSpace(bytes[i + 1])) right++;
            if (i + 1 < place.Right && bytes[i] == ')') continue;
            return true;
        }
        return false;
    }

    private static bool TryFindBrackets(byte[] bytes, OperatorPlace place, out int left, out int right)
    {
        left = place.LeftEnd;
        right = place.Right + 1;
        while (left < bytes.Length && bytes[left] != '[') left++;
        while (right < bytes.Length && bytes[right] != ']') right++;
        if (right < bytes.Length) right++;
        return true;
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\f';

    private static byte[] Encode(PythonText text)
    {
        _ = Utf8.TryEncode(text, ErrorHandler.SurrogatePass, out var bytes, out _);
        return bytes;
    }

    // Wide characters take two columns of a terminal (UAX #11).
    private static int ToColumn(PythonText text, int offset)
    {
        var column = offset;
        for (var i = 0; i < offset && i < text.Length; i++)
            if (text[i] >= FirstWide && UnicodeData.EastAsianWidth(text[i]) is "W" or "F") column++;
        return column;
    }
}
