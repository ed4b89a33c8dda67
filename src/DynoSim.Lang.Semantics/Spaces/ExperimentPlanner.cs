using System.Security.Cryptography;
using System.Text;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>Puts an experiment that has been checked into a plan.</summary>
internal static class ExperimentPlanner
{
    /// <summary>The plan.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="subject">The scenario it is of.</param>
    /// <param name="space">Its points.</param>
    /// <param name="compilation">The files it stands in.</param>
    public static ExperimentPlan Of(
        EntityValue experiment, EntitySymbol subject, ExperimentSpace space, Compilation compilation)
    {
        var plan = new ExperimentPlan
        {
            Name = experiment.Name,
            Subject = subject.Name,
            Location = experiment.Location,
            Axes = [.. space.Axes.SelectMany(part => part).DistinctBy(axis => axis.Text)],
            Search = space.Search,
            Replicate = experiment.Get("replicate") is CountValue count ? (int)count.Value : 1,
            Objectives =
            [
                .. experiment.Statements<ObjectiveStatement>().Select(given => new ObjectivePlan(
                    OneLine(given.Statement.Condition.Location.Text),
                    given.Statement.IsMaximizing,
                    OperatorEvaluation.DimensionOf(given.Statement.Condition.Type),
                    given.Statement.Condition.Location)),
            ],
            Expectations =
            [
                .. experiment.Statements<ExpectStatement>()
                    .Where(given => given.Statement.Condition.Phase == KnobPhase.Result)
                    .Select(given => new ExpectationPlan(
                        given.Statement.Condition,
                        given.Environment,
                        given.Statement.Because,
                        given.Statement.Location)),
            ],
            Entity = experiment,
            Fingerprint = string.Empty,
        };
        return plan with { Fingerprint = FingerprintOf(plan, space, compilation) };
    }

    /// <summary>
    /// Whoever changes a file changes the fingerprint, except for comments and spaces: what a point is depends on
    /// everything around the experiment, and finding out on what exactly would take a run of all points.
    /// </summary>
    private static string FingerprintOf(ExperimentPlan plan, ExperimentSpace space, Compilation compilation)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append('\n');
        Line(SemanticsVersion.Kernel);
        Line(SemanticsVersion.PerfModel);
        Line($"experiment {plan.Name} of {plan.Subject}");
        Line($"base {space.Resolve(space.Baseline).Plan?.Fingerprint}");
        foreach (var setting in compilation.Options.Settings)
        {
            Line($"set {setting.Text}");
        }

        foreach (var module in compilation.Modules)
        {
            Line(string.Join(' ', Words(module.Tree.Root)));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static IEnumerable<string> Words(SyntaxNode node) => node.Elements.SelectMany(child => child switch
    {
        SyntaxToken token => [token.Text],
        SyntaxNode inner => Words(inner),
        _ => Enumerable.Empty<string>(),
    });

    private static string OneLine(string text) => string.Join(
        ' ', text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
