namespace PyEmbed;

public sealed partial class PyThreadState
{
    private bool _isReraise;

    /// <summary>How many searches for a handler are under way: more than one where a trace function runs in one.</summary>
    internal int UnwindDepth;

    /// <summary>The error that is set goes on its way as it was: no entry of its traceback is made for the frame that raises it again.</summary>
    internal void MarkReraise() => _isReraise = true;

    internal bool TakeIsReraise()
    {
        var isReraise = _isReraise;
        _isReraise = false;
        return isReraise;
    }
}
