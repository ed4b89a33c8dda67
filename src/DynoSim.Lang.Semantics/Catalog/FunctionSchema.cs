using System.Collections.Immutable;
using System.Reflection;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>A builtin function; several may share a name and differ in their parameters.</summary>
/// <param name="Name">The name in the language.</param>
/// <param name="Parameters">The parameters in order.</param>
/// <param name="Result">The type of the result.</param>
/// <param name="Phase">The earliest phase it has a value in.</param>
/// <param name="IsSimulated">Whether runs may use it.</param>
/// <param name="Doc">One or two sentences.</param>
/// <param name="Method">The method of the runtime that makes the value; null for those of the language itself.</param>
public sealed record FunctionSchema(
    string Name,
    ImmutableArray<ParameterSchema> Parameters,
    LanguageType Result,
    KnobPhase Phase,
    bool IsSimulated,
    string Doc,
    MethodInfo? Method = null)
{
    /// <summary>Whether the last parameter may be given any number of times.</summary>
    public bool IsVariadic { get; init; }

    /// <summary>
    /// The result's type where it does not follow from <see cref="Result"/>, given the argument types; null where it
    /// does. The error type if there is none, as for the root of a time.
    /// </summary>
    public Func<ImmutableArray<LanguageType>, LanguageType?>? ResultOf { get; init; }

    /// <summary>
    /// Whether the name alone stands for the call without arguments, as in <c>source = polynomial</c>.
    /// </summary>
    public bool IsWord => (MayBeWord || Method is not null) && Parameters.All(parameter => parameter.IsOptional);

    internal bool MayBeWord { get; init; }
}

/// <summary>A parameter of a builtin function.</summary>
/// <param name="Name">The name for named arguments.</param>
/// <param name="Type">The type.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
public sealed record ParameterSchema(string Name, LanguageType Type, bool IsOptional)
{
    /// <summary>The dimension of the count that a bare value is per; see <see cref="CoercionSite.PerUnit"/>.</summary>
    public Dimension? PerUnit { get; init; }

    /// <summary>The values allowed; null for all.</summary>
    public SchemaRange? Range { get; init; }

    /// <summary>Whether runs refuse every argument but the default.</summary>
    public bool IsDefaultOnly { get; init; }

    /// <summary>
    /// The parameter of the runtime's method, with its default; null for functions of the language itself.
    /// </summary>
    public ParameterInfo? Parameter { get; init; }

    /// <summary>The place an argument is checked at.</summary>
    public CoercionSite Site => new(IsProperty: PerUnit is not null, PerUnit);
}
