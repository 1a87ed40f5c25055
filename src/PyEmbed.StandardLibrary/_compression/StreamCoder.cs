namespace PyEmbed.StandardLibrary.Compression;

/// <summary>Compresses or decompresses a stream that arrives piece by piece: where its input and its output stand. Both are windows on arrays, which the caller gives anew when they are used up.</summary>
internal abstract class StreamCoder
{
    public byte[] Input { get; private set; } = [];

    public int InputStart { get; private set; }

    public int InputLeft { get; private set; }

    public byte[] Output { get; private set; } = [];

    public int OutputStart { get; private set; }

    public int OutputLeft { get; private set; }

    /// <summary>The input that was not taken.</summary>
    public ReadOnlySpan<byte> Rest => Input.AsSpan(InputStart, InputLeft);

    public void SetInput(byte[] array, int start, int length) => (Input, InputStart, InputLeft) = (array, start, length);

    public void SetOutput(byte[] array) => (Output, OutputStart, OutputLeft) = (array, 0, array.Length);

    /// <summary>Lets go of both arrays.</summary>
    public void Release()
    {
        SetInput([], 0, 0);
        SetOutput([]);
    }

    protected Span<byte> Room => Output.AsSpan(OutputStart, OutputLeft);

    protected byte TakeByte()
    {
        InputLeft--;
        return Input[InputStart++];
    }

    /// <summary>Says that so many bytes of the input were used.</summary>
    protected void Advance(int count)
    {
        InputStart += count;
        InputLeft -= count;
    }

    protected void GiveByte(byte value)
    {
        Output[OutputStart++] = value;
        OutputLeft--;
    }

    protected void Give(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room);
        Filled(bytes.Length);
    }

    /// <summary>Says that so many bytes of the room were filled.</summary>
    protected void Filled(int count)
    {
        OutputStart += count;
        OutputLeft -= count;
    }
}
