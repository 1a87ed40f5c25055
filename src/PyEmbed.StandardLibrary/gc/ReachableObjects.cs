using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Gc;

/// <summary>The containers that modules and running functions lead to. .NET has no list of all objects, so they are followed from there.</summary>
internal static class ReachableObjects
{
    /// <summary>In the order in which they are found. Null: a limit has tripped.</summary>
    /// <param name="thread">Whose modules and functions.</param>
    /// <param name="generation">Only those in this generation of .NET's when they are met; -1: all.</param>
    public static List<PyObject>? Of(PyThreadState thread, int generation = -1)
    {
        var known = new HashSet<PyObject>(ReferenceEqualityComparer.Instance);
        var found = new List<PyObject>();
        var waiting = new Queue<PyObject>();
        Meet(thread.Interpreter.Modules);
        Meet(thread.Interpreter.Builtins);
        for (var depth = 1; depth <= thread.FrameDepth; depth++)
        {
            var frame = thread.Frames[depth];
            Meet(frame.Function);
            if (frame.Locals is { } locals) Meet(locals);
            if (frame.Object is { } shown) Meet(shown);
            var row = frame.LocalRow;
            for (var i = 0; i < row.Length; i++)
                if (row[i].Ref is { } value and not RegisterTag) Meet(value);
        }
        var referents = new List<PyObject>();
        while (waiting.TryDequeue(out var container))
        {
            referents.Clear();
            Referents.AddTo(referents, container);
            if (!thread.TryChargeWork(referents.Count + 1)) return null;
            foreach (var referent in referents) Meet(referent);
        }
        return found;

        void Meet(PyObject value)
        {
            // Dicts and tuples are gone through to see whether they hold containers: once.
            if (value is PyDict or PyTuple ? !known.Add(value) : !Referents.MayHave(value) || !known.Add(value)) return;
            if ((generation < 0 || GC.GetGeneration(value) == generation) && Referents.MayHave(value)) found.Add(value);
            waiting.Enqueue(value);
        }
    }
}
