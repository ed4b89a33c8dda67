using System.Collections.Immutable;
using System.Reflection;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>
/// An object that expressions of a later phase read, such as <c>worker</c>; from a context type of the runtime.
/// </summary>
public sealed class ContextSchema
{
    private readonly Lazy<ImmutableArray<SignalSchema>> _signals;

    internal ContextSchema(Type runtimeType, Func<ImmutableArray<SignalSchema>> signals)
    {
        RuntimeType = runtimeType;
        TypeName = SchemaNames.ContextTypeName(runtimeType);
        _signals = new(signals);
    }

    /// <summary>The name of the type in messages, such as <c>Worker</c>.</summary>
    public string TypeName { get; }

    /// <summary>The type behind it.</summary>
    public Type RuntimeType { get; }

    /// <summary>The names behind the dot, in declaration order.</summary>
    public ImmutableArray<SignalSchema> Signals => _signals.Value;

    /// <summary>The member of that name.</summary>
    public SignalSchema? Find(string name)
    {
        foreach (var signal in Signals)
        {
            if (signal.Name == name)
            {
                return signal;
            }
        }

        return null;
    }
}

/// <summary>A member of a context: a value, or a function of the request.</summary>
/// <param name="Name">The name in the language.</param>
/// <param name="Type">The type of the value, or of the result of the call.</param>
/// <param name="Parameters">The parameters of a function; default for a value.</param>
/// <param name="Reads">What an engine must keep up to date for it.</param>
/// <param name="IsSimulated">Whether runs may read it.</param>
/// <param name="Doc">One sentence.</param>
/// <param name="Member">The property or method of the runtime.</param>
public sealed record SignalSchema(
    string Name,
    LanguageType Type,
    ImmutableArray<ParameterSchema> Parameters,
    SignalSet Reads,
    bool IsSimulated,
    string Doc,
    MemberInfo Member)
{
    /// <summary>Whether it is called.</summary>
    public bool IsFunction => !Parameters.IsDefault;
}
