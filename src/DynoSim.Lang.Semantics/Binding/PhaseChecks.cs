using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Binding;

/// <summary>Values must be known where they are needed.</summary>
internal static class PhaseChecks
{
    /// <summary>
    /// The expression, or an error after a report if its value is known too late or belongs elsewhere.
    /// </summary>
    /// <param name="expression">The expression.</param>
    /// <param name="allowed">The phase it may be of, apart from static.</param>
    /// <param name="subject">What needs it, for the message.</param>
    /// <param name="binder">Takes the report.</param>
    public static BoundExpression Require(
        BoundExpression expression, KnobPhase allowed, string subject, Binder binder)
    {
        if (expression.IsError || expression.Phase == KnobPhase.Static || expression.Phase == allowed)
        {
            if (!Mixes(expression, allowed, out var stranger))
            {
                return expression;
            }

            Report(stranger, allowed, subject, binder);
            return new BoundError(expression.Location);
        }

        Report(FirstBeyond(expression, allowed) ?? expression, allowed, subject, binder);
        return new BoundError(expression.Location);
    }

    /// <summary>A result beside a signal: the latest phase hides the earlier one.</summary>
    private static bool Mixes(BoundExpression expression, KnobPhase allowed, out BoundExpression stranger)
    {
        stranger = expression;
        if (expression.IsError || expression.Phase != allowed || allowed == KnobPhase.Static)
        {
            return false;
        }

        if (FirstBeyond(expression, allowed) is not { } found)
        {
            return false;
        }

        stranger = found;
        return true;
    }

    /// <summary>The first part, in source order, that is of a phase of its own and not the allowed one.</summary>
    private static BoundExpression? FirstBeyond(BoundExpression expression, KnobPhase allowed)
    {
        if (expression.Phase == KnobPhase.Static)
        {
            return null;
        }

        var isOwn = expression is BoundMetric or BoundAggregate or BoundSignal or BoundContext or BoundStudyCall
            || !expression.Children.Any(child => child.Phase == expression.Phase);
        if (isOwn && expression.Phase != allowed)
        {
            return expression;
        }

        foreach (var child in expression.Children)
        {
            if (FirstBeyond(child, allowed) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static void Report(BoundExpression culprit, KnobPhase allowed, string subject, Binder binder)
    {
        var text = Misfits.Shortened(culprit.Location.Text);
        if (allowed == KnobPhase.Policy && culprit.Phase == KnobPhase.Result)
        {
            binder.Report(
                Descriptors.PolicyReadsResult,
                culprit.Location,
                $"`{text}` is known only after the run, but {subject} decides during it",
                "a result",
                "policies read `worker`, `request`, `pool` and, in a planner, `observed`");
            return;
        }

        binder.Report(
            Descriptors.PhaseViolation,
            culprit.Location,
            $"`{text}` is known only {When(culprit.Phase)}; {subject} is needed {Needed(allowed)}",
            Name(culprit.Phase));
    }

    private static string When(KnobPhase phase) => phase switch
    {
        KnobPhase.Result => "after the run",
        KnobPhase.RequestResult => "once a request is done",
        KnobPhase.Record => "while the trace is read",
        KnobPhase.Policy => "during the run",
        _ => "later",
    };

    private static string Needed(KnobPhase phase) => phase switch
    {
        KnobPhase.Result => "after the run, from its results",
        KnobPhase.RequestResult => "for each request that is done",
        KnobPhase.Record => "for each row of the trace",
        KnobPhase.Policy => "at one instant of the run",
        _ => "before it",
    };

    private static string Name(KnobPhase phase) => phase switch
    {
        KnobPhase.Result => "a result",
        KnobPhase.RequestResult => "a result of one request",
        KnobPhase.Record => "a field of a trace row",
        _ => "simulated state",
    };
}
