using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>
/// DYN5002: an axis over a param that the scenario does not read. The scenario is evaluated with the param set, and
/// what is touched on the way is read; what policies name is read too.
/// </summary>
internal static class UnreadAxes
{
    public static void Check(EntityValue experiment, Binder binder)
    {
        var axes = Axis.Of(experiment).SelectMany(axis => axis.Paths.Select(path => (Axis: axis, Path: path)))
            .Where(entry => entry.Path.Param is not null)
            .ToArray();
        if (axes.Length == 0 || Subject(experiment, binder) is not { } subject)
        {
            return;
        }

        var given = axes.Select(entry => Touching(entry.Path, binder)).OfType<Override>().ToImmutableArray();
        var evaluator = new Evaluator(binder, given, new DiagnosticBag(), binder.Guard);
        var reader = new ScenarioReader(binder);
        if (evaluator.Entity(subject) is not { } scenario)
        {
            return;
        }

        reader.Read(scenario);
        var others = experiment.Statements<VaryStatement>().SelectMany(vary => Entities(vary.Statement.Values));
        foreach (var entity in others.Select(evaluator.Entity).OfType<EntityValue>())
        {
            reader.Read(entity);
        }

        foreach (var (_, path) in axes.Where(entry => !entry.Path.Type.IsError))
        {
            var isTouched = evaluator.Touched.Any(touched => ReferenceEquals(touched.Path.Param, path.Param));
            if (!isTouched && !reader.Mentions.Has(path) && given.Any(setting => setting.Path == path))
            {
                Report(path, subject, binder);
            }
        }
    }

    private static EntitySymbol? Subject(EntityValue experiment, Binder binder) =>
        experiment.Symbol is { } symbol ? binder.Entity(symbol).Subject : null;

    /// <summary>The param at its default: set, so that reading it shows, but not changed.</summary>
    private static Override? Touching(SettablePath path, Binder binder) =>
        path.Param is { } param && binder.Param(param).Default is { IsError: false } value
            ? new Override(path, value, value.Location)
            : null;

    private static IEnumerable<EntitySymbol> Entities(BoundExpression values) => Hygiene.Expressions.Parts(values)
        .OfType<BoundDefinition>().Select(definition => definition.Symbol).OfType<EntitySymbol>();

    private static void Report(SettablePath path, EntitySymbol subject, Binder binder)
    {
        var home = path.Param?.NameLocation ?? path.Location;
        binder.Report(new Diagnostic(
            Descriptors.UnreadAxis,
            path.Location.Source,
            path.Location.Span,
            $"nothing in scenario `{subject.Name}` reads `{path.Text}`, so every value of it is the same run")
        {
            Label = "no run reads it",
            Help = $"use `{path.Param?.Name}` where the scenario should change, or vary a member of it",
            Related = [new RelatedSpan(home.Source, home.Span, "the param is declared here")],
        });
    }

    /// <summary>Reads everything static of an object and notes what its policies name.</summary>
    private sealed class ScenarioReader(Binder binder)
    {
        private readonly HashSet<EntityValue> _seen = [];

        public AxisMentions Mentions { get; } = new(binder);

        public void Read(EntityValue entity)
        {
            if (!_seen.Add(entity) || !entity.Evaluator.TryStep(entity.Location))
            {
                return;
            }

            foreach (var instance in entity.Layers)
            {
                foreach (var statement in instance.Layer.Statements)
                {
                    Visit(statement);
                }

                foreach (var let in instance.Layer.Members.OfType<LocalLet>())
                {
                    Mentions.Visit(let.Value);
                }
            }

            foreach (var property in entity.Kind?.Properties.Where(property => !property.IsDerived) ?? [])
            {
                if (property.Phase != KnobPhase.Static)
                {
                    if (entity.Expression(property.Name) is { } later)
                    {
                        Mentions.Visit(later.Expression);
                    }
                }
                else
                {
                    Follow(entity.Get(property.Name));
                }
            }

            foreach (var entry in entity.Kind is null ? entity.Entries : [])
            {
                Follow(entry.Value);
            }

            foreach (var param in entity.Layers.SelectMany(layer => layer.Layer.Members).OfType<LocalParam>())
            {
                Follow(entity.Get(param.Name));
            }
        }

        private void Follow(Value value)
        {
            switch (value)
            {
                case EntityValue held:
                    Read(held);
                    break;
                case ListValue list:
                    foreach (var item in list.Items)
                    {
                        Follow(item);
                    }

                    break;
            }
        }

        private void Visit(BoundStatement statement)
        {
            switch (statement)
            {
                case ExpectStatement:
                    break;
                case ConditionStatement condition:
                    Mentions.Visit(condition.Condition);
                    break;
                case EveryStatement every:
                    Mentions.Visit(every.Interval);
                    foreach (var expression in every.Actions.SelectMany(Expressions))
                    {
                        Mentions.Visit(expression);
                    }

                    break;
            }
        }

        private static IEnumerable<BoundExpression> Expressions(PolicyAction action) => action switch
        {
            WhenAction rule => rule.Then.Concat(rule.Else).SelectMany(Expressions).Prepend(rule.Condition),
            ScaleAction scale => [scale.Amount],
            _ => [],
        };
    }
}
