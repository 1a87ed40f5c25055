using PyEmbed.Core.Encodings;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Multibytecodec;

/// <summary><c>_codecs_cn</c>: the encodings of mainland China.</summary>
[PyModule("_codecs_cn")]
internal sealed partial class CodecsCnModule
{
    [PyFunction("getcodec(encoding, /)", NoTextSignature = true)]
    internal static PyObject? GetCodec(PyObject encoding) => CodecModules.Get(encoding, ["gb2312", "gbk", "gb18030", "hz"]);
}

/// <summary><c>_codecs_hk</c>: the encoding of Hong Kong.</summary>
[PyModule("_codecs_hk")]
internal sealed partial class CodecsHkModule
{
    [PyFunction("getcodec(encoding, /)", NoTextSignature = true)]
    internal static PyObject? GetCodec(PyObject encoding) => CodecModules.Get(encoding, ["big5hkscs"]);
}

/// <summary><c>_codecs_iso2022</c>: the encodings that choose their character sets by escape sequences.</summary>
[PyModule("_codecs_iso2022")]
internal sealed partial class CodecsIso2022Module
{
    [PyFunction("getcodec(encoding, /)", NoTextSignature = true)]
    internal static PyObject? GetCodec(PyObject encoding) =>
        CodecModules.Get(encoding, ["iso2022_kr", "iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_2004", "iso2022_jp_3", "iso2022_jp_ext"]);
}

/// <summary><c>_codecs_jp</c>: the encodings of Japan.</summary>
[PyModule("_codecs_jp")]
internal sealed partial class CodecsJpModule
{
    [PyFunction("getcodec(encoding, /)", NoTextSignature = true)]
    internal static PyObject? GetCodec(PyObject encoding) =>
        CodecModules.Get(encoding, ["shift_jis", "cp932", "euc_jp", "shift_jis_2004", "euc_jis_2004", "euc_jisx0213", "shift_jisx0213"]);
}

/// <summary><c>_codecs_kr</c>: the encodings of Korea.</summary>
[PyModule("_codecs_kr")]
internal sealed partial class CodecsKrModule
{
    [PyFunction("getcodec(encoding, /)", NoTextSignature = true)]
    internal static PyObject? GetCodec(PyObject encoding) => CodecModules.Get(encoding, ["euc_kr", "cp949", "johab"]);
}

/// <summary><c>_codecs_tw</c>: the encodings of Taiwan.</summary>
[PyModule("_codecs_tw")]
internal sealed partial class CodecsTwModule
{
    [PyFunction("getcodec(encoding, /)", NoTextSignature = true)]
    internal static PyObject? GetCodec(PyObject encoding) => CodecModules.Get(encoding, ["big5", "cp950"]);
}

/// <summary>What the modules above share.</summary>
internal static class CodecModules
{
    /// <summary>A codec of a module; null: an error is set.</summary>
    [MustCheck]
    public static PyObject? Get(PyObject name, ReadOnlySpan<string> names)
    {
        if (name is not PyStr text) return PyErr.TypeError("encoding name must be a string.");
        var wanted = text.ToString();
        if (!names.Contains(wanted) || !LegacyEncoding.TryFind(wanted, out var encoding)) return PyErr.LookupError("no such codec is supported.");
        return new PyMultibyteCodec((MultiByteEncoding)encoding);
    }
}
