using PyEmbed.Bytecode;

namespace PyEmbed.VM;

/// <summary>A traceback object as the printing of exceptions sees it.</summary>
internal interface ITraceback
{
    /// <summary>The frame that this one called; null at the place where the exception was raised.</summary>
    ITraceback? NextFrame { get; }

    /// <summary>The code that ran.</summary>
    CodeObject RunningCode { get; }

    /// <summary><c>tb_lasti</c></summary>
    int InstructionOffset { get; }

    /// <summary><c>tb_lineno</c>; -1 where the instruction has none.</summary>
    int LineNumber { get; }

    /// <summary>The globals and builtins of the frame, for suggestions.</summary>
    (PyDict Globals, PyDict Builtins) Namespaces { get; }
}
