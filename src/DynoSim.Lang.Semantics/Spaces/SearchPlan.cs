using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>How the points of an experiment are chosen.</summary>
/// <param name="Word">
/// The function named: <c>exhaustive</c>, <c>sample</c>, <c>evolutionary</c>, <c>bayesian</c>, <c>bisect</c>.
/// </param>
/// <param name="Limit">The most points of an exhaustive search.</param>
/// <param name="Place">Where it is said; null if it is not.</param>
public sealed record SearchPlan(string Word, long Limit, SourceLocation? Place)
{
    private const long DefaultLimit = 10_000;
    private const double DefaultTolerance = 0.01;

    /// <summary>Whether every point is run.</summary>
    public bool IsExhaustive => Word == "exhaustive";

    /// <summary>Whether results decide which point is next.</summary>
    public bool IsGuided => Word is "bayesian" or "evolutionary";

    /// <summary>Whether it can choose values inside an interval.</summary>
    public bool MayDraw => !IsExhaustive;

    /// <summary>Points to run, of a search that is told how many.</summary>
    public long Trials { get; init; }

    /// <summary>What the choices of the search itself depend on.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Of <c>sample</c>, how: <c>sobol</c>, <c>lhs</c>, <c>random</c>.</summary>
    public string Method { get; init; } = "sobol";

    /// <summary>Of <c>bisect</c>, how near the ends of the last step must be, relative to the value.</summary>
    public double Tolerance { get; init; } = DefaultTolerance;

    /// <summary>Of <c>bisect</c>, the axis as written.</summary>
    public BoundExpression? Over { get; init; }

    /// <summary>Of <c>bisect</c>, what must hold; null for the target of the SLO.</summary>
    public BoundExpression? While { get; init; }

    /// <summary>As a person reads it.</summary>
    public string Text => Place?.Text ?? Word;

    /// <summary>The search of an experiment; null if it is not understood, which has been reported.</summary>
    internal static SearchPlan? Of(EntityValue experiment, Evaluator evaluator)
    {
        if (experiment.Expression("search") is not { } given)
        {
            return new SearchPlan("exhaustive", DefaultLimit, null);
        }

        if (Hygiene.Expressions.Bare(given.Expression) is not BoundBuiltinCall call)
        {
            return null;
        }

        Value? Argument(int index) => index < call.Arguments.Length && call.Arguments[index] is { } argument
            ? evaluator.Evaluate(argument, given.Environment)
            : null;
        long Count(int index, long otherwise) => Argument(index) is CountValue count ? count.Value : otherwise;

        var plan = new SearchPlan(call.Function.Name, DefaultLimit, call.Location);
        return plan.Word switch
        {
            "exhaustive" => plan with { Limit = Count(0, DefaultLimit) },
            "sample" => plan with
            {
                Trials = Count(0, 1),
                Method = MethodOf(call.Arguments) ?? plan.Method,
                Seed = Count(2, plan.Seed),
            },
            "bayesian" or "evolutionary" => plan with { Trials = Count(0, 1), Seed = Count(1, plan.Seed) },
            "bisect" => plan with
            {
                Over = call.Arguments[0],
                While = call.Arguments.ElementAtOrDefault(1),
                Tolerance = Argument(2) is { } tolerance && RealArithmetic.Number(tolerance) is { } number
                    ? number
                    : DefaultTolerance,
            },
            _ => plan,
        };
    }

    private static string? MethodOf(ImmutableArray<BoundExpression?> arguments) =>
        arguments.ElementAtOrDefault(1)?.Location.Text;
}
