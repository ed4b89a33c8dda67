using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Evaluation;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>
/// Which point of an experiment is meant, in a form that any compilation of the same files understands: one thread
/// lists points, another runs them.
/// </summary>
/// <param name="Part">Which of the united experiments, from 0; -1 for the unchanged scenario.</param>
/// <param name="Choices">What is chosen on every axis, in the order of the space.</param>
public sealed record PointKey(int Part, ImmutableArray<AxisChoice> Choices);

/// <summary>One setting of a point.</summary>
/// <param name="Path">What is set, as written in the experiment.</param>
/// <param name="Text">The value as a person reads it.</param>
/// <param name="Exact">The value as text that <c>--set</c> reads back exactly.</param>
/// <param name="Number">The value in base units; null if it is no number.</param>
public sealed record PointSetting(string Path, string Text, string Exact, double? Number);

/// <summary>One point of an experiment.</summary>
/// <param name="Key">Which it is.</param>
/// <param name="Id">12 hexadecimal digits: the hash of what it sets other than the scenario has it.</param>
/// <param name="Settings">What it sets, in the order of the axes.</param>
public sealed record SpacePoint(PointKey Key, string Id, ImmutableArray<PointSetting> Settings)
{
    /// <summary>The settings in one line.</summary>
    public string Text => Settings.IsEmpty
        ? "the scenario as it is"
        : string.Join(", ", Settings.Select(setting => $"{setting.Path} = {setting.Text}"));

    internal ImmutableArray<Override> Overrides { get; init; } = [];
}
