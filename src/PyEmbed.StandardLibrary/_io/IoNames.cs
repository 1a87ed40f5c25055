using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Io;

/// <summary>Names of methods and attributes that streams look up on each other.</summary>
internal static class IoNames
{
    public static readonly PyStr Buffer = PyStr.FromName("buffer");
    public static readonly PyStr Closed = PyStr.FromName("closed");
    public static readonly PyStr DeallocWarn = PyStr.FromName("_dealloc_warn");
    public static readonly PyStr Decode = PyStr.FromName("decode");
    public static readonly PyStr Encode = PyStr.FromName("encode");
    public static readonly PyStr Finalizing = PyStr.FromName("_finalizing");
    public static readonly PyStr GetState = PyStr.FromName("getstate");
    public static readonly PyStr IncrementalDecoder = PyStr.FromName("incrementaldecoder");
    public static readonly PyStr IncrementalEncoder = PyStr.FromName("incrementalencoder");
    public static readonly PyStr IsClosed = PyStr.FromName("__IOBase_closed");
    public static readonly PyStr Mode = PyStr.FromName("mode");
    public static readonly PyStr Newlines = PyStr.FromName("newlines");
    public static readonly PyStr Peek = PyStr.FromName("peek");
    public static readonly PyStr Raw = PyStr.FromName("raw");
    public static readonly PyStr Read1 = PyStr.FromName("read1");
    public static readonly PyStr Readable = PyStr.FromName("readable");
    public static readonly PyStr ReadAll = PyStr.FromName("readall");
    public static readonly PyStr ReadInto = PyStr.FromName("readinto");
    public static readonly PyStr ReadInto1 = PyStr.FromName("readinto1");
    public static readonly PyStr Reset = PyStr.FromName("reset");
    public static readonly PyStr Seek = PyStr.FromName("seek");
    public static readonly PyStr Seekable = PyStr.FromName("seekable");
    public static readonly PyStr SetState = PyStr.FromName("setstate");
    public static readonly PyStr Tell = PyStr.FromName("tell");
    public static readonly PyStr Truncate = PyStr.FromName("truncate");
    public static readonly PyStr Writable = PyStr.FromName("writable");
}
