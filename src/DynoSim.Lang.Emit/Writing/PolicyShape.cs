using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Emit.Writing;

/// <summary>A router as the writer needs it: lowered expressions only.</summary>
internal sealed record PolicyShape(
    string Name,
    ImmutableArray<BoundExpression> Lets,
    ImmutableArray<BoundExpression> Eligible,
    BoundExpression Cost,
    bool IsMaximizing,
    ImmutableArray<BoundExpression> TieBreak)
{
    /// <summary>Whether an entry of the tie break is the word for a draw.</summary>
    public static bool IsRandom(BoundExpression key) => key is BoundConstant { Value: WordValue { Word: "random" } };

    /// <summary>The entries that are compared; what stands behind a draw can never decide.</summary>
    public ImmutableArray<BoundExpression> Keys => [.. TieBreak.TakeWhile(key => !IsRandom(key))];

    /// <summary>Whether workers equal in everything are drawn from.</summary>
    public bool DrawsTies => TieBreak.Any(IsRandom);
}
