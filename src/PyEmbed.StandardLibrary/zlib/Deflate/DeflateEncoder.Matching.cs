namespace PyEmbed.StandardLibrary.Zlib;

// Dividing the input into literals and matches.
internal sealed partial class DeflateEncoder
{
    private const int None = DeflateFormat.ShortestMatch - 1;   // the length of a match that is none
    private const int TooFar = 4096;   // a match of three bytes from farther away costs more than literals
    private const int ShortWhenFiltered = 5;

    private int _matchLength = None;   // of the match that waits for a better one
    private bool _hasLiteral;   // whether the byte before the position waits

    // Takes the longest match at each place.
    private Progress WithFirstMatches(FlushMode flush)
    {
        var window = _window;
        while (TryLookAhead(flush, MatchWindow.BytesAhead, out var hasAll))
        {
            if (hasAll) return EndOfInput(flush, Math.Min(window.Position, None));
            var candidate = window.Ahead >= DeflateFormat.ShortestMatch ? window.Insert(window.Position) : 0;
            var length = candidate != 0 && window.Position - candidate <= window.Reach ? window.FindLongest(candidate, None, _level) : None;
            bool isFull;
            if (length >= DeflateFormat.ShortestMatch)
            {
                isFull = _block.AddMatch(window.Position - window.MatchStart, length);
                window.Ahead -= length;
                var end = window.Position + length;
                if (length <= _level.LazyLength && window.Ahead >= DeflateFormat.ShortestMatch)
                    for (var place = window.Position + 1; place < end; place++) _ = window.Insert(place);
                window.Position = end;
            }
            else isFull = TakeLiteral();
            if (isFull && !TryFinishBlock(false)) return Progress.NeedsMore;
        }
        return Progress.NeedsMore;
    }

    // Keeps a match until the next place has shown none that is longer.
    private Progress WithLazyMatches(FlushMode flush)
    {
        var window = _window;
        while (TryLookAhead(flush, MatchWindow.BytesAhead, out var hasAll))
        {
            if (hasAll)
            {
                if (_hasLiteral) _ = _block.AddLiteral(window.Bytes[window.Position - 1]);
                _hasLiteral = false;
                return EndOfInput(flush, Math.Min(window.Position, None));
            }
            var candidate = window.Ahead >= DeflateFormat.ShortestMatch ? window.Insert(window.Position) : 0;
            int lastLength = _matchLength, lastStart = window.MatchStart;
            _matchLength = None;
            if (candidate != 0 && lastLength < _level.LazyLength && window.Position - candidate <= window.Reach)
            {
                _matchLength = window.FindLongest(candidate, lastLength, _level);
                if (_matchLength <= ShortWhenFiltered && (_strategy == DeflateStrategy.Filtered || _matchLength == DeflateFormat.ShortestMatch && window.Position - window.MatchStart > TooFar))
                    _matchLength = None;
            }
            if (lastLength >= DeflateFormat.ShortestMatch && _matchLength <= lastLength)
            {
                var isFull = _block.AddMatch(window.Position - 1 - lastStart, lastLength);
                var end = window.Position - 1 + lastLength;
                var hashEnd = Math.Min(end, window.Position + window.Ahead - None);
                for (var place = window.Position + 1; place < hashEnd; place++) _ = window.Insert(place);
                window.Ahead -= lastLength - 1;
                window.Position = end;
                _hasLiteral = false;
                _matchLength = None;
                if (isFull && !TryFinishBlock(false)) return Progress.NeedsMore;
            }
            else if (_hasLiteral)
            {
                if (_block.AddLiteral(window.Bytes[window.Position - 1])) _ = TryFinishBlock(false);
                window.Position++;
                window.Ahead--;
                if (OutputLeft == 0) return Progress.NeedsMore;
            }
            else
            {
                _hasLiteral = true;
                window.Position++;
                window.Ahead--;
            }
        }
        return Progress.NeedsMore;
    }

    // Knows only repetitions of the byte before.
    private Progress WithRuns(FlushMode flush)
    {
        var window = _window;
        while (TryLookAhead(flush, DeflateFormat.LongestMatch + 1, out var hasAll))
        {
            if (hasAll) return EndOfInput(flush, 0);
            var run = 0;
            if (window.Ahead >= DeflateFormat.ShortestMatch && window.Position > 0)
            {
                var ahead = window.Bytes.AsSpan(window.Position, Math.Min(window.Ahead, DeflateFormat.LongestMatch));
                run = ahead.IndexOfAnyExcept(window.Bytes[window.Position - 1]);
                if (run < 0) run = ahead.Length;
            }
            bool isFull;
            if (run >= DeflateFormat.ShortestMatch)
            {
                isFull = _block.AddMatch(1, run);
                window.Ahead -= run;
                window.Position += run;
            }
            else isFull = TakeLiteral();
            if (isFull && !TryFinishBlock(false)) return Progress.NeedsMore;
        }
        return Progress.NeedsMore;
    }

    private Progress WithoutMatches(FlushMode flush)
    {
        while (TryLookAhead(flush, 1, out var hasAll))
        {
            if (hasAll) return EndOfInput(flush, 0);
            if (TakeLiteral() && !TryFinishBlock(false)) return Progress.NeedsMore;
        }
        return Progress.NeedsMore;
    }

    private bool TakeLiteral()
    {
        _window.Ahead--;
        return _block.AddLiteral(_window.Bytes[_window.Position++]);
    }

    // False: more input is needed before the next step. hasAll: nothing is left, and the caller wants what there is.
    private bool TryLookAhead(FlushMode flush, int wanted, out bool hasAll)
    {
        hasAll = false;
        if (_window.Ahead >= wanted) return true;
        Fill();
        if (_window.Ahead < wanted && flush == FlushMode.None) return false;
        hasAll = _window.Ahead == 0;
        return true;
    }

    private Progress EndOfInput(FlushMode flush, int notHashed)
    {
        _window.NotHashed = notHashed;
        if (flush == FlushMode.Finish) return TryFinishBlock(true) ? Progress.Finished : Progress.Finishing;
        return _block.Count == 0 || TryFinishBlock(false) ? Progress.BlockDone : Progress.NeedsMore;
    }

    // False: the output is full.
    private bool TryFinishBlock(bool isLast)
    {
        var window = _window;
        _block.Finish(window.Block, window.BlockStart >= 0, window.Position - window.BlockStart, isLast);
        window.BlockStart = window.Position;
        GiveOut();
        return OutputLeft > 0;
    }
}
