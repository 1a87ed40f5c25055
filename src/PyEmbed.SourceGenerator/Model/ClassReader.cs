using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PyEmbed.SourceGenerator.Diagnostics;

namespace PyEmbed.SourceGenerator.Model;

/// <summary>What reading one class gave.</summary>
internal sealed record ClassResult(TypeModel? Model, EquatableArray<DiagnosticInfo> Diagnostics);

/// <summary>Reads a class with <c>[PyType]</c> or <c>[PyModule]</c> into a model.</summary>
internal sealed class ClassReader
{
    private readonly List<DiagnosticInfo> _diagnostics = [];
    private readonly CallableReader _callables;
    private readonly INamedTypeSymbol _class;
    private readonly List<MemberModel> _members = [];
    private readonly Dictionary<string, SlotModel> _slots = [];
    private readonly HashSet<string> _names = [];
    private readonly bool _isSequence;
    private readonly ClassKind _kind;
    private bool _isInherited;
    private bool _refusesHash;
    private bool _hidesTypeSignature;

    private ClassReader(INamedTypeSymbol symbol, ClassKind kind, bool isSequence)
    {
        _class = symbol;
        _kind = kind;
        _isSequence = isSequence;
        _callables = new CallableReader(_diagnostics);
    }

    public static ClassResult ReadType(GeneratorAttributeSyntaxContext context)
    {
        var symbol = (INamedTypeSymbol)context.TargetSymbol;
        var attribute = context.Attributes[0];
        var reader = new ClassReader(symbol, symbol.IsPyObject() ? ClassKind.Builtin : ClassKind.Host, attribute.Flag("Sequence"));
        return reader.Finish(reader.IsUsable(context.TargetNode) ? reader.Type(attribute) : null);
    }

    public static ClassResult ReadModule(GeneratorAttributeSyntaxContext context)
    {
        var symbol = (INamedTypeSymbol)context.TargetSymbol;
        var reader = new ClassReader(symbol, ClassKind.Module, false);
        return reader.Finish(reader.IsUsable(context.TargetNode) ? reader.Module(context.Attributes[0]) : null);
    }

    private ClassResult Finish(TypeModel? model) => new(model, new(_diagnostics));

    private bool IsUsable(SyntaxNode node)
    {
        if (node is ClassDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword) && _class.ContainingType is null && !_class.IsGenericType)
            return true;
        Report(Descriptors.NotPartial, _class, _class.Name);
        return false;
    }

    private TypeModel Shell(string name, string? module, string? doc) => new(
        _kind, _class.ContainingNamespace.IsGlobalNamespace ? "" : _class.ContainingNamespace.ToDisplayString(), _class.Name, _class.GlobalName(),
        _class.DeclaredAccessibility == Accessibility.Public ? "public" : "internal", _class.IsSealed, _class.IsAbstract, name, module, doc);

    private TypeModel Type(AttributeData attribute)
    {
        var isObject = _class.Is(KnownNames.PyObject);
        ReadMembers();
        var name = attribute.Text() ?? _class.Name;
        var baseType = isObject ? null : _class.BaseType.NearestPyType();
        var model = Shell(name, attribute.Text("Module"), attribute.Text("Doc"));
        _refusesHash = attribute.Flag("Unhashable");
        var unhashable = _refusesHash || _slots.ContainsKey("RichCompare") && !_slots.ContainsKey("Hash");
        if (unhashable) _members.Add(new MemberModel(MemberKind.None, "__hash__", null, null, null, null, null));
        var disallow = attribute.Flag("DisallowInstantiation") || !isObject && !HasNew(_class);
        if (!disallow && _slots.ContainsKey("New"))
            _members.Add(new MemberModel(MemberKind.New, "__new__", "($type, *args, **kwargs)", "Create and return a new object.", null, null, null));
        else if (disallow) _slots.Remove("New");
        var constructors = _class.InstanceConstructors.Where(c => c.DeclaredAccessibility != Accessibility.Private).ToArray();
        var ownType = attribute.Flag("OwnType");
        var subclassable = attribute.Flag("Subclassable");
        if (_kind == ClassKind.Builtin && subclassable && !ownType && (constructors.Length == 0 || _class.IsSealed))
            Report(Descriptors.NotConstructible, _class, _class.Name);
        return model with
        {
            IsObject = isObject,
            BaseFullName = baseType is null || _kind == ClassKind.Host && baseType.IsPyObject() ? null : baseType.GlobalName(),
            Flags = new(Flags(attribute, name, disallow)),
            OwnType = ownType,
            Subclassable = subclassable,
            Unhashable = unhashable,
            DisallowInstantiation = disallow,
            HasDefaultConstructor = constructors.Any(c => c.Parameters.Length == 0 && c.CanBeCalled()),
            HasTypeConstructor = constructors.Any(c => c.Parameters.Length == 1 && c.Parameters[0].Type.Is("PyEmbed.PyType") && c.CanBeCalled()),
            TextSignature = TypeSignature(),
            Constructors = new(subclassable && !ownType ? constructors.Select(Constructor).ToArray() : []),
            Slots = new(_slots.Values.ToArray()),
            Members = new(SortedMembers()),
        };
    }

    private TypeModel Module(AttributeData attribute)
    {
        var model = Shell(attribute.Text() ?? _class.Name, null, attribute.Text("Doc"));
        foreach (var member in _class.GetMembers())
        {
            if (member is IMethodSymbol method)
            {
                if (method.Attribute(KnownNames.PyFunctionAttribute) is not { } function)
                {
                    ReportMisplaced(method, s_ofTypes, "PyType");
                    continue;
                }
                if (Callable(method, function, ReceiverKind.Module) is { } callable)
                    AddCallable(MemberKind.Method, callable, function, method, !function.Flag("NoTextSignature"));
            }
            else
            {
                ReportMisplaced(member, s_ofTypes, "PyType");
                ReadConstant(member);
            }
        }
        return model with { Members = new(_members) };
    }

    private void ReadMembers()
    {
        // What a base class declares that is no Python type itself (the common half of set and frozenset) is declared by each type below it.
        for (INamedTypeSymbol? type = _class; type is not null; type = type.BaseType)
        {
            if (!ReferenceEquals(type, _class) && (type.Attribute(KnownNames.PyTypeAttribute) is not null || type.Is(KnownNames.PyObject))) break;
            _isInherited = !ReferenceEquals(type, _class);
            foreach (var member in type.GetMembers())
            {
                if (member is IMethodSymbol method) ReadMethod(method);
                else ReadConstant(member);
                if (member.Attribute(KnownNames.PyPropertyAttribute) is { } property) ReadProperty(member, property);
            }
        }
        _isInherited = false;
    }

    private static readonly string[] s_ofTypes =
        [KnownNames.PyMethodAttribute, KnownNames.PyClassMethodAttribute, KnownNames.PyStaticMethodAttribute, KnownNames.PyRichCompareAttribute, KnownNames.PyPropertyAttribute];

    private static readonly string[] s_ofModules = [KnownNames.PyFunctionAttribute];

    private void ReportMisplaced(ISymbol member, string[] attributes, string owner)
    {
        foreach (var attribute in member.GetAttributes())
            if (attribute.AttributeClass is { } found && attributes.Any(attribute.IsOf))
                Report(Descriptors.Misplaced, member, member.Name, $"[{found.Name.Substring(0, found.Name.Length - "Attribute".Length)}] belongs to members of a class with [{owner}]");
    }

    private void ReadMethod(IMethodSymbol method)
    {
        ReportMisplaced(method, s_ofModules, "PyModule");
        foreach (var attribute in method.Attributes(KnownNames.PyMethodAttribute))
        {
            var isNew = attribute.Text()?.TrimStart().StartsWith("__new__", StringComparison.Ordinal) == true;
            if (isNew && !method.IsStatic)
            {
                Report(Descriptors.BadSlot, method, "__new__", "a static method whose first parameters are the thread and the class");
                continue;
            }
            if (Callable(method, attribute, isNew ? ReceiverKind.Class : ReceiverKind.Self) is not { } callable) continue;
            var entry = SlotTable.Find(callable.Signature.Name, _isSequence);
            if (entry is null) AddCallable(MemberKind.Method, callable, attribute, method, !attribute.Flag("NoTextSignature"));
            else ReadSlot(method, callable, entry, attribute);
        }
        if (method.Attribute(KnownNames.PyClassMethodAttribute) is { } classMethod && Callable(method, classMethod, ReceiverKind.Class) is { } ofClass)
            AddCallable(MemberKind.ClassMethod, ofClass, classMethod, method, !classMethod.Flag("NoTextSignature"));
        if (method.Attribute(KnownNames.PyStaticMethodAttribute) is { } staticMethod && Callable(method, staticMethod, ReceiverKind.Static) is { } ofNone)
            AddCallable(MemberKind.StaticMethod, ofNone, staticMethod, method, !staticMethod.Flag("NoTextSignature"));
        if (method.Attribute(KnownNames.PyRichCompareAttribute) is not null) ReadRichCompare(method);
    }

    private CallableModel? Callable(IMethodSymbol method, AttributeData attribute, ReceiverKind receiver) =>
        _callables.Read(method, attribute.Text() ?? "", receiver, attribute.Flag("ParseTuple")) is { } callable ? callable with { OfHost = _kind == ClassKind.Host, TakesDefiningClass = attribute.Flag("TakesDefiningClass") } : null;

    private void ReadSlot(IMethodSymbol method, CallableModel callable, SlotEntry entry, AttributeData attribute)
    {
        if (SlotRules.WhatIsWrong(callable, entry) is { } expected)
        {
            Report(Descriptors.BadSlot, method, entry.Name, expected);
            return;
        }
        _slots.TryGetValue(entry.Slot, out var slot);
        if (_isInherited && _names.Contains(entry.Name)) return;
        slot ??= new SlotModel(entry.Slot, entry.Shape, null, null);
        _slots[entry.Slot] = entry.IsDeletion ? slot with { Deleter = callable } : slot with { Callable = callable };
        if (entry.Shape is SlotShape.New or SlotShape.Init) _hidesTypeSignature |= attribute.Flag("NoTextSignature");
        if (entry.Shape == SlotShape.New) return;
        if (attribute.Flag("Coexist"))
        {
            AddCallable(MemberKind.Method, callable, attribute, method, !attribute.Flag("NoTextSignature"));
            return;
        }
        AddWrapper(method, entry.Name, entry.Signature, attribute.Text("Doc") ?? entry.Doc);
        if (entry.Reflected is { } reflected)
            AddWrapper(method, reflected, entry.Signature, ReflectedDoc(entry));
    }

    private static string ReflectedDoc(SlotEntry entry) => entry.Doc.Replace("self", "\0").Replace("value", "self").Replace("\0", "value");

    private void ReadRichCompare(IMethodSymbol method)
    {
        var parameters = method.Parameters;
        var takesThread = parameters.Length > 0 && parameters[0].Type.Is(KnownNames.PyThreadState);
        var rest = parameters.Skip(takesThread ? 1 : 0).ToArray();
        var operands = method.IsStatic ? 2 : 1;
        if (!method.CanBeCalled() || rest.Length != operands + 1 || !rest[rest.Length - 1].Type.Is("PyEmbed.CompilerServices.CompareOp") || !method.ReturnType.IsPyObject())
        {
            Report(Descriptors.BadSlot, method, "a method with [PyRichCompare]", "PyObject? Compare(PyThreadState thread, PyObject other, CompareOp op), not private");
            return;
        }
        var selfType = method.IsStatic ? rest[0].Type.GlobalName() : null;
        var signature = SignatureParser.Parse("__eq__(self, other, op, /)", true, "$self", out _)!;
        var result = new ResultModel(ResultKind.Object, "global::PyEmbed.PyObject", true, false);
        var callable = new CallableModel(signature, method.Name, method.ContainingType.GlobalName(), method.IsStatic, takesThread, selfType, false, default, result, false) { OfHost = _kind == ClassKind.Host };
        if (_isInherited && _slots.ContainsKey("RichCompare")) return;
        _slots["RichCompare"] = new SlotModel("RichCompare", SlotShape.RichCompare, callable, null);
        foreach (var (name, sign) in SlotTable.Comparisons) AddWrapper(method, name, "($self, value, /)", $"Return self{sign}value.");
    }

    private void ReadProperty(ISymbol member, AttributeData attribute)
    {
        var name = attribute.Text() ?? member.Name;
        var isField = attribute.Flag("Member");
        var accessor = member switch
        {
            IPropertySymbol property => OfProperty(property, name, attribute),
            IFieldSymbol field => OfField(field, name),
            IMethodSymbol method => OfMethod(method, name, attribute),
            _ => null,
        };
        if (accessor is null) return;
        var kind = (isField, accessor.Setter) switch
        {
            (true, null) => MemberKind.ReadOnlyField,
            (true, _) => MemberKind.Field,
            (false, null) => MemberKind.ReadOnlyProperty,
            _ => MemberKind.Property,
        };
        accessor = accessor with { OfHost = _kind == ClassKind.Host };
        Add(member, new MemberModel(kind, name, null, attribute.Text("Doc"), null, accessor, null));
    }

    private AccessorModel? OfProperty(IPropertySymbol property, string name, AttributeData attribute)
    {
        if (!property.CanBeCalled() || property.GetMethod?.CanBeCalled() != true && property.GetMethod?.DeclaredAccessibility != property.DeclaredAccessibility)
        {
            Report(Descriptors.NotAccessible, property, property.Name);
            return null;
        }
        if (_callables.Result(property, name, property.Type) is not { } result) return null;
        ParameterModel? value = null;
        if (!attribute.Flag("ReadOnly") && property.SetMethod is { IsInitOnly: false } setter && setter.CanBeCalled())
        {
            value = _callables.Convert(property, name, "value", property.Type, new PythonParameter(name, ParameterKind.PositionalOnly, DefaultKind.Required, ""), false, false, Conversion.NativeInt);
            if (value is null) return null;
        }
        return new AccessorModel(property.Name, property.ContainingType.GlobalName(), property.IsStatic, false, false, null, result, value is null ? null : property.Name, false, false, value);
    }

    private AccessorModel? OfField(IFieldSymbol field, string name)
    {
        if (!field.CanBeCalled())
        {
            Report(Descriptors.NotAccessible, field, field.Name);
            return null;
        }
        return _callables.Result(field, name, field.Type) is { } result
            ? new AccessorModel(field.Name, field.ContainingType.GlobalName(), field.IsStatic, false, false, null, result, null, false, false, null)
            : null;
    }

    private AccessorModel? OfMethod(IMethodSymbol method, string name, AttributeData attribute)
    {
        if (_callables.Read(method, name + "(self, /)", ReceiverKind.Self, false) is not { } getter) return null;
        if (getter.Parameters.Count > 0 || getter.IsRaw)
        {
            Report(Descriptors.ParameterMismatch, method, name, "a property's method takes the thread and nothing else");
            return null;
        }
        var setterName = attribute.Text("Setter");
        IMethodSymbol? setter = null;
        if (setterName is not null)
        {
            setter = method.ContainingType.GetMembers(setterName).OfType<IMethodSymbol>().FirstOrDefault();
            if (setter is null || setter.ReturnType.SpecialType != SpecialType.System_Boolean || !setter.CanBeCalled())
            {
                Report(Descriptors.ParameterMismatch, method, name, $"the setter must be bool {setterName}(PyThreadState thread, PyObject? value), not private");
                return null;
            }
        }
        var setterTakesThread = setter is { Parameters.Length: > 0 } && setter.Parameters[0].Type.Is(KnownNames.PyThreadState);
        return new AccessorModel(method.Name, method.ContainingType.GlobalName(), method.IsStatic, true, getter.TakesThread, getter.SelfType, getter.Result,
            setterName, setterTakesThread, setter?.IsStatic == true, null);
    }

    private void ReadConstant(ISymbol member)
    {
        foreach (var attribute in member.Attributes(KnownNames.PyConstantAttribute))
        {
            var name = attribute.Text() ?? member.Name;
            var type = member switch { IFieldSymbol field => field.Type, IPropertySymbol property => property.Type, _ => null };
            if (type is null || _callables.Result(member, name, type) is not { } result) continue;
            if (!member.CanBeCalled() && _kind != ClassKind.Module)
            {
                Report(Descriptors.NotAccessible, member, member.Name);
                continue;
            }
            if (!member.IsStatic && _kind != ClassKind.Module)
            {
                Report(Descriptors.Misplaced, member, name, "a constant of a type is static");
                continue;
            }
            var accessor = new AccessorModel(member.Name, member.ContainingType.GlobalName(), member.IsStatic, false, false, null, result, null, false, false, null);
            Add(member, new MemberModel(MemberKind.Constant, name, null, null, null, accessor, null));
        }
    }

    private void AddCallable(MemberKind kind, CallableModel callable, AttributeData attribute, ISymbol symbol, bool showSignature) =>
        Add(symbol, new MemberModel(kind, callable.Signature.Name, showSignature ? callable.Signature.Text : null, attribute.Text("Doc"), callable, null, null));

    private void AddWrapper(ISymbol symbol, string name, string? signature, string doc) =>
        Add(symbol, new MemberModel(MemberKind.SlotWrapper, name, signature, doc, null, null, SlotTable.Wrapper(name)));

    private void Add(ISymbol symbol, MemberModel member)
    {
        if (_names.Add(member.Name)) _members.Add(member);
        else if (!_isInherited) Report(Descriptors.Duplicate, symbol, _class.Name, member.Name);
    }

    /// <summary>As CPython fills a type's namespace: <c>__new__</c>, the slots in their order, methods, fields, properties.</summary>
    private MemberModel[] SortedMembers() =>
        [.. _members.Select((member, index) => (member, index)).OrderBy(m => Rank(m.member)).ThenBy(m => m.index).Select(m => m.member)];

    private int Rank(MemberModel member) => member.Kind switch
    {
        MemberKind.New => -1,
        MemberKind.SlotWrapper => SlotTable.Order(member.Name, _isSequence),
        // A plain method in the place of a slot's wrapper, and a __hash__ that the type itself refuses, stand where the wrapper would.
        MemberKind.Method when SlotTable.Find(member.Name, _isSequence) is not null => SlotTable.Order(member.Name, _isSequence),
        MemberKind.None when _refusesHash => SlotTable.Order(member.Name, _isSequence),
        MemberKind.Method or MemberKind.ClassMethod or MemberKind.StaticMethod => 1000,
        MemberKind.Field or MemberKind.ReadOnlyField => 1001,
        MemberKind.Property or MemberKind.ReadOnlyProperty => 1002,
        _ => 1003,
    };

    private string? TypeSignature()
    {
        var callable = _slots.TryGetValue("Init", out var init) ? init.Callable : _slots.TryGetValue("New", out var made) ? made.Callable : null;
        if (_hidesTypeSignature || callable is null || callable.Signature.HasVarArgs && callable.Signature.HasVarKeywords) return null;
        return callable.Signature.Text.Replace("$self, ", "").Replace("$type, ", "").Replace("$self", "").Replace("$type", "");
    }

    private static bool HasNew(INamedTypeSymbol symbol)
    {
        for (INamedTypeSymbol? type = symbol; type is not null && !type.Is(KnownNames.PyObject); type = type.BaseType)
        {
            foreach (var member in type.GetMembers())
                foreach (var attribute in member.Attributes(KnownNames.PyMethodAttribute))
                    if (attribute.Text()?.TrimStart().StartsWith("__new__", StringComparison.Ordinal) == true) return true;
        }
        return false;
    }

    private static IEnumerable<string> Flags(AttributeData attribute, string name, bool disallowInstantiation)
    {
        if (attribute.Flag("Subclassable")) yield return "BaseType";
        if (attribute.Flag("Dict")) yield return "HasDict";
        if (attribute.Flag("Weakrefs")) yield return "HasWeakrefs";
        if (attribute.Flag("Sequence") && attribute.Flag("MatchSequence", whenAbsent: true)) yield return "Sequence";
        if (attribute.Flag("MatchMapping")) yield return "Mapping";
        if (attribute.Flag("MatchSelf")) yield return "MatchSelf";
        if (attribute.Flag("SharesLayout")) yield return "SharesLayout";
        if (attribute.Flag("VariableSize")) yield return "VariableSize";
        if (attribute.Flag("MethodDescriptor")) yield return "MethodDescriptor";
        if (attribute.Flag("Vectorcall")) yield return "Vectorcall";
        if (disallowInstantiation) yield return "DisallowInstantiation";
        if (attribute.Text("Module") is not null and not "builtins") yield break;
        var special = name switch
        {
            "type" => "TypeSubclass",
            "BaseException" => "ExceptionSubclass",
            "int" => "IntSubclass",
            "list" => "ListSubclass",
            "tuple" => "TupleSubclass",
            "bytes" => "BytesSubclass",
            "str" => "StrSubclass",
            "dict" => "DictSubclass",
            _ => null,
        };
        if (special is not null) yield return special;
    }

    private static ConstructorModel Constructor(IMethodSymbol constructor) => new(new(constructor.Parameters.Select(p => new ConstructorParameter(
        p.RefKind switch { RefKind.Ref => "ref ", RefKind.Out => "out ", RefKind.In => "in ", RefKind.RefReadOnlyParameter => "ref readonly ", _ => "" },
        p.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier)),
        p.Name)).ToArray()));

    private void Report(DiagnosticDescriptor descriptor, ISymbol symbol, params string[] arguments) =>
        _diagnostics.Add(DiagnosticInfo.Create(descriptor, symbol, arguments));
}
