namespace PyEmbed.StandardLibrary.Zlib;

// Level 0: bytes as they are. How they are cut into blocks depends on how much input and output the caller offers; the rules are zlib's.
internal sealed partial class DeflateEncoder
{
    private const int BitsBeforeBytes = 42;   // a block's 3 bits, 7 to align at most, and its two lengths

    private Progress Store(FlushMode flush)
    {
        var before = InputLeft;
        if (CopyThrough(flush)) return RememberCopied(before - InputLeft, isLast: true);
        _ = RememberCopied(before - InputLeft, isLast: false);
        var window = _window;
        if (flush is not (FlushMode.None or FlushMode.Finish) && InputLeft == 0 && window.Position == window.BlockStart) return Progress.BlockDone;
        ReadIntoWindow();
        var most = Math.Min(_mostPending - HeaderBytes, DeflateFormat.LongestStored);
        var kept = window.Position - window.BlockStart;
        var isEnough = kept >= Math.Min(most, window.Size);
        var isWanted = (kept > 0 || flush == FlushMode.Finish) && flush != FlushMode.None && InputLeft == 0 && kept <= most;
        if (!isEnough && !isWanted) return Progress.NeedsMore;
        var length = Math.Min(kept, most);
        var isLast = flush == FlushMode.Finish && InputLeft == 0 && length == kept;
        _block.WriteStored(window.Bytes.AsSpan(window.BlockStart, length), isLast);
        window.BlockStart += length;
        GiveOut();
        return isLast ? Progress.Finishing : Progress.NeedsMore;
    }

    private int HeaderBytes => Pending.LooseBits + BitsBeforeBytes >> 3;

    // Copies from window and input straight to the output, as long as the blocks get large enough or are the last. True: the last block was written.
    private bool CopyThrough(FlushMode flush)
    {
        var window = _window;
        var smallest = Math.Min(_mostPending - 5, window.Size);
        while (OutputLeft >= HeaderBytes)
        {
            var kept = window.Position - window.BlockStart;
            var all = (long)kept + InputLeft;
            var length = (int)Math.Min(Math.Min(DeflateFormat.LongestStored, all), OutputLeft - HeaderBytes);
            if (length < smallest && (length == 0 && flush != FlushMode.Finish || flush == FlushMode.None || length != all)) return false;
            var isLast = flush == FlushMode.Finish && length == all;
            _block.WriteStoredHeader(length, isLast);
            GiveOut();
            var fromWindow = Math.Min(kept, length);
            Give(window.Bytes.AsSpan(window.BlockStart, fromWindow));
            window.BlockStart += fromWindow;
            Filled(Read(Room[..(length - fromWindow)]));
            if (isLast) return true;
        }
        return false;
    }

    // What did not go through the window has to be in it all the same, for the blocks to come.
    private Progress RememberCopied(int count, bool isLast)
    {
        var window = _window;
        if (count >= window.Size)
        {
            Input.AsSpan(InputStart - window.Size, window.Size).CopyTo(window.Bytes);
            window.Position = window.BlockStart = window.Size;
        }
        else if (count > 0)
        {
            if (2 * window.Size - window.Position <= count)
            {
                window.Position -= window.Size;
                window.Bytes.AsSpan(window.Size, window.Position).CopyTo(window.Bytes);
            }
            Input.AsSpan(InputStart - count, count).CopyTo(window.Bytes.AsSpan(window.Position));
            window.Position += count;
            window.BlockStart = window.Position;
        }
        return isLast ? Progress.Finished : Progress.NeedsMore;
    }

    private void ReadIntoWindow()
    {
        var window = _window;
        var room = 2 * window.Size - window.Position;
        if (InputLeft > room && window.BlockStart >= window.Size)
        {
            window.BlockStart -= window.Size;
            window.Position -= window.Size;
            window.Bytes.AsSpan(window.Size, window.Position).CopyTo(window.Bytes);
            room += window.Size;
        }
        window.Position += Read(window.Bytes.AsSpan(window.Position, Math.Min(room, InputLeft)));
    }
}
