namespace PyEmbed.StandardLibrary.Gc;

/// <summary>Objects by numbers and what they refer to.</summary>
internal sealed class ReferenceGraph(HashSet<PyObject> excluded, int most)
{
    private const int ReferencesPerObject = 5;   // on average, before nothing more is followed

    private readonly Dictionary<PyObject, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<PyObject> _objects = [];
    private readonly List<int> _targets = [];      // of all objects, one after the other
    private readonly List<int> _starts = [];       // where those of an object begin

    public PyObject this[int number] => _objects[number];

    /// <summary>The number of an object, which is given it where it has none; -1: it is not followed.</summary>
    public int Meet(PyObject value)
    {
        if (_numbers.TryGetValue(value, out var number)) return number;
        if (_objects.Count >= most || excluded.Contains(value)) return -1;
        if (!Referents.MayHave(value))
        {
            // To see it a container is gone through, which is not done again for the next reference to it.
            if (value is PyDict or PyTuple) _numbers.Add(value, -1);
            return -1;
        }
        _numbers.Add(value, _objects.Count);
        _objects.Add(value);
        return _objects.Count - 1;
    }

    /// <summary>Follows all that was met. False: a limit has tripped.</summary>
    public bool TryFollow(PyThreadState thread)
    {
        var referents = new List<PyObject>();
        var left = most * ReferencesPerObject;
        for (var i = 0; i < _objects.Count; i++)
        {
            _starts.Add(_targets.Count);
            if (left <= 0) continue;
            referents.Clear();
            Referents.AddTo(referents, _objects[i]);
            if (!thread.TryChargeWork(referents.Count + 1)) return false;
            foreach (var referent in referents)
            {
                if (--left < 0) break;
                if (Meet(referent) is >= 0 and var target) _targets.Add(target);
            }
        }
        _starts.Add(_targets.Count);
        return true;
    }

    /// <summary>Of each object in a cycle itself, of each that one of them leads to the first such, of others -1.</summary>
    public int[] OwnersByCycles()
    {
        var owners = new int[_objects.Count];
        Array.Fill(owners, -1);
        var waiting = new Queue<int>();
        foreach (var member in MembersOfCycles())
        {
            owners[member] = member;
            waiting.Enqueue(member);
        }
        while (waiting.TryDequeue(out var from))
        {
            for (var i = _starts[from]; i < _starts[from + 1]; i++)
            {
                if (owners[_targets[i]] >= 0) continue;
                owners[_targets[i]] = owners[from];
                waiting.Enqueue(_targets[i]);
            }
        }
        return owners;
    }

    // Strongly connected components (Tarjan), without recursion, because lists may be linked a long way.
    private List<int> MembersOfCycles()
    {
        var members = new List<int>();
        var count = _objects.Count;
        var order = new int[count];      // 0: not visited
        var lowest = new int[count];
        var isOpen = new bool[count];
        var open = new Stack<int>();
        var path = new Stack<(int Object, int Next)>();
        var last = 0;
        for (var root = 0; root < count; root++)
        {
            if (order[root] != 0) continue;
            path.Push((root, _starts[root]));
            while (path.TryPop(out var step))
            {
                var (from, next) = step;
                if (order[from] == 0)
                {
                    order[from] = lowest[from] = ++last;
                    isOpen[from] = true;
                    open.Push(from);
                }
                else
                {
                    // Back from the object that the reference before leads to.
                    lowest[from] = Math.Min(lowest[from], lowest[_targets[next - 1]]);
                }
                var isInterrupted = false;
                for (; next < _starts[from + 1]; next++)
                {
                    var target = _targets[next];
                    if (order[target] == 0)
                    {
                        path.Push((from, next + 1));
                        path.Push((target, _starts[target]));
                        isInterrupted = true;
                        break;
                    }
                    if (isOpen[target]) lowest[from] = Math.Min(lowest[from], order[target]);
                }
                if (isInterrupted || lowest[from] != order[from]) continue;
                var isCycle = open.Peek() != from || RefersToItself(from);
                int member;
                do
                {
                    member = open.Pop();
                    isOpen[member] = false;
                    if (isCycle) members.Add(member);
                }
                while (member != from);
            }
        }
        return members;
    }

    private bool RefersToItself(int number)
    {
        for (var i = _starts[number]; i < _starts[number + 1]; i++)
            if (_targets[i] == number) return true;
        return false;
    }
}
