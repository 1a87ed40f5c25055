namespace PyEmbed.StandardLibrary.Zlib;

/// <summary>How a call to the compressor or decompressor ended, with zlib's numbers: they stand in error messages.</summary>
internal enum ZlibStatus
{
    Ok = 0,
    StreamEnd = 1,
    NeedDictionary = 2,
    StreamError = -2,
    DataError = -3,
    MemoryError = -4,
    BufferError = -5,
}

/// <summary>How much of what was compressed has to come out, with the numbers of Python's constants.</summary>
internal enum FlushMode
{
    None = 0,
    Partial = 1,
    Sync = 2,
    Full = 3,
    Finish = 4,
    Block = 5,
}

/// <summary>What a compressor looks for, with the numbers of Python's constants.</summary>
internal enum DeflateStrategy
{
    Default = 0,
    Filtered = 1,
    HuffmanOnly = 2,
    RunLength = 3,
    Fixed = 4,
}

/// <summary>What stands around the compressed blocks.</summary>
internal enum Container
{
    Raw,
    Zlib,
    Gzip,
}
