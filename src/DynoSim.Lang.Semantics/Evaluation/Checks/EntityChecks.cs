using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation.Checks;

/// <summary>
/// Reads every static member of an object and of what it holds, so that everything wrong with their values is found,
/// and reports what is missing. Entities of imported files must be whole only where something of the entry file
/// reaches them.
/// </summary>
internal sealed class EntityChecks(Evaluator evaluator, Module entry)
{
    private readonly HashSet<EntityValue> _seen = [];
    private readonly HashSet<EntityValue> _seenWhole = [];

    // A list of lists of lists names its items far more often than it holds them.
    private readonly HashSet<(ListValue List, bool MustBeWhole)> _seenLists = [];

    /// <summary>Every object visited, in order.</summary>
    public List<EntityValue> Visited { get; } = [];

    /// <summary>Checks one object and what it holds.</summary>
    /// <param name="entity">The object.</param>
    /// <param name="mustBeWhole">Whether a missing member is an error.</param>
    public void Check(EntityValue entity, bool mustBeWhole)
    {
        var isNew = _seen.Add(entity);
        if (!(mustBeWhole ? _seenWhole.Add(entity) : isNew) || !evaluator.TryStep(entity.Location))
        {
            return;
        }

        if (isNew)
        {
            Visited.Add(entity);
        }

        if (mustBeWhole)
        {
            RequiredMembers.Check(entity, evaluator);
        }

        foreach (var value in Values(entity))
        {
            CheckHeld(entity, value, mustBeWhole);
        }
    }

    private static IEnumerable<Value> Values(EntityValue entity)
    {
        if (entity.Kind is not { } kind)
        {
            return entity.Entries.Select(entry => entry.Value);
        }

        var properties = kind.Properties
            .Where(property => !property.IsDerived && property.Phase == KnobPhase.Static && entity.IsSet(property.Name))
            .Select(property => property.Name);
        var blocks = kind.Properties
            .Where(property => property.Role == PropertyRole.NamedBlocks)
            .SelectMany(property => entity.Blocks(property.Name));
        var params_ = entity.Layers.SelectMany(instance => instance.Layer.Members).OfType<LocalParam>()
            .Select(param => param.Name);
        var lets = entity.Layers.SelectMany(instance => instance.Layer.Members).OfType<LocalLet>()
            .Where(let => let.Value.Phase == KnobPhase.Static)
            .Select(let => let.Name);
        return properties.Concat(params_).Concat(lets).Select(entity.Get).Concat(blocks);
    }

    private void CheckHeld(EntityValue owner, Value value, bool mustBeWhole)
    {
        switch (value)
        {
            case EntityValue { Layers.IsEmpty: true }:
                break;
            case EntityValue held:
                Check(held, mustBeWhole && (held.Symbol is null || IsReached(held)));
                break;
            case ListValue list when _seenLists.Add((list, mustBeWhole)):
                foreach (var item in list.Items)
                {
                    CheckHeld(owner, item, mustBeWhole);
                }

                break;
        }
    }

    /// <summary>The entry's own entities are checked by themselves, the library's by its tests.</summary>
    private bool IsReached(EntityValue held) =>
        held.Symbol is { } symbol && !symbol.Module.IsStandard && !ReferenceEquals(symbol.Module, entry);
}

/// <summary>Members that must be given.</summary>
internal static class RequiredMembers
{
    public static void Check(EntityValue entity, Evaluator evaluator)
    {
        if (entity.Kind is not { } kind || entity.Layers.Any(instance => instance.Layer.IsDoubtful))
        {
            return;
        }

        var forgiven = entity.Layers.SelectMany(instance => instance.Layer.Forgiven).ToHashSet(StringComparer.Ordinal);
        foreach (var property in kind.Properties)
        {
            if (property.IsRequired && !entity.IsSet(property.Name) && !forgiven.Contains(property.Name)
                && !ConditionalMembers.MayLack(entity, property))
            {
                Report(entity, $"`{property.Name}`", property.Doc, evaluator);
            }
        }

        foreach (var statement in kind.Statements.Where(statement => statement.IsRequired))
        {
            if (!entity.Layers.Any(
                instance => instance.Layer.Statements.Any(given => StatementKinds.Of(given) == statement.Kind)))
            {
                Report(entity, $"`{StatementKinds.Word(statement.Kind)}`", statement.Doc, evaluator);
            }
        }

        foreach (var (what, why) in ConditionalMembers.Missing(entity, forgiven))
        {
            Report(entity, what, why, evaluator);
        }
    }

    private static void Report(EntityValue entity, string what, string why, Evaluator evaluator)
    {
        var name = entity.Kind is { IsTopLevel: false } && entity.Name == entity.Type.Word
            ? $"`{entity.Type.Word}`"
            : $"{entity.Type.Word} `{entity.Name}`";
        evaluator.Diagnostics.Add(new Diagnostic(
            Descriptors.RequiredMissing, entity.Location.Source, entity.Location.Span, $"{name} needs {what}")
        {
            Label = $"{what} is missing",
            Notes = ImmutableArray.Create(why),
        });
    }
}
