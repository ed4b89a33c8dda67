using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Semantics.Evaluation.Lowering;

/// <summary>
/// Takes a policy out of the file: names become constants, settings, lets of the policy and members of the simulated
/// state; functions are inlined. The result is closed: it can be emitted without knowing any file.
/// </summary>
public static class PolicyLowering
{
    private const string TieBreak = "tie_break";

    /// <summary>A router as an object; null if something in it is wrong, which has been reported.</summary>
    public static RouterPlan? Router(EntityValue router)
    {
        var lowering = new ExpressionLowering(router.Evaluator);
        var eligible = router.Statements<EligibleStatement>()
            .Select(given => lowering.Lower(given.Statement.Condition, given.Environment)).ToImmutableArray();
        var choices = router.Statements<ChooseStatement>().ToArray();
        if (choices.Length == 0)
        {
            return null;
        }

        var (choose, environment) = choices[^1];
        var cost = lowering.Lower(choose.Condition, environment);
        var ties = TieBreaks(router, lowering);
        if (lowering.HasFailed || ties is not { } keys)
        {
            return null;
        }

        return new RouterPlan
        {
            Name = router.Name,
            Lets = lowering.Lets,
            Eligible = eligible,
            Cost = cost,
            IsMaximizing = choose.IsMaximizing,
            TieBreak = keys,
            Settings = lowering.Settings,
            Reads = ReadBy([.. lowering.Lets, .. eligible, cost, .. keys]),
        };
    }

    /// <summary>An SLO as an object; null if something in it is wrong, which has been reported.</summary>
    public static SloPlan? Slo(EntityValue slo)
    {
        var lowering = new ExpressionLowering(slo.Evaluator);
        var own = slo.Layers.LastOrDefault(
            instance => instance.Layer.Statements.Any(given => given is GoodWhenStatement));
        if (own is null)
        {
            return null;
        }

        // An heir that says when a request is good says all of it.
        var good = own.Layer.Statements.OfType<GoodWhenStatement>()
            .Select(statement => lowering.Lower(statement.Condition, slo.EnvironmentOf(own))).ToImmutableArray();
        return lowering.HasFailed
            ? null
            : new SloPlan { Name = slo.Name, Lets = lowering.Lets, Good = good, Settings = lowering.Settings };
    }

    /// <summary>
    /// The <c>where</c> of a workload, inherited ones included; null without one, or if something in it is wrong, which
    /// has been reported.
    /// </summary>
    public static FilterPlan? Filter(EntityValue workload)
    {
        var lowering = new ExpressionLowering(workload.Evaluator);
        var keep = workload.Statements<WhereStatement>()
            .Select(given => lowering.Lower(given.Statement.Condition, given.Environment)).ToImmutableArray();
        return keep.IsEmpty || lowering.HasFailed
            ? null
            : new FilterPlan { Lets = lowering.Lets, Keep = keep, Settings = lowering.Settings };
    }

    private static ImmutableArray<BoundExpression>? TieBreaks(EntityValue router, ExpressionLowering lowering)
    {
        if (router.Expression(TieBreak) is not { } given)
        {
            var defaults = router.Evaluator.Binder.Defaults(router.Type);
            var entity = router.Amended([]).WithBase(new LayerInstance(defaults, null));
            if (entity.Expression(TieBreak) is not { } fallback)
            {
                return [];
            }

            given = fallback;
        }

        return lowering.Lower(given.Expression, given.Environment) switch
        {
            BoundList list => list.Items,
            BoundConstant { Value: ListValue list } constant =>
                [.. list.Items.Select(item => new BoundConstant(constant.Location, Element(constant.Type), item))],
            _ => null,
        };
    }

    private static LanguageType Element(LanguageType type) => type is ListType list ? list.Element : type;

    private static SignalSet ReadBy(ImmutableArray<BoundExpression> roots)
    {
        var reads = SignalSet.None;
        var pending = new Stack<BoundExpression>(roots);
        while (pending.TryPop(out var expression))
        {
            if (expression is BoundSignal signal)
            {
                reads |= signal.Signal.Reads;
            }

            foreach (var child in expression.Children)
            {
                pending.Push(child);
            }
        }

        return reads;
    }
}
