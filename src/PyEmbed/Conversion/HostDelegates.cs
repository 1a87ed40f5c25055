using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PyEmbed.Conversion;

/// <summary>Picks the callable for a delegate of a type that is known at run time only.</summary>
internal static class HostDelegates
{
    /// <summary>A typed one where code can be made at run time, else one that calls through reflection.</summary>
    public static HostCallable Create(string name, Delegate target)
    {
        switch (target)
        {
            case Action action: return new HostAction(name, action);
            case Action<string> action: return new HostAction<string>(name, action);
            case Action<int> action: return new HostAction<int>(name, action);
            case Func<int> function: return new HostFunc<int>(name, function);
            case Func<string> function: return new HostFunc<string>(name, function);
            case Func<int, int> function: return new HostFunc<int, int>(name, function);
            case Func<int, int, int> function: return new HostFunc<int, int, int>(name, function);
            case Func<double, double> function: return new HostFunc<double, double>(name, function);
            case Func<double, double, double> function: return new HostFunc<double, double, double>(name, function);
            case Func<string, string> function: return new HostFunc<string, string>(name, function);
        }
        return RuntimeFeature.IsDynamicCodeSupported && CreateTyped(name, target) is { } typed ? typed : new HostDelegate(name, target);
    }

    [RequiresDynamicCode("Makes a generic type for the delegate's parameters.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "The callable types have no requirements on their type arguments.")]
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "The constructors of the callable types are referenced above.")]
    private static HostCallable? CreateTyped(string name, Delegate target)
    {
        var type = target.GetType();
        if (!type.IsGenericType) return null;
        var definition = type.GetGenericTypeDefinition();
        var callable =
            definition == typeof(Action<>) ? typeof(HostAction<>) :
            definition == typeof(Action<,>) ? typeof(HostAction<,>) :
            definition == typeof(Func<>) ? typeof(HostFunc<>) :
            definition == typeof(Func<,>) ? typeof(HostFunc<,>) :
            definition == typeof(Func<,,>) ? typeof(HostFunc<,,>) :
            definition == typeof(Func<,,,>) ? typeof(HostFunc<,,,>) : null;
        return callable is null ? null : (HostCallable)Activator.CreateInstance(callable.MakeGenericType(type.GetGenericArguments()), name, target)!;
    }
}
