using PyEmbed.Bytecode;

namespace PyEmbed.Compiler.FlowGraph;

/// <summary>Makes a <see cref="CodeObject"/> from a finished <see cref="CompilationUnit"/>.</summary>
internal static class Assembler
{
    /// <summary>
    /// Runs the passes of CPython 3.11 in their order and lays the code out. The unit must not be used afterwards.
    /// </summary>
    /// <param name="unit">Everything emitted and its header complete.</param>
    /// <param name="fileName"><c>co_filename</c></param>
    /// <param name="addNone">Whether code that falls off its end returns None; the emitter of lambdas, comprehensions and expressions leaves the value on the stack and says false.</param>
    public static CodeObject Assemble(CompilationUnit unit, string fileName, bool addNone) =>
        throw new InvalidOperationException($"the passes over '{unit.Name}' in {fileName} (add None: {addNone}) come with the next commit");
}
