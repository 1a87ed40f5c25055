using PyEmbed.VM.Objects;

namespace PyEmbed.VM;

internal sealed partial class PyInterpreterState
{
    /// <summary>The encodings and error handlers that Python code has registered.</summary>
    public CodecRegistry Codecs => _codecs ??= new CodecRegistry();

    private CodecRegistry? _codecs;

    /// <summary><c>sys.flags.bytes_warning</c>: what <c>-b</c> asks for.</summary>
    public int BytesWarningLevel => Settings.BytesWarning;
}
