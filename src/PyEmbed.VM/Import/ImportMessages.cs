using System.Runtime.CompilerServices;

namespace PyEmbed.VM.Import;

/// <summary>What <c>-v</c> tells of imports on <c>sys.stderr</c>. Using Python, "Command line and environment".</summary>
internal static class ImportMessages
{
    /// <summary>With <c>-v</c>. Sets no error.</summary>
    public static void Say(PyThreadState thread, [InterpolatedStringHandlerArgument(nameof(thread))] Message message)
    {
        if (message.IsWanted) UncaughtErrors.WriteError(thread, message.Text + "\n");
    }

    /// <summary>With <c>-vv</c>. Sets no error.</summary>
    public static void SayMore(PyThreadState thread, string action, string path)
    {
        if (thread.Interpreter.Settings.Verbose > 1) UncaughtErrors.WriteError(thread, $"# {action} {path}\n");
    }

    /// <summary>A message that is put together only where somebody wants it.</summary>
    [InterpolatedStringHandler]
    internal ref struct Message
    {
        private DefaultInterpolatedStringHandler _text;

        public Message(int literalLength, int formattedCount, PyThreadState thread, out bool isWanted)
        {
            IsWanted = isWanted = thread.Interpreter.Settings.Verbose > 0;
            if (isWanted) _text = new DefaultInterpolatedStringHandler(literalLength, formattedCount);
        }

        public bool IsWanted { get; }

        public string Text => _text.ToStringAndClear();

        public void AppendLiteral(string value) => _text.AppendLiteral(value);

        public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);
    }
}
