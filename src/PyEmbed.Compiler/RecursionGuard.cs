using System.Runtime.CompilerServices;
using PyEmbed.Parser.Diagnostics;

namespace PyEmbed.Compiler;

/// <summary>
/// Counts how deep a walk over the tree is. CPython allows its walks three times the recursion limit, counted from three times the depth
/// at which <c>compile()</c> was called; below that, ours ends where the thread's stack does.
/// </summary>
internal sealed class RecursionGuard
{
    public const string Message = "maximum recursion depth exceeded during compilation";

    private const int StackFrameScale = 3;
    private readonly int _limit;
    private int _depth;

    public RecursionGuard(int recursionLimit, int currentDepth)
    {
        _limit = recursionLimit < int.MaxValue / StackFrameScale ? recursionLimit * StackFrameScale : recursionLimit;
        _depth = currentDepth < int.MaxValue / StackFrameScale ? currentDepth * StackFrameScale : currentDepth;
    }

    /// <summary>One level deeper. Not undone when an error is on its way: that ends the walk.</summary>
    public void Enter()
    {
        if (++_depth > _limit || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw CompileErrorException.RecursionError(Message);
    }

    public void Leave() => _depth--;

    /// <summary>For the recursions that CPython does not count.</summary>
    public static void EnsureStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw CompileErrorException.RecursionError(Message);
    }
}
