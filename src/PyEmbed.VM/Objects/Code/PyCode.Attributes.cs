using System.Collections.Immutable;
using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Tables;
using PyEmbed.CompilerServices;
using PyEmbed.Core.Collections;

namespace PyEmbed.VM.Objects;

internal sealed partial class PyCode
{
    private PyTuple? _constTuple;
    private PyBytes? _codeBytes;

    [PyProperty("co_argcount", Member = true)]
    internal int ArgCount => CodeObject.ArgCount;

    [PyProperty("co_posonlyargcount", Member = true)]
    internal int PosOnlyArgCount => CodeObject.PosOnlyArgCount;

    [PyProperty("co_kwonlyargcount", Member = true)]
    internal int KwOnlyArgCount => CodeObject.KwOnlyArgCount;

    [PyProperty("co_nlocals")]
    internal int LocalCount => CodeObject.VarNames.Length;

    [PyProperty("co_stacksize", Member = true)]
    internal int StackSize => CodeObject.StackSize;

    [PyProperty("co_flags", Member = true)]
    internal int Flags => (int)CodeObject.Flags;

    [PyProperty("co_code")]
    internal PyObject CodeBytes() => _codeBytes ??= PyBytes.CopyOf(CodeObject.Code.AsSpan());

    [PyProperty("_co_code_adaptive")]
    internal PyObject AdaptiveBytes() => CodeBytes();

    [PyProperty("co_consts", Member = true)]
    internal PyObject ConstTuple => _constTuple ??= PyTuple.CopyOf(Consts);

    [PyProperty("co_names", Member = true)]
    internal PyObject NameTuple => PyTuple.CopyOf(NameObjects);

    [PyProperty("co_varnames")]
    internal PyObject VarNames() => NamesOf(LocalKinds.Local);

    [PyProperty("co_cellvars")]
    internal PyObject CellVars() => NamesOf(LocalKinds.Cell);

    [PyProperty("co_freevars")]
    internal PyObject FreeVars() => NamesOf(LocalKinds.Free);

    private PyTuple NamesOf(LocalKinds kind)
    {
        var names = new List<PyObject>();
        for (var i = 0; i < LocalNames.Length; i++)
            if ((CodeObject.LocalsPlusKinds[i] & kind) != 0) names.Add(LocalNames[i]);
        return PyTuple.Adopt([.. names]);
    }

    [PyProperty("co_filename", Member = true)]
    internal PyObject FileName => _interpreter.Intern(CodeObject.FileName);

    [PyProperty("co_name", Member = true)]
    internal PyObject NameValue => NameObject;

    [PyProperty("co_qualname", Member = true)]
    internal PyObject QualNameValue => QualNameObject;

    [PyProperty("co_firstlineno", Member = true)]
    internal int FirstLine => CodeObject.FirstLine;

    [PyProperty("co_linetable", Member = true)]
    internal PyObject LineTable => PyBytes.CopyOf(CodeObject.LineTable.AsSpan());

    [PyProperty("co_exceptiontable", Member = true)]
    internal PyObject ExceptionTableBytes => PyBytes.CopyOf(CodeObject.ExceptionTable.AsSpan());

    [PyProperty("co_lnotab")]
    internal PyObject LineNumberTable() => PyBytes.CopyOf(LocationTable.LineNumberTable(CodeObject).AsSpan());

    [PyMethod("co_lines(self, /)", NoTextSignature = true)]
    internal PyObject Lines()
    {
        var ranges = new PyList();
        foreach (var range in LocationTable.Lines(CodeObject)) ranges.Append(PyTuple.Of(PyInt.From(range.Start), PyInt.From(range.End), Number(range.Line)));
        return new PyListIterator(ranges);
    }

    [PyMethod("co_positions(self, /)", NoTextSignature = true)]
    internal PyObject Positions()
    {
        var positions = new PyList();
        foreach (var position in LocationTable.Positions(CodeObject))
            positions.Append(PyTuple.Of(Number(position.Line), Number(position.EndLine), Number(position.Column), Number(position.EndColumn)));
        return new PyListIterator(positions);
    }

    private static PyObject Number(int value) => value < 0 ? PyNone.Instance : PyInt.From(value);

    [PyMethod("_varname_from_oparg(self, oparg)")]
    internal PyObject? NameOfArgument(int oparg) =>
        (uint)oparg < (uint)LocalNames.Length ? LocalNames[oparg] : PyErr.IndexError("tuple index out of range");

    [PyMethod("__hash__(self, /)")]
    internal long HashValue() => CodeObjectComparer.Hash(CodeObject) is var hash && hash == -1 ? -2 : hash;

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyCode code) return PyNotImplemented.Instance;
        return PyBool.From(CodeObjectComparer.Equal(CodeObject, code.CodeObject) == (op == CompareOp.Eq));
    }

    [PyMethod("__new__(cls, argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, filename, name, qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /)")]
    internal static PyObject? New(
        PyThreadState thread, PyType type, int argcount, int posonlyargcount, int kwonlyargcount, int nlocals, int stacksize, int flags, PyObject codestring, PyObject constants, PyObject names,
        PyObject varnames, PyObject filename, PyObject name, PyObject qualname, int firstlineno, PyObject linetable, PyObject exceptiontable, PyObject? freevars, PyObject? cellvars)
    {
        if (argcount < 0) return PyErr.ValueError("code: argcount must not be negative");
        if (posonlyargcount < 0) return PyErr.ValueError("code: posonlyargcount must not be negative");
        if (kwonlyargcount < 0) return PyErr.ValueError("code: kwonlyargcount must not be negative");
        if (nlocals < 0) return PyErr.ValueError("code: nlocals must not be negative");
        if (!HasOnlyStrings(names) || !HasOnlyStrings(varnames) || !HasOnlyStrings(freevars) || !HasOnlyStrings(cellvars)) return null;
        var parts = new CodeParts
        {
            ArgCount = argcount,
            PosOnlyArgCount = posonlyargcount,
            KwOnlyArgCount = kwonlyargcount,
            LocalCount = nlocals,
            StackSize = stacksize,
            Flags = flags,
            Code = codestring,
            Consts = constants,
            Names = names,
            VarNames = varnames,
            FileName = filename,
            Name = name,
            QualName = qualname,
            FirstLine = firstlineno,
            LineTable = linetable,
            ExceptionTable = exceptiontable,
            FreeVars = freevars ?? PyTuple.Empty,
            CellVars = cellvars ?? PyTuple.Empty,
        };
        return parts.Make(thread, "code");
    }

    // What is no tuple at all is reported with its place.
    private static bool HasOnlyStrings(PyObject? names)
    {
        foreach (var item in names is PyTuple tuple ? tuple.Items : default)
            if (item is not PyStr) return PyErr.TypeError($"name tuples must contain only strings, not '{item.Type.NameInMessages}'");
        return true;
    }

    [PyMethod("replace(self, /, **changes)", Doc = "Return a copy of the code object with new values for the specified fields.")]
    internal PyObject? Replace(PyThreadState thread, PyDict? kwargs)
    {
        var parts = new CodeParts
        {
            ArgCount = ArgCount,
            PosOnlyArgCount = PosOnlyArgCount,
            KwOnlyArgCount = KwOnlyArgCount,
            LocalCount = LocalCount,
            StackSize = StackSize,
            Flags = Flags,
            Code = CodeBytes(),
            Consts = ConstTuple,
            Names = NameTuple,
            VarNames = VarNames(),
            FileName = FileName,
            Name = NameObject,
            QualName = QualNameObject,
            FirstLine = FirstLine,
            LineTable = LineTable,
            ExceptionTable = ExceptionTableBytes,
            FreeVars = FreeVars(),
            CellVars = CellVars(),
        };
        var position = 0;
        while (kwargs is not null && kwargs.NextEntry(ref position, out var key, out var value))
            if (!parts.TrySet(thread, key.ToString()!, value)) return null;
        return parts.TryCheckNumbers() ? parts.Make(thread, "replace") : null;
    }
}

/// <summary>The fields of a code object that is being made from Python objects.</summary>
internal sealed class CodeParts
{
    public int ArgCount, PosOnlyArgCount, KwOnlyArgCount, LocalCount, StackSize, Flags, FirstLine;
    public required PyObject Code, Consts, Names, VarNames, FileName, Name, QualName, LineTable, ExceptionTable, FreeVars, CellVars;

    public bool TrySet(PyThreadState thread, string field, PyObject value)
    {
        switch (field)
        {
            case "co_argcount": return TryNumber(thread, value, out ArgCount);
            case "co_posonlyargcount": return TryNumber(thread, value, out PosOnlyArgCount);
            case "co_kwonlyargcount": return TryNumber(thread, value, out KwOnlyArgCount);
            case "co_nlocals": return TryNumber(thread, value, out LocalCount);
            case "co_stacksize": return TryNumber(thread, value, out StackSize);
            case "co_flags": return TryNumber(thread, value, out Flags);
            case "co_firstlineno": return TryNumber(thread, value, out FirstLine);
            case "co_code": Code = value; return true;
            case "co_consts": Consts = value; return true;
            case "co_names": Names = value; return true;
            case "co_varnames": VarNames = value; return true;
            case "co_filename": FileName = value; return true;
            case "co_name": Name = value; return true;
            case "co_qualname": QualName = value; return true;
            case "co_linetable": LineTable = value; return true;
            case "co_exceptiontable": ExceptionTable = value; return true;
            case "co_freevars": FreeVars = value; return true;
            case "co_cellvars": CellVars = value; return true;
            default: return PyErr.TypeError($"'{field}' is an invalid keyword argument for replace()");
        }
    }

    private static bool TryNumber(PyThreadState thread, PyObject value, out int number) => ArgumentConversion.TryInt32(thread, value, out number);

    /// <summary>What <c>replace</c> refuses. False: an error is set.</summary>
    public bool TryCheckNumbers()
    {
        foreach (var (name, number) in (ReadOnlySpan<(string, int)>)[("argcount", ArgCount), ("posonlyargcount", PosOnlyArgCount), ("kwonlyargcount", KwOnlyArgCount), ("nlocals", LocalCount),
            ("stacksize", StackSize), ("flags", Flags), ("firstlineno", FirstLine)])
            if (number < 0) return PyErr.ValueError($"co_{name} must be a positive integer");
        return true;
    }

    /// <param name="thread">The thread.</param>
    /// <param name="function">Whose arguments the parts are: <c>code</c> or <c>replace</c>.</param>
    public PyObject? Make(PyThreadState thread, string function)
    {
        if (!TryTuple(Consts, "co_consts", function, out var consts) || !TryNames(Names, "co_names", function, out var names) || !TryNames(VarNames, "co_varnames", function, out var varNames)
            || !TryNames(FreeVars, "co_freevars", function, out var freeVars) || !TryNames(CellVars, "co_cellvars", function, out var cellVars)
            || !TryBytes(Code, "co_code", function, out var code) || !TryBytes(LineTable, "co_linetable", function, out var lines) || !TryBytes(ExceptionTable, "co_exceptiontable", function, out var handlers)
            || !TryText(FileName, "co_filename", function, out var fileName) || !TryText(Name, "co_name", function, out var name) || !TryText(QualName, "co_qualname", function, out var qualName)) return null;
        if (ArgCount < PosOnlyArgCount || PosOnlyArgCount < 0 || KwOnlyArgCount < 0 || StackSize < 0 || Flags < 0) return PyErr.SystemError("bad argument to internal function");
        if (code.Length % 2 != 0) return PyErr.ValueError("code: co_code is malformed");
        var parameters = ArgCount + KwOnlyArgCount + ((Flags & (int)CodeFlags.VarArgs) != 0 ? 1 : 0) + ((Flags & (int)CodeFlags.VarKeywords) != 0 ? 1 : 0);
        if (parameters > varNames.Length) return PyErr.ValueError("code: co_varnames is too small");
        if (LocalCount != varNames.Length) return PyErr.ValueError("code: co_nlocals != len(co_varnames)");

        // Cells that are locals as well share their place.
        var allNames = ImmutableArray.CreateBuilder<string>();
        var kinds = new ValueList<LocalKinds>();
        foreach (var local in varNames)
        {
            allNames.Add(local);
            kinds.Add(cellVars.Contains(local) ? LocalKinds.Local | LocalKinds.Cell : LocalKinds.Local);
        }
        foreach (var cell in cellVars)
        {
            if (varNames.Contains(cell)) continue;
            allNames.Add(cell);
            kinds.Add(LocalKinds.Cell);
        }
        foreach (var free in freeVars)
        {
            allNames.Add(free);
            kinds.Add(LocalKinds.Free);
        }
        var made = new CodeObject
        {
            ArgCount = ArgCount,
            PosOnlyArgCount = PosOnlyArgCount,
            KwOnlyArgCount = KwOnlyArgCount,
            StackSize = StackSize,
            Flags = (CodeFlags)Flags,
            Code = [.. code],
            Consts = [.. consts.ItemArray.Select(ConstantObjects.Of)],
            Names = [.. names],
            LocalsPlusNames = allNames.ToImmutable(),
            LocalsPlusKinds = ImmutableArrays.Adopt(kinds.ToArray()),
            FileName = fileName,
            Name = name,
            QualName = qualName,
            FirstLine = FirstLine,
            LineTable = [.. lines],
            ExceptionTable = [.. handlers],
        };
        return new PyCode(thread.Interpreter, made, consts.ItemArray);
    }

    private static bool TryTuple(PyObject value, string field, string function, out PyTuple tuple)
    {
        tuple = value as PyTuple ?? PyTuple.Empty;
        return value is PyTuple || Wrong(value, field, function, "tuple");
    }

    private static bool TryNames(PyObject value, string field, string function, out string[] names)
    {
        names = [];
        if (!TryTuple(value, field, function, out var tuple)) return false;
        foreach (var item in tuple.Items)
            if (item is not PyStr) return PyErr.SystemError("non-string found in code slot");
        names = Array.ConvertAll(tuple.ItemArray, item => item.ToString()!);
        return true;
    }

    private static bool TryBytes(PyObject value, string field, string function, out byte[] bytes)
    {
        bytes = value is PyBytes data ? data.Data.ToArray() : [];
        return value is PyBytes || Wrong(value, field, function, "bytes");
    }

    private static bool TryText(PyObject value, string field, string function, out string text)
    {
        text = value is PyStr str ? str.ToString() : "";
        return value is PyStr || Wrong(value, field, function, "str");
    }

    private static bool Wrong(PyObject value, string field, string function, string expected) =>
        PyErr.TypeError($"{function}() argument {(function == "code" ? PlaceOf(field) : $"'{field}'")} must be {expected}, not {(value is PyNone ? "None" : value.Type.NameInMessages)}");

    // The constructor takes its arguments by place.
    private static string PlaceOf(string field) => field switch
    {
        "co_code" => "7",
        "co_consts" => "8",
        "co_names" => "9",
        "co_varnames" => "10",
        "co_filename" => "11",
        "co_name" => "12",
        "co_qualname" => "13",
        "co_linetable" => "15",
        "co_exceptiontable" => "16",
        "co_freevars" => "17",
        _ => "18",
    };
}
