using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>One member of one object, worked out once.</summary>
internal sealed class MemberCell(EntityValue entity, string name) : EvaluationCell(entity.Evaluator)
{
    private Provenance? _provenance;

    /// <inheritdoc/>
    public override string DisplayName => entity.Owner is { } owner && entity.Type.Kind is { IsTopLevel: false }
        ? $"{owner.Name}.{entity.Name}.{name}"
        : $"{entity.Name}.{name}";

    /// <inheritdoc/>
    public override SourceLocation Location => MemberReading.Declaration(entity, name) ?? entity.Location;

    /// <summary>
    /// The uppermost block of an object closes a circle, not the blocks below, which were sound before, nor what the
    /// compiler computes.
    /// </summary>
    public override int Distance => MemberReading.Depth(entity, name) ?? entity.Layers.Length;

    /// <summary>Who set it; null for a default.</summary>
    public Provenance? Provenance
    {
        get
        {
            _ = Value;
            return _provenance;
        }
    }

    /// <inheritdoc/>
    protected internal override Value Compute()
    {
        var (value, provenance) = MemberReading.Read(entity, name);
        _provenance = provenance;
        return value;
    }
}
