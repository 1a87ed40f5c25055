using System.Collections.Immutable;
using PyEmbed.Core.Literals;

namespace PyEmbed.Bytecode;

/// <summary>
/// A compiled block of Python as CPython 3.11 has it: immutable, without an object model, shared by all engines. Field for field
/// what <c>marshal</c> writes and <c>types.CodeType</c> shows.
/// </summary>
internal sealed class CodeObject
{
    public required int ArgCount { get; init; }
    public required int PosOnlyArgCount { get; init; }
    public required int KwOnlyArgCount { get; init; }
    public required int StackSize { get; init; }
    public required CodeFlags Flags { get; init; }

    /// <summary>Wordcode with zeroed inline caches: what <c>co_code</c> shows.</summary>
    public required ImmutableArray<byte> Code { get; init; }
    public required ImmutableArray<Constant> Consts { get; init; }
    public required ImmutableArray<string> Names { get; init; }

    /// <summary>Locals (parameters first), then cells that are no parameters, then free variables: one name a slot.</summary>
    public required ImmutableArray<string> LocalsPlusNames { get; init; }
    public required ImmutableArray<LocalKinds> LocalsPlusKinds { get; init; }
    public required string FileName { get; init; }
    public required string Name { get; init; }
    public required string QualName { get; init; }
    public required int FirstLine { get; init; }

    /// <summary>The location table of PEP 657 (<c>co_linetable</c>).</summary>
    public required ImmutableArray<byte> LineTable { get; init; }
    public required ImmutableArray<byte> ExceptionTable { get; init; }

    /// <summary>What the VM has made of the code, for all engines. Written at most with equal values, from any thread.</summary>
    public object? RegisterCode { get; set; }

    /// <summary><c>co_varnames</c>: the names whose kind has <see cref="LocalKinds.Local"/>.</summary>
    public ImmutableArray<string> VarNames => NamesOfKind(LocalKinds.Local);

    /// <summary><c>co_cellvars</c></summary>
    public ImmutableArray<string> CellVars => NamesOfKind(LocalKinds.Cell);

    /// <summary><c>co_freevars</c></summary>
    public ImmutableArray<string> FreeVars => NamesOfKind(LocalKinds.Free);

    /// <summary>The same code with other constants, and if given with another file name.</summary>
    public CodeObject WithConsts(ImmutableArray<Constant> consts, string? fileName = null) => With(consts, fileName ?? FileName, LineTable);

    /// <summary>The same code with another location table.</summary>
    public CodeObject WithLineTable(ImmutableArray<byte> table) => With(Consts, FileName, table);

    private CodeObject With(ImmutableArray<Constant> consts, string fileName, ImmutableArray<byte> lineTable) => new()
    {
        ArgCount = ArgCount,
        PosOnlyArgCount = PosOnlyArgCount,
        KwOnlyArgCount = KwOnlyArgCount,
        StackSize = StackSize,
        Flags = Flags,
        Code = Code,
        Consts = consts,
        Names = Names,
        LocalsPlusNames = LocalsPlusNames,
        LocalsPlusKinds = LocalsPlusKinds,
        FileName = fileName,
        Name = Name,
        QualName = QualName,
        FirstLine = FirstLine,
        LineTable = lineTable,
        ExceptionTable = ExceptionTable,
    };

    private ImmutableArray<string> NamesOfKind(LocalKinds kind)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < LocalsPlusNames.Length; i++)
            if ((LocalsPlusKinds[i] & kind) != 0) names.Add(LocalsPlusNames[i]);
        return names.ToImmutable();
    }
}

/// <summary>A code object among the constants of another.</summary>
internal sealed class CodeConstant(CodeObject code) : Constant
{
    public CodeObject Code { get; } = code;

    /// <summary>Equal code objects merge into one constant, so this is deep: see <see cref="CodeObjectComparer"/>.</summary>
    public override bool Equals(Constant? other) => other is CodeConstant c && CodeObjectComparer.Equal(c.Code, Code);

    public override int GetHashCode() => CodeObjectComparer.Hash(Code);
}
