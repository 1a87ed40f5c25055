using System.Buffers.Binary;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Lzma;

/// <summary>Python's module <c>_lzma</c>, below <c>lzma</c>.</summary>
[PyModule("_lzma")]
internal sealed partial class LzmaModule
{
    [PyConstant("FORMAT_AUTO")] public const int FormatAuto = 0;
    [PyConstant("FORMAT_XZ")] public const int FormatXz = 1;
    [PyConstant("FORMAT_ALONE")] public const int FormatAlone = 2;
    [PyConstant("FORMAT_RAW")] public const int FormatRaw = 3;
    [PyConstant("CHECK_NONE")] public const int CheckNone = 0;
    [PyConstant("CHECK_CRC32")] public const int CheckCrc32 = 1;
    [PyConstant("CHECK_CRC64")] public const int CheckCrc64 = 4;
    [PyConstant("CHECK_SHA256")] public const int CheckSha256 = 10;
    [PyConstant("CHECK_ID_MAX")] public const int CheckIdMax = 15;
    [PyConstant("CHECK_UNKNOWN")] public const int CheckUnknown = 16;
    [PyConstant("FILTER_LZMA1")] public const long FilterLzma1 = 0x4000000000000001;
    [PyConstant("FILTER_LZMA2")] public const int FilterLzma2 = 0x21;
    [PyConstant("FILTER_DELTA")] public const int FilterDelta = 3;
    [PyConstant("FILTER_X86")] public const int FilterX86 = 4;
    [PyConstant("FILTER_POWERPC")] public const int FilterPowerPC = 5;
    [PyConstant("FILTER_IA64")] public const int FilterIA64 = 6;
    [PyConstant("FILTER_ARM")] public const int FilterArm = 7;
    [PyConstant("FILTER_ARMTHUMB")] public const int FilterArmThumb = 8;
    [PyConstant("FILTER_SPARC")] public const int FilterSparc = 9;
    [PyConstant("MF_HC3")] public const int FinderHashChain3 = 3;
    [PyConstant("MF_HC4")] public const int FinderHashChain4 = 4;
    [PyConstant("MF_BT2")] public const int FinderTree2 = 0x12;
    [PyConstant("MF_BT3")] public const int FinderTree3 = 0x13;
    [PyConstant("MF_BT4")] public const int FinderTree4 = 0x14;
    [PyConstant("MODE_FAST")] public const int ModeFast = 1;
    [PyConstant("MODE_NORMAL")] public const int ModeNormal = 2;
    [PyConstant("PRESET_DEFAULT")] public const int PresetDefault = 6;
    [PyConstant("PRESET_EXTREME")] public const long PresetExtreme = 1L << 31;

    [PyConstant("LZMAError")] internal static PyType Error => PyThreadState.Current.Interpreter.ModuleState<LzmaState>().Error(PyThreadState.Current);
    [PyConstant("LZMACompressor")] internal static PyType Compressor => PyLzmaCompressor.BuiltinType;
    [PyConstant("LZMADecompressor")] internal static PyType Decompressor => PyLzmaDecompressor.BuiltinType;

    [PyFunction("is_check_supported(check_id, /)", Doc = "Whether an integrity check is known.")]
    internal static bool IsCheckSupported(int check_id) => LzmaCheck.IsSupported(check_id);

    [PyFunction("_encode_filter_properties(filter, /)", Doc = "The settings of a filter as bytes.")]
    internal static PyObject? EncodeFilterProperties(PyThreadState thread, PyObject filter) => LzmaFilters.ReadOne(thread, filter) is { } read ? PyBytes.CopyOf(read.Properties) : null;

    [PyFunction("_decode_filter_properties(filter_id, encoded_props, /)", Doc = "A filter from its settings as bytes.")]
    internal static PyObject? DecodeFilterProperties(PyThreadState thread, PyObject filter_id, PyObject encoded_props)
    {
        if (Number.Index(thread, filter_id) is not { } index || !VM.Modules.BytesLike.TryRead(thread, encoded_props, out var bytes)) return null;
        var number = Number.ToBigInteger(index);
        if (number.Sign < 0) return PyErr.OverflowError("can't convert negative int to unsigned");
        var filter = new LzmaFilter(number > ulong.MaxValue ? ulong.MaxValue : (ulong)number, bytes);
        if (!filter.IsValid) return LzmaState.Fail(thread, LzmaReader.Problem.Options);
        var found = new PyDict();
        found.SetByName(PyStr.FromName("id"), index);
        switch (filter.Id)
        {
            case LzmaFilter.Lzma1:
                found.SetByName(PyStr.FromName("dict_size"), PyInt.From(filter.DictionarySize));
                found.SetByName(PyStr.FromName("lc"), PyInt.From(bytes[0] % 9));
                found.SetByName(PyStr.FromName("lp"), PyInt.From(bytes[0] / 9 % 5));
                found.SetByName(PyStr.FromName("pb"), PyInt.From(bytes[0] / 45));
                break;
            case LzmaFilter.Lzma2:
                found.SetByName(PyStr.FromName("dict_size"), PyInt.From(filter.DictionarySize));
                break;
            case LzmaFilter.Delta:
                found.SetByName(PyStr.FromName("dist"), PyInt.From(bytes[0] + 1));
                break;
            default:
                if (bytes.Length == 4) found.SetByName(PyStr.FromName("start_offset"), PyInt.From(BinaryPrimitives.ReadUInt32LittleEndian(bytes)));
                break;
        }
        return found;
    }
}
