using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>How the points of an experiment are chosen.</summary>
/// <param name="Word">The function named: <c>exhaustive</c>, <c>sample</c>, <c>bayesian</c>, <c>bisect</c>.</param>
/// <param name="Limit">The most points of an exhaustive search.</param>
/// <param name="Place">Where it is said; null if it is not.</param>
internal sealed record SearchPlan(string Word, long Limit, SourceLocation? Place)
{
    private const long DefaultLimit = 10_000;

    /// <summary>Whether every point is run.</summary>
    public bool IsExhaustive => Word == "exhaustive";

    /// <summary>Whether results decide which point is next.</summary>
    public bool IsGuided => Word == "bayesian";

    /// <summary>The search of an experiment; null if it is not understood, which has been reported.</summary>
    public static SearchPlan? Of(EntityValue experiment, Evaluator evaluator)
    {
        if (experiment.Expression("search") is not { } given)
        {
            return new SearchPlan("exhaustive", DefaultLimit, null);
        }

        if (Hygiene.Expressions.Bare(given.Expression) is not BoundBuiltinCall call)
        {
            return null;
        }

        var limit = call.Function.Name == "exhaustive" && call.Arguments is [{ } argument, ..]
            && evaluator.Evaluate(argument, given.Environment) is CountValue count
            ? count.Value
            : DefaultLimit;
        return new SearchPlan(call.Function.Name, limit, call.Location);
    }
}
