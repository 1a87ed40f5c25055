namespace PyEmbed.VM.Protocols;

/// <summary><c>hash()</c></summary>
internal static class Hashing
{
    [MustCheck]
    public static bool TryHash(PyThreadState thread, PyObject value, out long hash)
    {
        if (value.GetType() == typeof(PyStr))
        {
            hash = thread.Hashes.Of((PyStr)value);
            return true;
        }
        return value.Type.Slots.TryHash(thread, value, out hash);
    }

    /// <summary>Whether the type says that its objects have no hash.</summary>
    public static bool IsHashable(PyObject value) => value.Type.Defines(CompilerServices.Slot.Hash);
}
