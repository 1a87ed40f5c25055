using PyEmbed.VM.Interpreter;

namespace PyEmbed;

public sealed partial class PyThreadState
{
    private Register[] _arguments = new Register[16];
    private int _argumentsUsed;

    /// <summary>Room for arguments while they are bound; what nested calls borrow lies behind. To be given back by <see cref="ReturnArguments"/> in reverse order.</summary>
    internal RegisterRow BorrowArguments(int count)
    {
        var start = _argumentsUsed;
        if (start + count > _arguments.Length) _arguments = new Register[Math.Max(_arguments.Length * 2, start + count)];
        _argumentsUsed = start + count;
        return new RegisterRow(_arguments, start, count);
    }

    internal void ReturnArguments(int count)
    {
        _argumentsUsed = Math.Max(0, _argumentsUsed - count);
        new RegisterRow(_arguments, _argumentsUsed, Math.Min(count, _arguments.Length - _argumentsUsed)).Clear();
    }
}
