using System.Collections.Immutable;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>What a timing is built from: an engine's options on one replica of a pool.</summary>
public sealed record TimingRequest
{
    /// <summary>The engine's timing options.</summary>
    public required TimingOptions Options { get; init; }

    /// <summary>The model served.</summary>
    public required ModelOptions Model { get; init; }

    /// <summary>The node a replica stands on.</summary>
    public required NodeOptions Node { get; init; }

    /// <summary>How the replica is spread.</summary>
    public required ParallelShape Shape { get; init; }

    /// <summary>KV capacity of a worker in tokens; the polynomial reads it.</summary>
    public required long KvTokens { get; init; }

    /// <summary>Text of the file that a table source names; null where there is none.</summary>
    public string? TableText { get; init; }
}

/// <summary>Why a timing cannot be built.</summary>
public enum TimingProblemKind
{
    /// <summary>The accelerator states no peak for a precision that the model computes in.</summary>
    AbsentPeak,

    /// <summary>The node lacks a link that the parallel shape needs.</summary>
    NoLink,

    /// <summary>A table has no usable rows.</summary>
    UnusableTable,

    /// <summary>The source is not simulated yet.</summary>
    NotSimulated,
}

/// <summary>Why a timing cannot be built, in one sentence.</summary>
/// <param name="Kind">The kind of problem.</param>
/// <param name="Message">One sentence in the user's words.</param>
public sealed record TimingProblem(TimingProblemKind Kind, string Message);

/// <summary>A timing with everything worth knowing about how it came to be.</summary>
public sealed record TimingBuild
{
    /// <summary>The timing; null exactly if there are problems.</summary>
    public PassTiming? Timing { get; init; }

    /// <summary>How it was derived, a sentence each: constants borrowed, rows rejected.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Rows of a table that are not used, in order of their lines.</summary>
    public ImmutableArray<RejectedRow> RejectedRows { get; init; } = [];

    /// <summary>Why it could not be built.</summary>
    public ImmutableArray<TimingProblem> Problems { get; init; } = [];
}

/// <summary>Turns timing options into a timing.</summary>
public static class TimingBuilder
{
    /// <summary>Builds the timing of one replica, or says why there is none.</summary>
    public static TimingBuild Build(TimingRequest request)
    {
        var options = request.Options;
        return options.Source switch
        {
            TimingSource.Analytic => Analytic(request),
            TimingSource.Polynomial => Done(
                request,
                new PolynomialTiming(
                    Math.Max(1, request.KvTokens),
                    options.Composition,
                    options.StepMultiplier,
                    options.DecodeSpeedup),
                decodeSpeedupIsIn: true),
            TimingSource.Fixed source => Done(
                request,
                new FixedTiming(source.Prefill, source.Decode, options.Composition, options.StepMultiplier)),
            TimingSource.Affine source => Done(
                request,
                new AffineTiming(source, options.Composition, options.StepMultiplier)),
            TimingSource.Table => Table(request),
            _ => Failed(new TimingProblem(
                TimingProblemKind.NotSimulated,
                "operator tables are not simulated yet")),
        };
    }

    private static TimingBuild Analytic(TimingRequest request)
    {
        var options = request.Options;
        var timing = AnalyticTiming.TryBuild(
            request.Model,
            request.Node,
            request.Shape,
            options.Composition,
            options.StepMultiplier,
            out var notes,
            out var problems);
        return timing is { } built ? Done(request, built, notes: notes) : new TimingBuild { Problems = problems };
    }

    private static TimingBuild Table(TimingRequest request)
    {
        var timing = TableTiming.TryBuild(request, out var rejected, out var problems);
        if (timing is not { } built)
        {
            return new TimingBuild { Problems = problems, RejectedRows = rejected };
        }

        ImmutableArray<string> notes = rejected.IsEmpty
            ? []
            : [$"{rejected.Length} rows of the table are not used; line {rejected[0].Line}: {rejected[0].Reason}"];
        return Done(request, built, notes: notes) with { RejectedRows = rejected };
    }

    private static TimingBuild Done<TTiming>(
        TimingRequest request,
        TTiming timing,
        bool decodeSpeedupIsIn = false,
        ImmutableArray<string> notes = default)
        where TTiming : struct, ISegmentedTiming
    {
        var adjustments = PassAdjustments.From(request.Options, request.Model.Layers);
        if (decodeSpeedupIsIn)
        {
            adjustments = adjustments with { DecodeSpeedup = 1 };
        }

        return new TimingBuild
        {
            Timing = adjustments.IsNone
                ? PassTiming.Of(timing)
                : PassTiming.Of(new AdjustedTiming<TTiming>(timing, adjustments)),
            Notes = notes.IsDefault ? [] : notes,
        };
    }

    private static TimingBuild Failed(params ImmutableArray<TimingProblem> problems) => new() { Problems = problems };
}
