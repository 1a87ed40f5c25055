using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Functools;

/// <summary>The wrapper that <c>functools.lru_cache</c> puts around a function.</summary>
[PyType("_lru_cache_wrapper", MethodDescriptor = true, Module = "functools", Dict = true, Weakrefs = true, Doc = "A callable that remembers the results of another, for each different arguments.")]
internal sealed partial class PyLruCache(PyObject function, nint? maxSize, bool isTyped, PyObject cacheInfoType) : PyObject
{
    private readonly PyObject _keywordMark = new PyLruLink();   // any object of its own: it is compared by identity
    private readonly PyDict _cache = new();
    private readonly PyLruLink _root = new();   // its Next is the link used longest ago
    private InstanceAttributes _attributes;
    private long _hits;
    private long _misses;

    internal override ref InstanceAttributes OwnAttributes => ref _attributes;

    [PyMethod("__new__(cls, user_function, maxsize, typed, cache_info_type)", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        Span<PyObject?> bound = new PyObject?[4];
        if (!new ArgumentBinder("lru_cache", ["user_function", "maxsize", "typed", "cache_info_type"], 0, 4, 0b1111, false, false).TryBind(args, keywordNames, bound)) return null;
        if (!Truth.TryTest(thread, bound[2]!, out var isTyped)) return null;
        if (!Calls.IsCallable(bound[0]!)) return PyErr.TypeError("the first argument must be callable");
        nint? size = null;
        if (bound[1] is { } limit and not PyNone)
        {
            if (!limit.Type.Defines(Slot.Index)) return PyErr.TypeError("maxsize should be integer or None");
            if (!Number.TryIndexClampedOverflow(thread, limit, out var number)) return null;
            size = Math.Max(number, 0);
        }
        return new PyLruCache(bound[0]!, size, isTyped, bound[3]!);
    }

    [PyProperty("__dict__", Setter = nameof(SetDict))]
    internal PyDict Dict() => InstanceDict.Materialize(this);

    internal bool SetDict(PyThreadState thread, PyObject? value)
    {
        if (value is null) return PyErr.TypeError("cannot delete __dict__");
        if (value is not PyDict dict) return PyErr.TypeError($"__dict__ must be set to a dictionary, not a '{value.Type.NameInMessages}'");
        InstanceDict.Replace(this, dict);
        return true;
    }

    [PyMethod("__call__(self, /, *args, **kwargs)")]
    internal PyObject? Call(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!thread.TryEnterRecursion(" while calling a Python object")) return null;
        var result = maxSize switch
        {
            null => CallUnbounded(thread, args, keywordNames),
            0 => CallUncached(thread, args, keywordNames),
            _ => CallBounded(thread, args, keywordNames),
        };
        thread.LeaveRecursion();
        return result;
    }

    private PyObject? CallUncached(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        _misses++;
        return Calls.CallN(thread, function, args, keywordNames);
    }

    private PyObject? CallUnbounded(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var key = MakeKey(args, keywordNames);
        if (!_cache.TryFindKey(thread, key, out var index, out var hash)) return null;
        if (index >= 0)
        {
            _hits++;
            return _cache.ValueAt(index);
        }
        _misses++;
        var result = Calls.CallN(thread, function, args, keywordNames);
        return result is not null && _cache.TrySetItem(thread, key, hash, result) ? result : null;
    }

    private PyObject? CallBounded(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var key = MakeKey(args, keywordNames);
        if (!_cache.TryFindKey(thread, key, out var index, out var hash)) return null;
        if (index >= 0 && _cache.ValueAt(index) is PyLruLink hit)
        {
            hit.Unlink();
            _root.InsertBefore(hit);
            _hits++;
            return hit.Result;
        }
        _misses++;
        if (Calls.CallN(thread, function, args, keywordNames) is not { } result) return null;
        // The call may have come here again and remembered the same key.
        if (!_cache.TryGetItem(thread, key, hash, out var found)) return null;
        if (found is not null) return result;
        var link = new PyLruLink { Key = key, Hash = hash, Result = result };
        if (_cache.Count >= maxSize && !ReferenceEquals(_root.Next, _root))
        {
            var oldest = _root.Next;
            oldest.Unlink();
            if (!TryForget(thread, oldest)) return null;
        }
        if (!_cache.TrySetItem(thread, key, hash, link)) return null;
        _root.InsertBefore(link);
        return result;
    }

    private bool TryForget(PyThreadState thread, PyLruLink link)
    {
        if (!_cache.TryFind(thread, link.Key!, link.Hash, out var index)) return false;
        if (index >= 0) _cache.RemoveAt(index);
        return true;
    }

    // A single str or int stands for itself; everything else is a tuple, in which a mark separates the keywords.
    private PyObject MakeKey(ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var names = keywordNames?.Count ?? 0;
        if (!isTyped && names == 0) return args.Length == 1 && (args[0].GetType() == typeof(PyStr) || PyInt.IsExact(args[0])) ? args[0] : PyTuple.CopyOf(args);
        var positional = args.Length - names;
        var items = new List<PyObject>(args.Length * 2 + names + 1);
        items.AddRange(args[..positional]);
        if (names > 0)
        {
            items.Add(_keywordMark);
            for (var i = 0; i < names; i++)
            {
                items.Add(keywordNames![i]);
                items.Add(args[positional + i]);
            }
        }
        if (isTyped)
            foreach (var argument in args) items.Add(argument.Type);
        return PyTuple.Adopt([.. items]);
    }

    [PyMethod("__get__(self, instance, owner=None, /)")]
    internal PyObject Get(PyObject? instance, PyType? owner) => instance is null or PyNone ? this : new PyMethod(this, instance);

    [PyMethod("cache_info(self, /)", NoTextSignature = true, Doc = "Report cache statistics")]
    internal PyObject? CacheInfo(PyThreadState thread) =>
        Calls.CallN(thread, cacheInfoType, [PyInt.From(_hits), PyInt.From(_misses), maxSize is { } size ? PyInt.From(size) : PyNone.Instance, PyInt.From(_cache.Count)], null);

    [PyMethod("cache_clear(self, /)", NoTextSignature = true, Doc = "Clear the cache and cache statistics")]
    internal void Clear()
    {
        _hits = _misses = 0;
        _root.Next = _root.Previous = _root;
        _cache.RemoveAll();
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? Reduce(PyThreadState thread) => Attributes.Get(thread, this, Names.Qualname);

    [PyMethod("__copy__(self, /)", NoTextSignature = true)]
    internal PyObject Copy() => this;

    [PyMethod("__deepcopy__(self, memo, /)", NoTextSignature = true)]
    internal PyObject DeepCopy(PyObject memo) => this;
}

/// <summary>A remembered result, in a ring in the order of use.</summary>
[PyType("_lru_list_elem", Module = "functools")]
internal sealed partial class PyLruLink : PyObject
{
    public PyLruLink() => Next = Previous = this;

    public PyLruLink Next { get; set; }

    public PyLruLink Previous { get; set; }

    public PyObject? Key { get; init; }

    public long Hash { get; init; }

    public PyObject? Result { get; init; }

    public void Unlink()
    {
        Next.Previous = Previous;
        Previous.Next = Next;
        Next = Previous = this;
    }

    public void InsertBefore(PyLruLink link)
    {
        link.Next = this;
        link.Previous = Previous;
        Previous.Next = link;
        Previous = link;
    }
}
