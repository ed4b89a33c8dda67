using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>Members that a layer sets, checked against what they allow.</summary>
internal static class AssignedMembers
{
    /// <summary>The value of <c>name = value</c>.</summary>
    public static Value Read(EntityValue entity, LayerInstance instance, Assignment assignment)
    {
        var evaluator = entity.Evaluator;
        var value = evaluator.Evaluate(assignment.Value, entity.EnvironmentOf(instance));
        if (assignment.Property is { } property)
        {
            return PropertyChecks.Allowed(property, value, assignment.Value, evaluator);
        }

        return entity.Shape.FindLocal(assignment.Name) is LocalParam param
            ? ParamChecks.InRange(
                param.Binding,
                value,
                assignment.Name,
                assignment.ValueLocation,
                DeclaringEnvironment(entity, param),
                evaluator)
            : value;
    }

    /// <summary>The default of a param of the block.</summary>
    public static Value Default(EntityValue entity, LayerInstance instance, LocalParam param)
    {
        var evaluator = entity.Evaluator;
        if (param.Binding.Default is not { } fallback)
        {
            return evaluator.MissingParam(param.Name, param.Location);
        }

        var environment = entity.EnvironmentOf(instance);
        return ParamChecks.InRange(
            param.Binding,
            evaluator.Evaluate(fallback, environment),
            param.Name,
            fallback.Location,
            environment,
            evaluator);
    }

    /// <summary>The value with the amendments above it, as a copy of its own.</summary>
    public static Value Amend(
        EntityValue entity,
        string name,
        Value value,
        List<LayerInstance> amendments,
        SourceLocation location)
    {
        if (amendments.Count == 0)
        {
            return value is EntityValue { Origin: null, Owner: null } block ? block.OwnedBy(entity, name) : value;
        }

        return value switch
        {
            EntityValue block => block.Amended([.. amendments]),
            NoneValue => amendments[0].Layer.Type.Kind is { IsTopLevel: false }
                ? new EntityValue(
                    entity.Evaluator, amendments[0].Layer.Type, name, location, [.. amendments])
                { Owner = entity }
                : entity.Evaluator.Report(
                    Descriptors.OptionalUsedAsValue,
                    amendments[0].Layer.Location,
                    $"`{name}` is none here, so there is nothing to amend",
                    help: $"set it first, as in `{name} = …`"),
            _ => value,
        };
    }

    private static Environment? DeclaringEnvironment(EntityValue entity, LocalParam param)
    {
        var instance = entity.Layers.FirstOrDefault(candidate => candidate.Layer.Members.Contains(param));
        return instance is null ? null : entity.EnvironmentOf(instance);
    }
}
