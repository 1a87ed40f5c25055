using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Select;

/// <summary>What an epoll object watches, with a descriptor of its own.</summary>
internal sealed class EpollFile : PositionlessFile
{
    /// <summary>By descriptor: the file that it stood for, and what is wanted of it. 0: nothing any more, after a single report.</summary>
    public Dictionary<int, (OpenFile File, uint Wanted)> Watched { get; } = [];

    private const int MostLevels = 4;

    /// <summary>Whether another may watch this one: they must not come round to each other, nor watch each other through many levels. Linux: ELOOP.</summary>
    public bool MayBeWatchedBy(EpollFile watcher)
    {
        HashSet<EpollFile> level = [this];
        for (var i = 0; i < MostLevels && level.Count > 0 && !level.Contains(watcher); i++)
            level = [.. level.SelectMany(static epoll => epoll.Watched.Values).Select(static one => one.File).OfType<EpollFile>()];
        return level.Count == 0;
    }

    /// <summary>What is the case now, of open files; of closed ones nothing is known any more.</summary>
    public List<(int Descriptor, int Events)> Look(PyThreadState thread) => Look(thread, []);

    // Each epoll object below is looked at once, however many watch it. One that is being looked at counts as not ready.
    private List<(int Descriptor, int Events)> Look(PyThreadState thread, Dictionary<EpollFile, bool> known)
    {
        var found = new List<(int, int)>();
        foreach (var (descriptor, (file, wanted)) in Watched)
        {
            if (wanted == 0 || !thread.Interpreter.Descriptors.TryGet(descriptor, out var now) || !ReferenceEquals(now, file)) continue;
            var ready = file is EpollFile epoll ? epoll.IsReady(thread, known) ? FileReadiness.Read : FileReadiness.None : file.GetReadiness();
            var events = SelectModule.EventsOf(ready, (int)wanted);
            if (events != 0) found.Add((descriptor, events));
        }
        return found;
    }

    private bool IsReady(PyThreadState thread, Dictionary<EpollFile, bool> known)
    {
        if (known.TryGetValue(this, out var isReady)) return isReady;
        known[this] = false;
        return known[this] = Look(thread, known).Count > 0;
    }

    public bool IsReady(PyThreadState thread) => IsReady(thread, []);

    public override FileError GetStatus(out FileStatus status)
    {
        status = default;
        return FileError.NotSupported;
    }

    protected override void Dispose(bool disposing) => Watched.Clear();
}
