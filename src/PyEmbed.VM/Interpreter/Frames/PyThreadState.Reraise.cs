namespace PyEmbed;

public sealed partial class PyThreadState
{
    private bool _isReraise;

    /// <summary>The error that is set goes on its way as it was: no entry of its traceback is made for the frame that raises it again.</summary>
    internal void MarkReraise() => _isReraise = true;

    internal bool TakeIsReraise()
    {
        var isReraise = _isReraise;
        _isReraise = false;
        return isReraise;
    }
}
