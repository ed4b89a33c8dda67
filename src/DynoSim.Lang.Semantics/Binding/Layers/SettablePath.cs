using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>
/// A place that an override or an axis may set: a param, or a member of the scenario reached by a path.
/// </summary>
/// <param name="Location">The path as written.</param>
/// <param name="Param">The param; null for a path into the scenario.</param>
/// <param name="Steps">The members from the scenario on; empty for a param.</param>
/// <param name="Type">The type of the value there; the error type if the path is already diagnosed.</param>
public sealed record SettablePath(
    SourceLocation Location, ParamSymbol? Param, ImmutableArray<PathStep> Steps, LanguageType Type)
{
    /// <summary>The path as written.</summary>
    public string Text => Location.Text;

    /// <summary>A path that leads nowhere.</summary>
    internal static SettablePath Failed(SourceLocation location) => new(location, null, [], ErrorType.Instance);
}

/// <summary>One segment of a path into a scenario.</summary>
/// <param name="Name">The member.</param>
/// <param name="Owner">What the object that has it is.</param>
/// <param name="Property">The property, or the one whose word declares such named sub-blocks; null for a param or
/// entry.</param>
/// <param name="IsNamed">Whether it is a named sub-block.</param>
/// <param name="Target">What the member is, if it is an object.</param>
public sealed record PathStep(
    string Name, ObjectType Owner, PropertySchema? Property, bool IsNamed, ObjectType? Target);
