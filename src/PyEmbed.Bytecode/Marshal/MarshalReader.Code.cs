using System.Collections.Immutable;
using PyEmbed.Core.Collections;
using PyEmbed.Core.Literals;

namespace PyEmbed.Bytecode.Marshal;

internal ref partial struct MarshalReader
{
    private const string BadCallMessage = "Objects/codeobject.c:250: bad argument to internal function";

    // The layout of 3.11. CPython reads all fields before it looks at their types.
    private CodeConstant ReadCode(bool isReferable)
    {
        var reserved = Reserve(isReferable);
        var argCount = ReadInt32();
        var posOnlyArgCount = ReadInt32();
        var kwOnlyArgCount = ReadInt32();
        var stackSize = ReadInt32();
        var flags = ReadInt32();
        var code = ReadField();
        var consts = ReadField();
        var names = ReadField();
        var localsPlusNames = ReadField();
        var localsPlusKinds = ReadField();
        var fileName = ReadField();
        var name = ReadField();
        var qualName = ReadField();
        var firstLine = ReadInt32();
        var lineTable = ReadField();
        var exceptionTable = ReadField();

        if (argCount < posOnlyArgCount || posOnlyArgCount < 0 || kwOnlyArgCount < 0 || stackSize < 0 || flags < 0) throw BadCall();
        var codeBytes = BytesOf(code);
        var constants = ItemsOf(consts);
        var nameItems = ItemsOf(names);
        var localItems = ItemsOf(localsPlusNames);
        var kinds = BytesOf(localsPlusKinds);
        if (localItems.Length != kinds.Length) throw BadCall();
        var nameText = TextOf(name);
        var qualNameText = TextOf(qualName);
        var fileNameText = TextOf(fileName);
        var lineTableBytes = BytesOf(lineTable);
        var exceptionTableBytes = BytesOf(exceptionTable);
        if (codeBytes.Length % 2 != 0) throw Invalid("code: co_code is malformed");
        var codeFlags = (CodeFlags)flags;
        CheckParametersHaveNames(kinds.AsSpan(), (long)argCount + kwOnlyArgCount, codeFlags);

        var result = new CodeConstant(new CodeObject
        {
            ArgCount = argCount,
            PosOnlyArgCount = posOnlyArgCount,
            KwOnlyArgCount = kwOnlyArgCount,
            StackSize = stackSize,
            Flags = codeFlags,
            Code = codeBytes,
            Consts = constants,
            Names = NamesOf(nameItems),
            LocalsPlusNames = NamesOf(localItems),
            LocalsPlusKinds = KindsOf(kinds),
            FileName = fileNameText,
            Name = nameText,
            QualName = qualNameText,
            FirstLine = firstLine,
            LineTable = lineTableBytes,
            ExceptionTable = exceptionTableBytes,
        });
        Complete(reserved, result);
        return result;
    }

    private Constant ReadField() => ReadObject() ?? throw new MarshalException(MarshalError.TypeError, "NULL object in marshal data for code object");

    private static void CheckParametersHaveNames(ReadOnlySpan<byte> kinds, long parameters, CodeFlags flags)
    {
        if (flags.HasFlag(CodeFlags.VarArgs)) parameters++;
        if (flags.HasFlag(CodeFlags.VarKeywords)) parameters++;
        foreach (var kind in kinds)
        {
            if (((LocalKinds)kind & LocalKinds.Local) != 0) parameters--;
        }
        if (parameters > 0) throw Invalid("code: co_varnames is too small");
    }

    private static ImmutableArray<byte> BytesOf(Constant value) => value is BytesConstant bytes ? bytes.Value : throw BadCall();

    private static ImmutableArray<Constant> ItemsOf(Constant value) => value is TupleConstant tuple ? tuple.Items : throw BadCall();

    private static string TextOf(Constant value) => value is StrConstant text ? text.Value.ToUtf16() : throw BadCall();

    private static ImmutableArray<string> NamesOf(ImmutableArray<Constant> items)
    {
        if (items.IsEmpty) return [];
        var names = ImmutableArray.CreateBuilder<string>(items.Length);
        foreach (var item in items)
        {
            names.Add(item is StrConstant text ? text.Value.ToUtf16() : throw new MarshalException(MarshalError.SystemError, "non-string found in code slot"));
        }
        return names.MoveToImmutable();
    }

    private static ImmutableArray<LocalKinds> KindsOf(ImmutableArray<byte> bytes)
    {
        var kinds = new LocalKinds[bytes.Length];
        for (var i = 0; i < kinds.Length; i++) kinds[i] = (LocalKinds)bytes[i];
        return ImmutableArrays.Adopt(kinds);
    }

    private static MarshalException BadCall() => new(MarshalError.SystemError, BadCallMessage);
}
