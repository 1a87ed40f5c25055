namespace PyEmbed.Bytecode.Marshal;

/// <summary>The first byte of each object in marshal data (CPython 3.11 <c>Python/marshal.c</c>).</summary>
internal static class MarshalTypes
{
    /// <summary>Added to the type: later objects may refer back to this one.</summary>
    public const int ReferenceFlag = 0x80;

    /// <summary>How deep objects may nest, for reading and writing.</summary>
    public const int MaxDepth = 2000;

    public const int Null = '0';
    public const int None = 'N';
    public const int False = 'F';
    public const int True = 'T';
    public const int StopIteration = 'S';
    public const int Ellipsis = '.';
    public const int Int32 = 'i';
    public const int Int64 = 'I';
    public const int Long = 'l';
    public const int FloatText = 'f';
    public const int Float = 'g';
    public const int ComplexText = 'x';
    public const int Complex = 'y';
    public const int Bytes = 's';
    public const int Unicode = 'u';
    public const int Interned = 't';
    public const int Ascii = 'a';
    public const int AsciiInterned = 'A';
    public const int ShortAscii = 'z';
    public const int ShortAsciiInterned = 'Z';
    public const int Tuple = '(';
    public const int SmallTuple = ')';
    public const int List = '[';
    public const int Dict = '{';
    public const int Set = '<';
    public const int FrozenSet = '>';
    public const int Code = 'c';
    public const int Reference = 'r';
}
