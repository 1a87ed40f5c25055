using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>GB 18030: GBK, and sequences of four bytes for all other code points.</summary>
internal sealed class Gb18030Encoding(string aliases) : TableEncoding("gb18030", aliases)
{
    private const byte FirstOdd = 0x81, LastOdd = 0xFE, FirstEven = 0x30, LastEven = 0x39;   // of the first and third byte; of the second and fourth
    private const int Odds = LastOdd - FirstOdd + 1, Evens = LastEven - FirstEven + 1;

    private readonly Lazy<(int Index, int CodePoint, int Length)[]> _byCodePoint = new(static () => [.. CodeTables.Get("gb18030").Runs.OrderBy(static run => run.CodePoint)]);

    protected override int DecodeNext(ref ulong state, ReadOnlySpan<byte> bytes, PythonTextBuilder text)
    {
        if (bytes[0] < 0x80 || bytes.Length > 1 && bytes[1] is < FirstEven or > LastEven) return base.DecodeNext(ref state, bytes, text);
        if (bytes.Length < 4) return Incomplete;
        if (bytes[0] is < FirstOdd or > LastOdd || bytes[2] is < FirstOdd or > LastOdd || bytes[3] is < FirstEven or > LastEven) return Illegal;
        var index = (((bytes[0] - FirstOdd) * Evens + (bytes[1] - FirstEven)) * Odds + (bytes[2] - FirstOdd)) * Evens + (bytes[3] - FirstEven);
        var run = Find(Table.Runs, index, static run => run.Index);
        if (index < run.Index || index >= run.Index + run.Length) return Illegal;
        text.Append(run.CodePoint + index - run.Index);
        return 4;
    }

    protected override int EncodeNext(ref ulong state, PythonText text, int index, bool isFinal, ref ByteBuilder bytes)
    {
        if (base.EncodeNext(ref state, text, index, isFinal, ref bytes) is var taken and >= 0) return taken;
        var codePoint = text[index];
        var run = Find(_byCodePoint.Value, codePoint, static run => run.CodePoint);
        if (codePoint < run.CodePoint || codePoint >= run.CodePoint + run.Length) return Illegal;
        var place = run.Index + codePoint - run.CodePoint;
        bytes.Append((byte)(FirstOdd + place / (Evens * Odds * Evens)));
        bytes.Append((byte)(FirstEven + place / (Odds * Evens) % Evens));
        bytes.Append((byte)(FirstOdd + place / Evens % Odds));
        bytes.Append((byte)(FirstEven + place % Evens));
        return 1;
    }

    // The last run that does not begin behind the value.
    private static (int Index, int CodePoint, int Length) Find((int Index, int CodePoint, int Length)[] runs, int value, Func<(int Index, int CodePoint, int Length), int> startOf)
    {
        var low = 0;
        var high = runs.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (startOf(runs[middle]) <= value) low = middle;
            else high = middle - 1;
        }
        return runs[low];
    }
}
