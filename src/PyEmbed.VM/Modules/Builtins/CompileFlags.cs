using PyEmbed.Bytecode;

namespace PyEmbed.VM.Modules;

/// <summary>The flags of <c>compile()</c>.</summary>
internal static class CompileFlags
{
    public const int None = 0;
    public const int DontImplyDedent = 0x200;
    public const int OnlyAst = 0x400;
    public const int IgnoreCookie = 0x800;
    public const int TypeComments = 0x1000;
    public const int AllowTopLevelAwait = 0x2000;
    public const int AllowIncompleteInput = 0x4000;

    /// <summary>All that <c>compile()</c> takes.</summary>
    public const int All = (int)CodeFlags.FutureMask | (int)CodeFlags.Nested | OnlyAst | AllowTopLevelAwait | TypeComments | DontImplyDedent | AllowIncompleteInput;

    /// <summary>The <c>__future__</c> features of the code that runs now, which code compiled by it shares.</summary>
    public static int Inherited(PyThreadState thread) =>
        thread.CurrentFrame is { } frame ? (int)(frame.Function.CodeObject.Flags & CodeFlags.FutureMask) : 0;
}
