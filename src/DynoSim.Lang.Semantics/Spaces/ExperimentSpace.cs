using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>
/// The points of an experiment, and the scenario at each. Belongs to one compilation and, like it, to one thread at a
/// time; keys of points may be handed to another compilation of the same files.
/// </summary>
public sealed class ExperimentSpace
{
    private readonly Binder _binder;
    private readonly IFileSource _files;
    private readonly EntityValue _experiment;
    private readonly EntityValue _scenario;
    private readonly EntitySymbol _subject;
    private readonly ImmutableArray<PointSpace> _parts;
    private readonly PointIdentity _identity;
    private readonly PlanningMemory _memory;

    private ExperimentSpace(
        EntityValue experiment,
        EntityValue scenario,
        EntitySymbol subject,
        SearchPlan search,
        ImmutableArray<PointSpace> parts,
        Binder binder,
        IFileSource files)
    {
        _experiment = experiment;
        _scenario = scenario;
        _subject = subject;
        _parts = parts;
        _binder = binder;
        _files = files;
        _memory = new PlanningMemory(files);
        _identity = new PointIdentity(scenario);
        Search = search;
        Columns = StudyColumns.Of(experiment, search, binder);
    }

    /// <summary>How points are chosen.</summary>
    public SearchPlan Search { get; }

    /// <summary>What is worked out at each point, in order.</summary>
    public ImmutableArray<StudyColumn> Columns { get; }

    /// <summary>The axes of each of the united experiments; of an experiment of its own, of that one.</summary>
    public ImmutableArray<ImmutableArray<AxisPlan>> Axes => [.. _parts.Select(part => AxisPlans.Of(part))];

    /// <summary>The scenario as it is.</summary>
    public SpacePoint Baseline => _identity.OfScenario(
        [.. _parts.SelectMany(part => part.Axes).SelectMany(axis => axis.Paths).DistinctBy(path => path.Text)]);

    /// <summary>
    /// The points that <c>where</c> admits, the last axis fastest, each configuration once. Only of spaces that have no
    /// interval.
    /// </summary>
    /// <param name="most">The most points looked at.</param>
    public IEnumerable<SpacePoint> Points(int most)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var part = 0; part < _parts.Length; part++)
        {
            foreach (var listed in _parts[part].Points(most).Where(listed => _parts[part].Admits(listed.Settings)))
            {
                var point = _identity.Of(new PointKey(part, listed.Choices), listed.Settings);
                if (seen.Add(point.Id))
                {
                    yield return point;
                }
            }
        }
    }

    /// <summary>The point at unit coordinates; null where there is none, or <c>where</c> excludes it.</summary>
    /// <param name="part">Which of the united experiments.</param>
    /// <param name="coordinates">One per axis, from 0 to below 1.</param>
    public SpacePoint? At(int part, IReadOnlyList<double> coordinates)
    {
        var space = _parts[part];
        var choices = ImmutableArray<AxisChoice>.Empty;
        var settings = ImmutableArray<Override>.Empty;
        for (var i = 0; i < space.Axes.Length; i++)
        {
            var axis = space.Axes[i];
            if (space.Intervals.TryGetValue(axis, out var interval))
            {
                var magnitude = AxisPlans.Inside(interval, coordinates[i]);
                choices = choices.Add(new AxisChoice(0, magnitude));
                settings = settings.AddRange(AxisValues.Inside(axis, interval, magnitude));
            }
            else if (space.ValuesOf(axis, settings) is { Length: > 0 } rows)
            {
                var level = Math.Min((int)(coordinates[i] * rows.Length), rows.Length - 1);
                choices = choices.Add(new AxisChoice(level, 0));
                settings = settings.AddRange(rows[level]);
            }
            else
            {
                return null;
            }
        }

        return space.Admits(settings) ? _identity.Of(new PointKey(part, choices), settings) : null;
    }

    /// <summary>The point of a key, which may come from another compilation of the same files.</summary>
    public SpacePoint? Find(PointKey key) => key.Part < 0
        ? Baseline
        : _parts[key.Part].At(key.Choices) is { } settings ? _identity.Of(key, settings) : null;

    /// <summary>Whether <c>where</c> admits a point.</summary>
    public bool Admits(SpacePoint point) => point.Key.Part < 0 || _parts[point.Key.Part].Admits(point.Overrides);

    /// <summary>The points before <c>where</c>; null if there are infinitely many.</summary>
    /// <param name="most">Where counting ends, of a space that must be listed to be counted.</param>
    public long? Size(int most) => _parts.Any(part => !part.Intervals.IsEmpty)
        ? null
        : (long)_parts.Sum(part => Math.Min(part.Count(most), long.MaxValue / _parts.Length));

    /// <summary>
    /// What can be chosen on all axes of a space but one, with the first value of that one; the last axis fastest.
    /// </summary>
    /// <param name="part">Which of the united experiments.</param>
    /// <param name="axis">The axis left out.</param>
    public IEnumerable<ImmutableArray<AxisChoice>> Others(int part, int axis) => _parts[part].Others(axis);

    /// <summary>The share of good requests that the scenario's SLO wants; null without one.</summary>
    public double? SloTarget => _scenario.Block("slo")?.Get("target") is { } target
        ? StudyExpressions.Number(target)
        : null;

    /// <summary>The scenario at a point, checked and planned.</summary>
    public PointPlan Resolve(SpacePoint point)
    {
        var bag = new DiagnosticBag();
        var there = _binder.At(point.Overrides, bag);
        if (there.Entity(_subject) is not { } scenario)
        {
            return new PointPlan(point, null, [], bag.Ordered([]));
        }

        var plan = new ScenarioPlanner(bag, _files, readsRows: false, _memory).ResolveAnew(scenario);
        var self = _experiment.Symbol is { } symbol ? there.Entity(symbol) : null;
        return new PointPlan(
            point,
            bag.HasErrors ? null : plan,
            self is null ? [] : StudyColumns.Of(self, Search, _binder),
            bag.Ordered([]));
    }

    /// <summary>The paths of the axis that an expression names; empty if it names none.</summary>
    public ImmutableArray<string> PathsOf(BoundExpression over)
    {
        var mentions = new AxisMentions(_binder);
        mentions.Visit(over);
        return
        [
            .. _parts.SelectMany(part => part.Axes).Where(mentions.Has)
                .SelectMany(axis => axis.Paths)
                .Select(path => path.Text)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether an expectation asks about several points, so that one point cannot answer it.</summary>
    public bool IsOverPoints(BoundExpression condition) => StudyColumns.IsOverPoints(condition, _binder);

    /// <summary>The conditions of every <c>at</c> of an expectation.</summary>
    public ImmutableArray<BoundExpression> PlacesIn(BoundExpression condition) =>
        StudyColumns.PlacesIn(condition, _binder);

    /// <summary>The values of an experiment's columns under the results of a run, in base units; true is 1.</summary>
    public static ImmutableArray<double?> Evaluate(PointPlan point, IMetricSource results) =>
        [.. point.Columns.Select(column => Number(column, point, results))];

    /// <summary>
    /// What identifies the values of a point's runs beside the repetition: the scenario there and what is worked out of
    /// it, with every static part as it is there. 64 hexadecimal digits; empty for a point that cannot run.
    /// </summary>
    public static string KeyOf(PointPlan point)
    {
        if (point.Plan is not { } plan)
        {
            return string.Empty;
        }

        var graph = new CanonicalGraph();
        var values = new CanonicalValue(path => path, entity => entity.Name);
        var writer = new CanonicalExpression(graph, [], values.Of);
        var columns = point.Columns.Select(column => column.Environment is { } environment
            ? graph.HashOf(writer.Add(
                new ExpectationPlan(column.Expression, environment, null, column.Expression.Location),
                plan.Entity.Evaluator))
            : string.Empty);
        return Fingerprint.Of($"{plan.Fingerprint}\n{string.Join('\n', columns)}");
    }

    /// <summary>The space of an experiment; null, with the reasons in the compilation, if it has none.</summary>
    internal static ExperimentSpace? Of(EntityValue experiment, Binder binder, IFileSource files)
    {
        var evaluator = experiment.Evaluator;
        if (experiment.Symbol is not { } symbol || binder.Entity(symbol).Subject is not { } subject
            || evaluator.Entity(subject) is not { } scenario || SearchPlan.Of(experiment, evaluator) is not { } search)
        {
            return null;
        }

        var parts = United(experiment, evaluator)
            .Select(part => PointSpace.Of(part, binder, evaluator, search.MayDraw))
            .ToArray();
        return parts.Contains(null)
            ? null
            : new ExperimentSpace(
                experiment, scenario, subject, search, [.. parts.OfType<PointSpace>()], binder, files);
    }

    /// <summary>The experiments whose points an experiment has: its own, or those of others.</summary>
    private static IEnumerable<EntityValue> United(EntityValue experiment, Evaluator evaluator)
    {
        if (experiment.Expression("points") is not { } given)
        {
            return [experiment];
        }

        return Hygiene.Expressions.Parts(given.Expression).OfType<BoundMember>()
            .Where(member => member.Name == "points")
            .Select(member => evaluator.Evaluate(member.Target, given.Environment))
            .OfType<EntityValue>();
    }

    private static double? Number(StudyColumn column, PointPlan point, IMetricSource results) =>
        point.Plan?.Entity.Evaluator.After(results, null, new DiagnosticBag()) is { } evaluator
            ? StudyExpressions.Number(evaluator.Evaluate(column.Expression, column.Environment))
            : null;
}

/// <summary>The scenario at a point, or why it cannot run.</summary>
/// <param name="Point">The point.</param>
/// <param name="Plan">The plan; null if it cannot run.</param>
/// <param name="Columns">What is worked out of its runs.</param>
/// <param name="Findings">Everything found about it.</param>
public sealed record PointPlan(
    SpacePoint Point, ScenarioPlan? Plan, ImmutableArray<StudyColumn> Columns, ImmutableArray<Diagnostic> Findings);
