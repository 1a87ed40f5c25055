namespace PyEmbed.VM.Objects;

/// <summary>The classes made directly below one, held weakly, oldest first.</summary>
internal sealed class SubclassList
{
    private readonly List<WeakReference<PyType>> _classes = [];

    public void Add(PyType type)
    {
        if (_classes.Count >= 16 && _classes.Count == _classes.Capacity) _classes.RemoveAll(static c => !c.TryGetTarget(out _));
        _classes.Add(new WeakReference<PyType>(type));
    }

    public void Remove(PyType type) => _classes.RemoveAll(c => !c.TryGetTarget(out var living) || ReferenceEquals(living, type));

    public IEnumerable<PyType> Living()
    {
        for (var i = 0; i < _classes.Count; i++)
            if (_classes[i].TryGetTarget(out var type)) yield return type;
    }
}
