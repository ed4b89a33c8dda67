using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Evaluation;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>One <c>vary</c> of an experiment.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Environment">What its names stand for.</param>
internal sealed record Axis(VaryStatement Statement, Evaluation.Environment Environment)
{
    /// <summary>What it sets.</summary>
    public ImmutableArray<SettablePath> Paths => Statement.Paths;

    /// <summary>The paths as written.</summary>
    public string Text => string.Join(", ", Paths.Select(path => path.Text));

    /// <summary>Where its paths stand.</summary>
    public SourceLocation Place => Paths[0].Location.Through(Paths[^1].Location);

    /// <summary>Where its values stand.</summary>
    public SourceLocation ValuePlace => Statement.Values.Location;

    /// <summary>Whether it can be read at all.</summary>
    public bool IsSound => !Statement.Values.IsError && Paths.All(path => !path.Type.IsError);

    /// <summary>The axes of an experiment in order.</summary>
    public static ImmutableArray<Axis> Of(EntityValue experiment) =>
        [.. experiment.Statements<VaryStatement>().Select(given => new Axis(given.Statement, given.Environment))];
}
