using System.Diagnostics;
using System.Runtime.CompilerServices;
using PyEmbed.VM;

namespace PyEmbed;

public sealed partial class PyThreadState
{
    private const int CancellationInterval = 20;   // milliseconds between looks at a token

    private readonly object _bed = new();
    private EngineLock.Turn? _turn;
    private bool _isWoken;
    private volatile bool _mustStop;
    private volatile bool _isOutside;

    /// <summary><c>threading.get_ident()</c>: no other thread of the engine has had it.</summary>
    internal long Ident { get; }

    /// <summary>Whether the host's calls run in it. Signals are handled here only.</summary>
    internal bool IsMain => ReferenceEquals(this, Interpreter.Threads.Main);

    internal EngineLock.Turn Turn => _turn ??= new EngineLock.Turn(this);

    /// <summary>What is to be done when the thread has ended.</summary>
    internal Action? AtEnd { get; set; }

    /// <summary>What objects keep for this thread alone (<c>threading.local</c>), by object.</summary>
    internal ConditionalWeakTable<PyObject, object>? LocalData { get; set; }

    /// <summary>The thread ends at its next poll, as by a limit.</summary>
    internal bool MustStop
    {
        get => _mustStop;
        set => _mustStop = value;
    }

    /// <summary>Whether it does without the engine's lock what nobody can end.</summary>
    internal bool IsOutside => _isOutside;

    /// <summary>Lets other threads run until the result is disposed: around what waits for the world outside and touches no object of the engine.</summary>
    internal UnlockedRegion Unlock()
    {
        if (Interpreter.Threads.Count == 0) return default;
        ReturnSteps();
        _isOutside = true;
        Interpreter.Threads.Lock.Release();
        return new UnlockedRegion(this);
    }

    private void Relock()
    {
        Interpreter.Threads.Lock.Take(this);
        _isOutside = false;
    }

    /// <summary>Lets another thread run that waits for its turn.</summary>
    internal void Yield()
    {
        ReturnSteps();
        Interpreter.Threads.Lock.Release();
        Interpreter.Threads.Lock.Take(this);
    }

    /// <summary>At a wait, before <see cref="Park"/>: what a poll does. False: an error is set.</summary>
    internal bool PollWaiting()
    {
        ReturnSteps();
        return PollSlow();
    }

    /// <summary>Sleeps without the engine's lock until <see cref="Wake"/>, or until the time is over. It may come back before: who calls it looks again.</summary>
    internal void Park(TimeSpan time)
    {
        var milliseconds = time < TimeSpan.Zero || time.TotalMilliseconds > int.MaxValue - 1 ? Timeout.Infinite : (int)Math.Ceiling(time.TotalMilliseconds);
        if (Budget.TimeLeft is { TotalMilliseconds: < int.MaxValue - 1 } rest && (milliseconds < 0 || rest.TotalMilliseconds < milliseconds)) milliseconds = (int)Math.Ceiling(rest.TotalMilliseconds);
        if (Budget.IsCancellable) milliseconds = milliseconds < 0 ? CancellationInterval : Math.Min(milliseconds, CancellationInterval);
        var isShared = Interpreter.Threads.Count > 0;
        if (isShared)
        {
            ReturnSteps();
            Interpreter.Threads.Lock.Release();
        }
        lock (_bed)
        {
            if (!_isWoken) Monitor.Wait(_bed, milliseconds);
            _isWoken = false;
        }
        if (isShared) Interpreter.Threads.Lock.Take(this);
    }

    /// <summary>From any thread: ends <see cref="Park"/>, or the next one.</summary>
    internal void Wake()
    {
        lock (_bed)
        {
            _isWoken = true;
            Monitor.Pulse(_bed);
        }
    }

    /// <summary>Sleeps for a time. False: an error is set.</summary>
    internal bool Sleep(TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            if (!PollWaiting()) return false;
            var left = time - Stopwatch.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
            {
                if (time <= TimeSpan.Zero && Interpreter.Threads.Count > 0) Yield();
                return true;
            }
            if (left >= s_shortestWait)
            {
                Park(left);
                continue;
            }
            // The system waits a millisecond at least.
            if (Interpreter.Threads.Count > 0) Yield();
            Thread.Yield();
        }
    }

    private static readonly TimeSpan s_shortestWait = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan s_longestStay = TimeSpan.FromMilliseconds(CancellationInterval);

    /// <summary>Waits, without the engine's lock, until it is so. False with an error: a limit was reached, or a signal handler has failed; false without: the time is over.</summary>
    /// <param name="isReady">Asked under the engine's lock.</param>
    /// <param name="wait">Waits outside of it for whatever may change the answer, at most for the time given; it touches no object of the engine.</param>
    /// <param name="timeout">How long in all; null: without end.</param>
    internal bool WaitOutside(Func<bool> isReady, Action<TimeSpan> wait, TimeSpan? timeout)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            if (isReady()) return true;
            if (!PollWaiting()) return false;
            var left = timeout is { } time ? time - Stopwatch.GetElapsedTime(start) : s_longestStay;
            if (left <= TimeSpan.Zero) return false;
            if (!Interpreter.IdleCollection.Run(this, Stopwatch.GetElapsedTime(start))) return false;
            // In slices: time limits, cancellation and interrupts are looked at between them.
            using (Unlock()) wait(left < s_longestStay ? left : s_longestStay);
        }
    }

    /// <summary>Waits until a file is ready. False: an error is set, or the file does not wait (<paramref name="error"/> is then WouldBlock).</summary>
    private bool WaitFor(OpenFile file, FileReadiness wanted, out FileError error)
    {
        error = FileError.None;
        wanted |= FileReadiness.Error | FileReadiness.HangUp;
        if ((file.GetReadiness() & wanted) != 0) return true;
        error = file.IsBlocking ? FileError.Interrupted : FileError.WouldBlock;
        return file.IsBlocking && WaitOutside(() => (file.GetReadiness() & wanted) != 0, time => file.WaitUntilReady(wanted, time), null);
    }

    /// <summary>Waits until a file is ready, even if it does not wait itself. False: an error is set.</summary>
    internal bool TryWaitFor(OpenFile file, FileReadiness wanted)
    {
        wanted |= FileReadiness.Error | FileReadiness.HangUp;
        return WaitOutside(() => (file.GetReadiness() & wanted) != 0, time => file.WaitUntilReady(wanted, time), null);
    }

    /// <summary>Reads from a file; other threads run while it has nothing to give yet. An error may be set instead: the result is then Interrupted.</summary>
    internal FileError Read(OpenFile file, Span<byte> buffer, out int count)
    {
        count = 0;
        // What can seek lies there and does not keep anybody waiting.
        if (file.CanSeek) return file.Read(buffer, out count);
        if (file.CanRead && !buffer.IsEmpty && !WaitFor(file, FileReadiness.Read, out var error)) return error;
        if (Interpreter.Threads.Count == 0) return file.Read(buffer, out count);
        using (Unlock())
            lock (file) return file.Read(buffer, out count);
    }

    /// <summary>Writes to a file; other threads run while it takes nothing yet. An error may be set instead: the result is then Interrupted.</summary>
    internal FileError Write(OpenFile file, ReadOnlySpan<byte> bytes, out int count)
    {
        if (file.CanSeek || !file.CanWrite) return file.Write(bytes, out count);
        count = 0;
        while (true)
        {
            if (!WaitFor(file, FileReadiness.Write, out var error)) return count > 0 && !HasError ? FileError.None : error;
            error = file.Write(bytes[count..], out var written);
            count += written;
            if (error == FileError.WouldBlock && file.IsBlocking) continue;
            if (error != FileError.None) return count > 0 ? FileError.None : error;
            if (count >= bytes.Length || !file.IsBlocking || written == 0) return FileError.None;
        }
    }

    /// <summary>Sets the error that stands for an exception which nothing else took.</summary>
    internal void FailedWith(Exception exception)
    {
        ClearError();
        _ = PyErr.SystemError($"{exception.GetType().Name}: {exception.Message}");
    }

    /// <summary>A stay outside of the engine's lock.</summary>
    internal readonly ref struct UnlockedRegion(PyThreadState? thread)
    {
        public void Dispose() => thread?.Relock();
    }
}
