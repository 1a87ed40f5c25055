namespace PyEmbed.Core.Encodings;

/// <summary>The byte order of UTF-16 and UTF-32.</summary>
internal enum ByteOrder
{
    /// <summary>Reading: what the byte order mark says, else little endian. Writing: little endian behind a byte order mark.</summary>
    Marked,
    Little,
    Big,
}
