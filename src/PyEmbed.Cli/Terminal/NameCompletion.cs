using PyEmbed.VM;
using PyEmbed.VM.Import;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.Cli.Terminal;

/// <summary>The candidates of the module <c>rlcompleter</c>, which evaluates what is before a dot. What goes wrong in it is no error of the program; only a limit's stays set.</summary>
internal sealed class NameCompletion
{
    private const int MaxCount = 10_000;
    private static readonly PyStr s_completer = PyStr.FromName("Completer");
    private static readonly PyStr s_complete = PyStr.FromName("complete");

    private PyObject? _complete;

    public List<string> Find(PyThreadState thread, string word)
    {
        var names = new List<string>();
        if (!TryFind(thread, word, names) && !ReferenceEquals(thread.ErrorType, PyExceptions.ExecutionLimit)) thread.ClearError();
        return names;
    }

    private bool TryFind(PyThreadState thread, string word, List<string> names)
    {
        if (_complete is null)
        {
            if (Imports.Import(thread, "rlcompleter") is not { } module || Attributes.Get(thread, module, s_completer) is not { } type) return false;
            if (Calls.Call0(thread, type) is not { } completer || Attributes.Get(thread, completer, s_complete) is not { } complete) return false;
            _complete = complete;
        }
        var text = PyStr.FromUtf16(word);
        while (names.Count < MaxCount)
        {
            if (Calls.Call2(thread, _complete, text, PyInt.From(names.Count)) is not { } name) return false;
            if (name is not PyStr found) break;
            names.Add(found.ToString());
        }
        return true;
    }
}
