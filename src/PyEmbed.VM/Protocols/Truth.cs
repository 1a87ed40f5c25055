namespace PyEmbed.VM.Protocols;

/// <summary>Truth value testing. Library reference "Truth Value Testing".</summary>
internal static class Truth
{
    [MustCheck]
    public static bool TryTest(PyThreadState thread, PyObject value, out bool isTrue)
    {
        switch (value)
        {
            case PyBool b:
                isTrue = b.IsTrueValue;
                return true;
            case PyNone:
                isTrue = false;
                return true;
            default:
                return value.Type.Slots.TryBool(thread, value, out isTrue);
        }
    }
}
