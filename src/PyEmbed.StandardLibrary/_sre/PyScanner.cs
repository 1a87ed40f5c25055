namespace PyEmbed.StandardLibrary.Sre;

/// <summary>Gives one match after the other; <c>finditer</c> and lexers use it.</summary>
[PyType("SRE_Scanner", Module = "_sre", DisallowInstantiation = true)]
internal sealed partial class PyScanner : PyObject
{
    public static readonly PyStr SearchName = PyStr.FromName("search");

    private readonly PyPattern _pattern;
    private readonly Subject _subject;
    private readonly int _start;
    private readonly int _end;
    private int _next;
    private bool _mustAdvance;
    private bool _isRunning;

    private PyScanner(PyPattern pattern, Subject subject, int start, int end)
    {
        _pattern = pattern;
        _subject = subject;
        _start = _next = start;
        _end = end;
    }

    public static PyScanner? Create(PyThreadState thread, PyPattern pattern, PyObject value, nint pos, nint endpos)
    {
        if (Subject.Of(thread, value, pattern) is not { } subject) return null;
        PyPattern.ClampBounds(subject, pos, endpos, out var start, out var end);
        return new PyScanner(pattern, subject, start, end);
    }

    [PyProperty("pattern", Member = true)]
    internal PyObject Pattern => _pattern;

    [PyMethod("match(self, /)")]
    internal PyObject? Match(PyThreadState thread) => Next(thread, isSearch: false);

    [PyMethod("search(self, /)")]
    internal PyObject? Search(PyThreadState thread) => Next(thread, isSearch: true);

    private PyObject? Next(PyThreadState thread, bool isSearch)
    {
        if (_isRunning) return PyErr.ValueError("regular expression scanner already executing");
        if (_next < 0 || _next > _end) return PyNone.Instance;
        _isRunning = true;
        var matcher = Matcher.Create(thread, _pattern.Program, _subject);
        var outcome = isSearch ? matcher.Search(_next, _end, _mustAdvance) : matcher.MatchNext(_next, _end, _mustAdvance);
        _isRunning = false;
        if (outcome == MatchOutcome.NoMatch) _next = -1;
        if (outcome == MatchOutcome.Match)
        {
            _mustAdvance = matcher.End == matcher.Start;
            _next = matcher.End;
        }
        return _pattern.Result(matcher, outcome, _subject, _start, _end);
    }
}
