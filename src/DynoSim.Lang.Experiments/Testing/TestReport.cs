using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Testing;

/// <summary>The tests of all files with their verdicts.</summary>
/// <param name="Files">The files in the order asked for.</param>
/// <param name="Milliseconds">How long it took, all together.</param>
public sealed record TestReport(ImmutableArray<TestFile> Files, double Milliseconds)
{
    /// <summary>All items of all files.</summary>
    public IEnumerable<TestItem> Items => Files.SelectMany(file => file.Items);

    /// <summary>What is wrong with the tool, if anything.</summary>
    public Defect? Defect => Items.Select(item => item.Defect).OfType<Defect>().FirstOrDefault();

    /// <summary>Everything that made an item fail, in order.</summary>
    public IEnumerable<Diagnostic> Findings => Items.SelectMany(item => item.Findings);

    /// <summary>The items of a status.</summary>
    public int Count(TestStatus status) => Items.Count(item => item.Status == status);
}

/// <summary>One file with its tests; without items it has nothing to test.</summary>
/// <param name="Path">The path as asked for.</param>
/// <param name="Items">Its tests, scenarios and experiments in source order; of a broken file one failed item.</param>
/// <param name="Warnings">Warnings of the file.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record TestFile(
    string Path, ImmutableArray<TestItem> Items, ImmutableArray<Diagnostic> Warnings, double Milliseconds);

/// <summary>A test, a scenario or experiment with expectations, or a file that cannot be tested.</summary>
public sealed record TestItem
{
    /// <summary>What it is: <c>test</c>, <c>scenario</c>, <c>experiment</c> or <c>file</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its title or name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands, <c>file:line:column</c>.</summary>
    public required string Place { get; init; }

    /// <summary>The verdict.</summary>
    public required TestStatus Status { get; init; }

    /// <summary>Why it was skipped; null otherwise.</summary>
    public string? SkipReason { get; init; }

    /// <summary>Whether the verdict is that of an earlier run of exactly the same.</summary>
    public bool IsCached { get; init; }

    /// <summary>What was expected, in source order.</summary>
    public ImmutableArray<TestCheck> Checks { get; init; } = [];

    /// <summary>What made it fail.</summary>
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    /// <summary>What is wrong with the tool, if anything.</summary>
    public Defect? Defect { get; init; }

    /// <summary>How long it took.</summary>
    public double Milliseconds { get; init; }
}

/// <summary>One expectation or rejection.</summary>
/// <param name="Text">As written, on one line.</param>
/// <param name="Place">Where, <c>file:line:column</c>.</param>
/// <param name="Holds">The verdict.</param>
/// <param name="Picture">The parts with their values, for one line.</param>
/// <param name="Because">The reason given; null without one.</param>
public sealed record TestCheck(string Text, string Place, bool Holds, string Picture, string? Because);

/// <summary>The verdict on an item.</summary>
public enum TestStatus
{
    /// <summary>Everything holds.</summary>
    Passed,

    /// <summary>Something does not, or could not be judged.</summary>
    Failed,

    /// <summary>It was not judged, and counts neither way.</summary>
    Skipped,
}
