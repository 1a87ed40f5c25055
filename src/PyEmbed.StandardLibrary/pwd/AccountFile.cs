using PyEmbed.Core.Encodings;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Accounts;

/// <summary>A file of accounts, such as <c>/etc/passwd</c>: a line for each, with colons between its fields. It is read through the engine's files; an engine without files has no accounts.</summary>
internal static class AccountFile
{
    private const long PlausibleSize = 1 << 24;

    /// <summary>The entries, of those lines that have so many fields. A file that is not there has none. Null: an error is set.</summary>
    public static List<string[]>? Read(PyThreadState thread, string path, int fields)
    {
        var entries = new List<string[]>();
        if (thread.Interpreter.Files is not { } files || files.GetStatus(path, true, out var status) != FileError.None || status.Length > PlausibleSize) return entries;
        if (!thread.TryChargeWork(status.Length) || !thread.TryReserve(status.Length * 4)) return null;
        byte[] bytes;
        try
        {
            bytes = files.ReadAllBytes(path);
        }
        catch (FileSystemException exception)
        {
            _ = FileErrors.Set(exception.Error, PyStr.FromUtf16(path));
            return null;
        }
        if (!Utf8.TryDecode(bytes, ErrorHandler.SurrogateEscape, out var text, out _)) return entries;
        foreach (var line in text.ToUtf16().Split('\n'))
        {
            var parts = line.Split(':');
            if (parts.Length == fields && parts[0].Length > 0) entries.Add(parts);
        }
        return entries;
    }

    /// <summary>A user's or group's number as an argument; null in <paramref name="number"/>: none that can exist. False: TypeError is set.</summary>
    [MustCheck]
    public static bool TryNumber(PyThreadState thread, PyObject value, string what, out long? number)
    {
        number = null;
        if (!value.Type.Defines(Slot.Index)) return PyErr.TypeError($"{what} should be integer, not {value.Type.NameInMessages}");
        if (Number.Index(thread, value) is not { } index) return false;
        if (PyInt.TryGetInt64(index, out var found) && found is >= -1 and <= uint.MaxValue) number = found;
        return true;
    }

    /// <summary>The number that a field says; null: none.</summary>
    public static long? NumberIn(string field) =>
        uint.TryParse(field, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
