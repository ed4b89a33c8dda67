using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Reports;

/// <summary>
/// Everything a run says about itself; printed as text or JSON. Times in seconds unless the name says otherwise.
/// </summary>
public sealed record RunReport
{
    /// <summary>The scenario's name.</summary>
    public required string Scenario { get; init; }

    /// <summary>The file as given.</summary>
    public required string File { get; init; }

    /// <summary>The hash of everything the result depends on.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The seed of the random streams.</summary>
    public required long Seed { get; init; }

    /// <summary>The engine that computed the result.</summary>
    public required string Engine { get; init; }

    /// <summary>The figures of the run.</summary>
    public required RunMetrics Metrics { get; init; }

    /// <summary>The latencies in the order they are listed in.</summary>
    public required ImmutableArray<NamedMetric> Latencies { get; init; }

    /// <summary>Rows of the trace that <c>where</c> dropped.</summary>
    public long Filtered { get; init; }

    /// <summary>Rejected requests by reason, the most frequent first.</summary>
    public ImmutableArray<RejectionCount> Rejections { get; init; } = [];

    /// <summary>How the KV blocks of each pool were derived, a line each, pools in declaration order.</summary>
    public ImmutableArray<ImmutableArray<string>> KvDerivations { get; init; } = [];

    /// <summary>The expectations in order, static ones included.</summary>
    public required ImmutableArray<ExpectationReport> Expectations { get; init; }

    /// <summary>What the result rests on that the file does not say.</summary>
    public ImmutableArray<string> Assumptions { get; init; } = [];

    /// <summary>Where the time of the tool went.</summary>
    public required TimingReport Timing { get; init; }

    /// <summary>Most memory the process held, in megabytes.</summary>
    public required double PeakMemoryMegabytes { get; init; }

    /// <summary>Findings of check and run.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
}

/// <summary>One latency over the requests; its summary is empty where no request has one.</summary>
/// <param name="Name">The name as in the language: <c>ttft</c>.</param>
/// <param name="Summary">The figures, seconds.</param>
public sealed record NamedMetric(string Name, MetricSummary Summary);

/// <summary>Requests rejected for one reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Count">How many.</param>
public sealed record RejectionCount(RejectionReason Reason, long Count);

/// <summary>One expectation and its verdict.</summary>
public sealed record ExpectationReport
{
    /// <summary>The expression as written.</summary>
    public required string Text { get; init; }

    /// <summary>The place, <c>file:line:column</c>.</summary>
    public required string Place { get; init; }

    /// <summary>The reason given.</summary>
    public string? Because { get; init; }

    /// <summary>Whether it holds.</summary>
    public required bool Holds { get; init; }

    /// <summary>The sides of a comparison with their values, for one line.</summary>
    public required string Picture { get; init; }
}

/// <summary>Where the time went, in milliseconds.</summary>
public sealed record TimingReport
{
    /// <summary>Reading and parsing the trace.</summary>
    public double LoadMilliseconds { get; init; }

    /// <summary>What is derived from the trace before the first event, each repetition; the least counts.</summary>
    public ImmutableArray<double> PrepareAllMilliseconds { get; init; } = [];

    /// <summary>Parsing, binding, checking and planning.</summary>
    public double CheckMilliseconds { get; init; }

    /// <summary>Writing the C#.</summary>
    public double EmitMilliseconds { get; init; }

    /// <summary>Compiling it, or loading it from the cache.</summary>
    public double CompileMilliseconds { get; init; }

    /// <summary>Whether nothing had to be compiled.</summary>
    public bool IsCached { get; init; }

    /// <summary>Each simulation; the report's figure is the least.</summary>
    public ImmutableArray<double> SimulateAllMilliseconds { get; init; } = [];

    /// <summary>Aggregation, each repetition; the report's figure is the least.</summary>
    public ImmutableArray<double> MetricsAllMilliseconds { get; init; } = [];

    /// <summary>The least of <see cref="PrepareAllMilliseconds"/>.</summary>
    public double PrepareMilliseconds => Least(PrepareAllMilliseconds);

    /// <summary>The least of <see cref="SimulateAllMilliseconds"/>.</summary>
    public double SimulateMilliseconds => Least(SimulateAllMilliseconds);

    /// <summary>The least of <see cref="MetricsAllMilliseconds"/>.</summary>
    public double MetricsMilliseconds => Least(MetricsAllMilliseconds);

    /// <summary>The whole command so far.</summary>
    public double TotalMilliseconds { get; init; }

    private static double Least(ImmutableArray<double> times)
    {
        var least = times.IsDefaultOrEmpty ? 0 : times[0];
        foreach (var time in times.AsSpan())
        {
            least = Math.Min(least, time);
        }

        return least;
    }
}
