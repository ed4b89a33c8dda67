namespace DynoSim.Lang.Simulation.Schema;

/// <summary>Allows a statement in the blocks of a kind.</summary>
/// <param name="kind">The statement.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class StatementAttribute(StatementKind kind) : Attribute
{
    /// <summary>The statement.</summary>
    public StatementKind Kind { get; } = kind;

    /// <summary>The language type of its expression; <c>T</c> for any that can be compared.</summary>
    public string Type { get; init; } = "Bool";

    /// <summary>When its expression is evaluated.</summary>
    public KnobPhase Phase { get; init; }

    /// <summary>Whether a block must have it.</summary>
    public bool Required { get; init; }

    /// <summary>Whether it may stand more than once.</summary>
    public bool Repeatable { get; init; }

    /// <summary>One sentence for hover and documentation.</summary>
    public required string Doc { get; init; }

    /// <summary>Whether runs may use it; see <see cref="KnobAttribute.Simulated"/>.</summary>
    public bool Simulated { get; init; }
}

/// <summary>The statements that blocks may hold beside properties and sub-blocks.</summary>
public enum StatementKind
{
    /// <summary><c>expect e because "…"</c>.</summary>
    Expect,

    /// <summary><c>where e</c>.</summary>
    Where,

    /// <summary><c>eligible e</c>.</summary>
    Eligible,

    /// <summary><c>choose worker minimizing e</c>.</summary>
    Choose,

    /// <summary><c>good when e</c>.</summary>
    GoodWhen,

    /// <summary><c>every t { … }</c> with <c>when</c> and <c>scale</c> inside.</summary>
    Every,

    /// <summary><c>vary path in values</c>.</summary>
    Vary,

    /// <summary><c>maximize e</c> or <c>minimize e</c>.</summary>
    Objective,

    /// <summary><c>reject CODE { … }</c>.</summary>
    Reject,
}
