using System.Buffers.Binary;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Lzma;

/// <summary>Reads filters as scripts give them: dicts with an id and settings.</summary>
internal static class LzmaFilters
{
    private const int MostFilters = 4;
    private const long LeastDictionary = 4096, LargestDictionary = (1L << 30) + (1L << 29);

    private static readonly string[] s_lzmaKeys = ["id", "preset", "dict_size", "lc", "lp", "pb", "mode", "nice_len", "mf", "depth"];

    // By preset.
    private static ReadOnlySpan<int> DictionaryBits => [18, 20, 21, 22, 22, 23, 23, 24, 25, 26];

    /// <summary>The filters of a preset. Null: LZMAError is set.</summary>
    public static LzmaFilter[]? OfPreset(PyThreadState thread, uint preset, bool isLzma1)
    {
        var level = preset & 0x1F;
        if (level <= 9 && (preset & ~(0x1F | 1u << 31)) == 0) return [MakeLzma(isLzma1, 1L << DictionaryBits[(int)level], 3, 0, 2)];
        _ = LzmaState.Fail(thread, LzmaReader.Problem.Options);
        return null;
    }

    /// <summary>A chain. Null: an error is set.</summary>
    public static LzmaFilter[]? Read(PyThreadState thread, PyObject specs)
    {
        if (!Subscript.IsSequence(specs) && specs.Type.Defines(Slot.Length))
        {
            _ = PyErr.TypeError($"{specs.Type.NameInMessages} is not a sequence");
            return null;
        }
        if (!Subscript.TryLength(thread, specs, out var count)) return null;
        if (count > MostFilters)
        {
            _ = PyErr.ValueError($"Too many filters - liblzma supports a maximum of {MostFilters}");
            return null;
        }
        var filters = new LzmaFilter[count];
        for (var i = 0; i < filters.Length; i++)
        {
            if (Subscript.GetItem(thread, specs, PyInt.From(i)) is not { } spec || ReadOne(thread, spec) is not { } filter) return null;
            filters[i] = filter;
        }
        return filters;
    }

    /// <summary>Whether a chain can be used: a compressing filter at its end and nowhere else.</summary>
    public static bool IsChain(LzmaFilter[] filters) =>
        filters.Length > 0 && filters[^1].IsLast && !filters[..^1].Any(static filter => filter.IsLast) && filters.All(static filter => filter.IsUsable);

    public static LzmaFilter? ReadOne(PyThreadState thread, PyObject spec)
    {
        if (spec is not PyDict dict)
        {
            _ = PyErr.TypeError("Filter specifier must be a dict or dict-like object");
            return null;
        }
        if (dict.GetByName(PyStr.FromName("id")) is not { } idObject)
        {
            _ = PyErr.ValueError("Filter specifier must have an \"id\" entry");
            return null;
        }
        if (Number.Index(thread, idObject) is not { } index) return null;
        var number = Number.ToBigInteger(index);
        if (number.Sign < 0)
        {
            _ = PyErr.OverflowError("can't convert negative value to unsigned int");
            return null;
        }
        var id = number > ulong.MaxValue ? ulong.MaxValue : (ulong)number;
        switch (id)
        {
            case LzmaFilter.Lzma1 or LzmaFilter.Lzma2:
                return ReadLzma(thread, dict, id == LzmaFilter.Lzma1);
            case LzmaFilter.Delta:
                if (!TryNumbers(thread, dict, ["id", "dist"], "Invalid filter specifier for delta filter", out var delta)) return null;
                var distance = delta.GetValueOrDefault("dist", 1);
                if (distance is >= 1 and <= 256) return new LzmaFilter(id, [(byte)(distance - 1)]);
                _ = LzmaState.Fail(thread, LzmaReader.Problem.Options);
                return null;
            case >= LzmaFilter.X86 and <= LzmaFilter.Sparc:
                if (!TryNumbers(thread, dict, ["id", "start_offset"], "Invalid filter specifier for BCJ filter", out var jumps)) return null;
                return new LzmaFilter(id, OffsetBytes(jumps.GetValueOrDefault("start_offset")));
            default:
                _ = PyErr.ValueError($"Invalid filter ID: {id}");
                return null;
        }
    }

    public static byte[] OffsetBytes(long offset)
    {
        if (offset == 0) return [];
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)offset);
        return bytes;
    }

    private static LzmaFilter? ReadLzma(PyThreadState thread, PyDict dict, bool isLzma1)
    {
        if (!TryNumbers(thread, dict, s_lzmaKeys, "Invalid filter specifier for LZMA filter", out var numbers)) return null;
        var preset = numbers.GetValueOrDefault("preset", 6);
        if ((preset & 0x1F) > 9 || (preset & ~(0x1FL | 1L << 31)) != 0)
        {
            _ = PyErr.Set(thread.Interpreter.ModuleState<LzmaState>().Error(thread), $"Invalid compression preset: {preset}");
            return null;
        }
        var size = numbers.GetValueOrDefault("dict_size", 1L << DictionaryBits[(int)(preset & 0x1F)]);
        long lc = numbers.GetValueOrDefault("lc", 3), lp = numbers.GetValueOrDefault("lp"), pb = numbers.GetValueOrDefault("pb", 2);
        if (size is >= LeastDictionary and <= LargestDictionary && lc + lp <= 4 && pb <= 4) return MakeLzma(isLzma1, size, (int)lc, (int)lp, (int)pb);
        _ = LzmaState.Fail(thread, LzmaReader.Problem.Options);
        return null;
    }

    private static LzmaFilter MakeLzma(bool isLzma1, long size, int lc, int lp, int pb)
    {
        var properties = (byte)((pb * 5 + lp) * 9 + lc);
        if (!isLzma1) return new LzmaFilter(LzmaFilter.Lzma2, [LzmaFilter.BitsOf(size)]) { LzmaProperties = properties };
        var bytes = new byte[5];
        bytes[0] = properties;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(1), (uint)size);
        return new LzmaFilter(LzmaFilter.Lzma1, bytes) { LzmaProperties = properties };
    }

    private static bool TryNumbers(PyThreadState thread, PyDict dict, string[] known, string wrong, out Dictionary<string, long> numbers)
    {
        numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        if (Iteration.ToTuple(thread, dict) is not { } keys) return false;
        foreach (var key in keys.Items)
        {
            var name = key is PyStr text ? text.ToString() : "";
            if (!known.Contains(name)) return PyErr.ValueError(wrong);
            if (dict.GetByName(PyStr.FromName(name)) is not { } value || Number.Index(thread, value) is not { } index) return false;
            var number = Number.ToBigInteger(index);
            if (name == "id") continue;
            if (number.Sign < 0) return PyErr.OverflowError("can't convert negative value to unsigned int");
            if (number > uint.MaxValue) return PyErr.OverflowError("Value too large for uint32_t type");
            numbers[name] = (long)number;
        }
        return true;
    }
}
