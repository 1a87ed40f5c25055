namespace PyEmbed.VM.Objects;

/// <summary>
/// Which attribute of an instance lies in which slot: a hidden class. Instances whose attributes were set in the same order have the same one, so a cache compares one
/// reference instead of looking a name up. Belongs to one class.
/// </summary>
internal sealed class Shape
{
    /// <summary>With more attributes than this an instance keeps them in a dict.</summary>
    public const int MostAttributes = 128;

    private const int MostTransitions = 64;

    private readonly Dictionary<PyStr, int>? _index;   // only in shapes with many names
    private Dictionary<PyStr, Shape>? _transitions;
    private PyStr? _onlyTransitionName;
    private Shape? _onlyTransition;

    private Shape(PyType type, Shape? parent, PyStr? name, int slot, bool isDictionary)
    {
        Type = type;
        Parent = parent;
        Name = name;
        Slot = slot;
        IsDictionary = isDictionary;
        Count = parent is null ? 0 : parent.Count + 1;
        if (Count <= 8) return;
        _index = new Dictionary<PyStr, int>(Count, PyStr.NameComparer);
        for (var shape = this; shape.Parent is not null; shape = shape.Parent) _index[shape.Name!] = shape.Slot;
    }

    public static Shape Root(PyType type) => new(type, null, null, type.MemberCount - 1, false);

    /// <summary>The shape of instances whose attributes lie in a dict.</summary>
    public static Shape Dictionary(PyType type) => new(type, null, null, type.MemberCount, true);

    public PyType Type { get; }

    public Shape? Parent { get; }

    /// <summary>The attribute that this shape has more than its parent.</summary>
    public PyStr? Name { get; }

    /// <summary>The slot of <see cref="Name"/>, and in a dictionary shape that of the dict.</summary>
    public int Slot { get; }

    /// <summary>Whether the attributes lie in a dict.</summary>
    public bool IsDictionary { get; }

    /// <summary>How many attributes there are.</summary>
    public int Count { get; }

    /// <summary>The slot of an attribute, or -1.</summary>
    public int Find(PyStr name)
    {
        if (_index is not null) return _index.TryGetValue(name, out var slot) ? slot : -1;
        for (var shape = this; shape.Parent is not null; shape = shape.Parent)
            if (ReferenceEquals(shape.Name, name)) return shape.Slot;
        for (var shape = this; shape.Parent is not null; shape = shape.Parent)
            if (shape.Name!.TextEquals(name)) return shape.Slot;
        return -1;
    }

    /// <summary>The shape with one attribute more, or null where a dict is better.</summary>
    public Shape? Add(PyStr name)
    {
        if (_onlyTransitionName is { } only && (ReferenceEquals(only, name) || only.TextEquals(name))) return _onlyTransition;
        if (_transitions is not null && _transitions.TryGetValue(name, out var next)) return next;
        if (Count >= MostAttributes || _transitions is { Count: >= MostTransitions }) return null;
        next = new Shape(Type, this, name, Slot + 1, false);
        if (_onlyTransitionName is null)
        {
            _onlyTransitionName = name;
            _onlyTransition = next;
        }
        else
        {
            _transitions ??= new Dictionary<PyStr, Shape>(PyStr.NameComparer);
            _transitions.Add(name, next);
        }
        return next;
    }

    /// <summary>The names in the order in which they were set.</summary>
    public PyStr[] Names()
    {
        var names = new PyStr[Count];
        for (var shape = this; shape.Parent is not null; shape = shape.Parent) names[shape.Count - 1] = shape.Name!;
        return names;
    }
}
