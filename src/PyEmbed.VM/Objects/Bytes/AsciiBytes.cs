namespace PyEmbed.VM.Objects;

/// <summary>The classes of bytes that the methods of bytes know: ASCII only, whatever the locale.</summary>
internal static class AsciiBytes
{
    public static bool IsSpace(byte b) => b is (byte)' ' or (>= 9 and <= 13);

    public static bool IsLower(byte b) => b is >= (byte)'a' and <= (byte)'z';

    public static bool IsUpper(byte b) => b is >= (byte)'A' and <= (byte)'Z';

    public static bool IsLetter(byte b) => IsLower((byte)(b | 0x20));

    public static bool IsDigit(byte b) => b is >= (byte)'0' and <= (byte)'9';

    public static byte ToLower(byte b) => IsUpper(b) ? (byte)(b | 0x20) : b;

    public static byte ToUpper(byte b) => IsLower(b) ? (byte)(b & ~0x20) : b;
}
