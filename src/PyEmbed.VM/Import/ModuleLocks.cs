using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Import;

/// <summary>Who loads which module: another thread that wants it waits until it is whole. Threads that load modules of each other get them as far as they are, as in CPython.</summary>
internal sealed class ModuleLocks
{
    private readonly Dictionary<string, Loading> _loading = new(StringComparer.Ordinal);
    private readonly Dictionary<PyThreadState, Loading> _waiting = [];

    /// <summary>Loads a module that is not in <c>sys.modules</c>, unless another thread does. Null: an error is set.</summary>
    [MustCheck]
    public PyObject? Load(PyThreadState thread, PyStr name)
    {
        var text = name.ToString();
        while (_loading.TryGetValue(text, out var other) && !ReferenceEquals(other.Owner, thread))
        {
            if (!TryWait(thread, other, out var hasWaited)) return null;
            if (!thread.Interpreter.Modules.TryGetItem(thread, name, out var made) || made is not null) return made;
            if (!hasWaited) break;
        }
        if (_loading.ContainsKey(text)) return ModuleLoading.FindAndLoad(thread, name);
        var mine = new Loading(thread);
        _loading.Add(text, mine);
        var module = ModuleLoading.FindAndLoad(thread, name);
        _loading.Remove(text);
        mine.IsOver = true;
        mine.Waiting?.WakeAll();
        return module;
    }

    /// <summary>For a module that is in <c>sys.modules</c>: waits while another thread loads it. False: an error is set.</summary>
    public bool TryWaitFor(PyThreadState thread, PyStr name) =>
        _loading.Count == 0 || !_loading.TryGetValue(name.ToString(), out var other) || ReferenceEquals(other.Owner, thread) || TryWait(thread, other, out _);

    private bool TryWait(PyThreadState thread, Loading other, out bool hasWaited)
    {
        hasWaited = false;
        // Whoever waits for me, however far away, would wait for ever.
        for (var owner = other.Owner; _waiting.TryGetValue(owner, out var next); owner = next.Owner)
            if (ReferenceEquals(next.Owner, thread)) return true;
        hasWaited = true;
        var former = _waiting.GetValueOrDefault(thread);
        _waiting[thread] = other;
        var isOver = (other.Waiting ??= new WaitQueue()).Wait(thread, () => other.IsOver, -1);
        if (former is null) _waiting.Remove(thread);
        else _waiting[thread] = former;
        return isOver;
    }

    private sealed class Loading(PyThreadState owner)
    {
        public readonly PyThreadState Owner = owner;
        public WaitQueue? Waiting;
        public bool IsOver;
    }
}
