using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>A block about to become a layer.</summary>
/// <param name="Body">The block; null where a dotted path stands for one.</param>
/// <param name="Type">What its object is.</param>
/// <param name="Location">Where findings about the object as a whole belong.</param>
/// <param name="Below">What the layers below declare.</param>
/// <param name="Outer">What is around the block.</param>
/// <param name="Binder">Binds it.</param>
internal sealed record LayerSource(
    BlockSyntax? Body, ObjectType Type, SourceLocation Location, Shape Below, Scope Outer, Binder Binder)
{
    /// <summary>Gives the object the block was written for.</summary>
    public Func<EntityValue?>? Prototype { get; init; }

    /// <summary>The scenario an experiment is of; null for other kinds.</summary>
    public Symbols.EntitySymbol? Subject { get; init; }
}
