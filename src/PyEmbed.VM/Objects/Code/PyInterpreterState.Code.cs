using System.Runtime.CompilerServices;
using PyEmbed.Bytecode;
using PyEmbed.VM.Objects;

namespace PyEmbed.VM;

internal sealed partial class PyInterpreterState
{
    private readonly ConditionalWeakTable<CodeObject, PyCode> _codes = [];

    /// <summary>This engine's object of code that several engines run; made once, so that its caches stay warm.</summary>
    public PyCode CodeFor(CodeObject code) => _codes.GetValue(code, c => new PyCode(this, c));
}
