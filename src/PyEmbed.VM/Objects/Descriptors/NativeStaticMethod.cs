using System.Runtime.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>The static method of a builtin type. All engines share it, so a script can neither give it attributes nor initialize it again.</summary>
internal sealed class NativeStaticMethod(PyBuiltinFunction function) : PyStaticMethod(function)
{
    internal override ref InstanceAttributes OwnAttributes => ref Unsafe.NullRef<InstanceAttributes>();
}
