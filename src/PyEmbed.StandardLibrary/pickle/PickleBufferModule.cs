using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Pickle;

/// <summary>The module <c>_picklebuffer</c>: what of <c>_pickle</c> is written in C#.</summary>
[PyModule("_picklebuffer", Doc = "Buffers outside of pickles.")]
internal sealed partial class PickleBufferModule
{
    [PyConstant("PickleBuffer")] internal static PyType PickleBuffer => PyPickleBuffer.BuiltinType;
}
