namespace PyEmbed.Cli.Terminal;

// Ctrl-R and Ctrl-S: the entry that has what is typed, while it is typed.
internal sealed partial class LineEditor
{
    private SearchState? _search;
    private string _lastQuery = "";

    /// <summary>What stands before the text while it is searched for; null: it is not.</summary>
    public string? SearchPrompt => _search is { } search ? $"({(search.IsFailed ? "failed " : "")}{(search.IsForwards ? "i-search" : "reverse-i-search")})`{search.Query}': " : null;

    private sealed class SearchState
    {
        public string Query { get; set; } = "";

        public bool IsForwards { get; set; }

        public bool IsFailed { get; set; }

        // What Ctrl-G goes back to.
        public required string Text { get; init; }

        public required int Cursor { get; init; }

        public required int Entry { get; init; }
    }

    private void StartSearch(bool forwards)
    {
        _edited[_entry] = Text;
        _search = new SearchState { IsForwards = forwards, Text = Text, Cursor = Cursor, Entry = _entry };
    }

    // True: the search is over, and the key is one for the text that was found.
    private bool Search(in Key key, out EditResult result)
    {
        var search = _search!;
        result = EditResult.Continue;
        if (key.IsControl('r') || key.IsControl('s'))
        {
            search.IsForwards = key.IsControl('s');
            var isNext = search.Query.Length > 0;
            if (!isNext) search.Query = _lastQuery;
            Find(search, isNext);
            return false;
        }
        switch (key.Kind)
        {
            case KeyKind.Text:
                search.Query += key.Text;
                Find(search, isNext: false);
                return false;
            case KeyKind.Backspace:
                search.Query = search.Query[..CellText.Previous(search.Query, search.Query.Length)];
                // From where it began, because a shorter text is found nearer.
                _entry = search.Entry;
                Set(search.Text, search.Cursor);
                search.IsFailed = false;
                if (search.Query.Length > 0) Find(search, isNext: false);
                return false;
            case KeyKind.Resize or KeyKind.Continue or KeyKind.Unknown:
                return false;
        }
        _search = null;
        if (search.Query.Length > 0) _lastQuery = search.Query;
        if (key.IsControl('g'))
        {
            _entry = search.Entry;
            Set(search.Text, search.Cursor);
            return false;
        }
        return key.Kind != KeyKind.Escape;
    }

    private void Find(SearchState search, bool isNext)
    {
        var query = search.Query;
        if (query.Length == 0) return;
        var step = search.IsForwards ? 1 : -1;
        var shown = EntryText(_entry);
        for (var entry = _entry; entry >= 0 && entry <= history.Count; entry += step)
        {
            var text = EntryText(entry);
            // The next hit is another text: who has typed a line ten times wants to see it once.
            if (isNext && text == shown) continue;
            var found = text.LastIndexOf(query, StringComparison.Ordinal);
            if (found < 0) continue;
            _entry = entry;
            Set(text, found);
            search.IsFailed = false;
            return;
        }
        search.IsFailed = true;
    }
}
