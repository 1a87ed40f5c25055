namespace PyEmbed.Cli.Terminal;

// Entries of the history, and what has been made of them; the one behind the last is the new text.
internal sealed partial class LineEditor
{
    private readonly Dictionary<int, string> _edited = [];
    private int _entry = history.Count;

    private string EntryText(int entry) => _edited.TryGetValue(entry, out var text) ? text : entry < history.Count ? history[entry] : "";

    private void Recall(int entry)
    {
        if (entry < 0 || entry > history.Count || entry == _entry) return;
        _edited[_entry] = Text;
        _entry = entry;
        var text = EntryText(entry);
        Set(text, text.Length);
    }
}
