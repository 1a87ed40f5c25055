using PyEmbed.VM.Interpreter;

namespace PyEmbed.VM;

internal sealed partial class PyInterpreterState
{
    private List<WeakReference<QuickCode>> _quickCodes = [];
    private int _sweepQuickCodesAt = 256;

    /// <summary>Remembers code whose caches <see cref="ForgetLearned"/> has to clear.</summary>
    public void Register(QuickCode code)
    {
        if (_quickCodes.Count >= _sweepQuickCodesAt)
        {
            _quickCodes = _quickCodes.FindAll(static weak => weak.TryGetTarget(out _));
            _sweepQuickCodesAt = Math.Max(256, _quickCodes.Count * 2);
        }
        _quickCodes.Add(new WeakReference<QuickCode>(code));
    }

    /// <summary>Inline caches hold classes and values of which nobody may know any more.</summary>
    public void ForgetLearned()
    {
        foreach (var weak in _quickCodes)
            if (weak.TryGetTarget(out var code)) code.ForgetLearned();
    }
}
