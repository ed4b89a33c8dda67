using System.Collections.Frozen;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>Where the canonical form says less, or more, than every member of an object.</summary>
internal static class CanonicalOmissions
{
    private const string Fit = "fit";

    /// <summary>
    /// Names that mean something inside of blocks: an entity so called is renamed, or its own property would hide it.
    /// </summary>
    private static readonly Lazy<FrozenSet<string>> Reserved = new(() => LanguageCatalog.Instance.Kinds
        .SelectMany(kind => kind.Properties.Select(property => property.Name)
            .Concat(kind.Scopes.Select(scope => scope.Name)))
        .Concat(LanguageCatalog.Instance.Fixtures.Keys)
        .ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Whether an entity cannot keep the name.</summary>
    public static bool IsReserved(string name) => Reserved.Value.Contains(name);

    /// <summary>
    /// A property that decides nothing: the share of the memory where the number of blocks is stated.
    /// </summary>
    public static bool Omits(EntityValue entity, PropertySchema property) =>
        (entity.Kind?.Name, property.Name) == ("engine", "memory_fraction")
        && entity.Get("kv_blocks") is not (NoneValue or ErrorValue);

    /// <summary>
    /// The body of an entity under a new name: an accelerator that is renamed says whose fit it takes, which its name
    /// said before.
    /// </summary>
    public static string Keep(EntityValue entity, string name, string body) =>
        entity.Kind is { Name: "accelerator" } && name != entity.Name && entity.Get(Fit) is NoneValue
            ? $"{body}  {Fit} = {CanonicalValue.Quoted(entity.Name)}\n"
            : body;
}
