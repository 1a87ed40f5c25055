namespace PyEmbed.StandardLibrary.Sre;

/// <summary>The module <c>_sre</c>: the matcher below <c>re</c>. It runs the code that <c>re._compiler</c> of Python 3.11 emits.</summary>
[PyModule("_sre")]
internal sealed partial class SreModule
{
    private const int MaxGroups = 1073741823;

    [PyConstant("MAGIC")] public const int Magic = 20220615;
    [PyConstant("CODESIZE")] public const int CodeSize = sizeof(uint);
    [PyConstant("MAXREPEAT")] public const long MaxRepeat = uint.MaxValue;
    [PyConstant("MAXGROUPS")] public const int Groups = MaxGroups;

    [PyFunction("getcodesize(/)", Doc = "The size of a word of code in bytes.")]
    internal static int GetCodeSize() => CodeSize;

    [PyFunction("ascii_iscased(character, /)")]
    internal static bool AsciiIsCased(int character) => character is >= 0 and < 0x80 && char.IsAsciiLetter((char)character);

    [PyFunction("unicode_iscased(character, /)")]
    internal static bool UnicodeIsCased(int character) =>
        IsCharacter(character) && (CharacterClass.UnicodeLower(character) != character || CharacterClass.UnicodeUpper(character) != character);

    [PyFunction("ascii_tolower(character, /)")]
    internal static int AsciiToLower(int character) => CharacterClass.AsciiLower(character);

    [PyFunction("unicode_tolower(character, /)")]
    internal static int UnicodeToLower(int character) => IsCharacter(character) ? CharacterClass.UnicodeLower(character) : character;

    private static bool IsCharacter(int value) => value is >= 0 and <= 0x10FFFF;

    [PyFunction("compile(pattern, flags, code, groups, groupindex, indexgroup)", Doc = "A pattern object from code.")]
    internal static PyObject? Compile(PyThreadState thread, PyObject pattern, int flags, PyList code, nint groups, PyDict groupindex, PyTuple indexgroup)
    {
        if (groups is < 0 or > MaxGroups) return PyErr.RuntimeError("invalid SRE code");
        if (!thread.TryChargeWork(code.Count) || !thread.TryReserve(sizeof(uint) * (long)code.Count)) return null;
        var words = new uint[code.Count];
        for (var i = 0; i < words.Length && i < code.Count; i++)
        {
            if (code[i] is PyInt { Value: >= 0 and <= uint.MaxValue } word) words[i] = (uint)word.Value;
            else return NotAWord(code[i]);
        }
        if (pattern is not (PyNone or PyStr) && !IsBytesLike(thread, pattern)) return null;
        if (!thread.TryReserve(2 * sizeof(int) * (long)groups)) return null;
        return PyPattern.Create(thread, pattern, (SreFlags)flags, words, (int)groups, groupindex, indexgroup);
    }

    private static PyError NotAWord(PyObject item)
    {
        if (item is not (PyInt or PyBigInt)) return PyErr.TypeError("an integer is required");
        return Number.ToBigInteger(item).Sign < 0
            ? PyErr.OverflowError("can't convert negative value to unsigned int")
            : PyErr.OverflowError("regular expression code size limit exceeded");
    }

    private static bool IsBytesLike(PyThreadState thread, PyObject pattern)
    {
        if (pattern is IBufferExporter) return true;
        return PyErr.TypeError($"expected string or bytes-like object, got '{pattern.Type.NameInMessages}'");
    }
}
