using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>A statement that a kind allows.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Type">The type of its expression.</param>
/// <param name="Phase">When its expression is evaluated.</param>
/// <param name="IsRequired">Whether a block must have it.</param>
/// <param name="IsRepeatable">Whether it may stand more than once.</param>
/// <param name="IsSimulated">Whether runs may use it.</param>
/// <param name="Doc">One sentence.</param>
public sealed record StatementSchema(
    StatementKind Kind,
    LanguageType Type,
    KnobPhase Phase,
    bool IsRequired,
    bool IsRepeatable,
    bool IsSimulated,
    string Doc);

/// <summary>An object of the simulated state that is visible in a kind's expressions.</summary>
/// <param name="Name">Its name there; empty if its members are names of their own.</param>
/// <param name="Context">What it offers.</param>
/// <param name="Phase">When its members have a value.</param>
public sealed record ScopeSchema(string Name, ContextSchema Context, KnobPhase Phase);
