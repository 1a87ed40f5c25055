using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>Which builtin types derive directly from which: those of the interpreter, and those of the modules that the engine has loaded.</summary>
internal static class BuiltinSubclasses
{
    private const string FileImports = "_frozen_importlib_external";

    /// <summary>Appends them to a list.</summary>
    public static void AddTo(PyList list, PyInterpreterState interpreter, PyType type)
    {
        if (type.Has(TypeFlags.Heap)) return;
        var seen = new HashSet<PyType>(ReferenceEqualityComparer.Instance);
        // Exceptions stand in CPython's order there; those with fields of their own are types like others too.
        Add(PyExceptions.All);
        Add(NativeTypes.All);
        for (var module = interpreter.LastNativeModule; module is not null; module = module.MadeBefore) Add(module.Types);

        void Add(ReadOnlySpan<PyType> candidates)
        {
            foreach (var candidate in candidates)
                if (ReferenceEquals(candidate.Base, type) && IsThere(candidate) && seen.Add(candidate)) list.Append(candidate);
        }

        // What loads modules from files is there where there are files.
        bool IsThere(PyType candidate) => interpreter.Files is not null || candidate.Definition.Module != FileImports;
    }
}
