using System.Collections.Immutable;
using System.Diagnostics;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Feasibility;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Kernel.Accelerated;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>The requests of a plan, read or generated, or what is wrong with them.</summary>
internal sealed record LoadedWorkload
{
    /// <summary>The requests; null if anything is wrong.</summary>
    public PreparedRequests? Requests { get; init; }

    /// <summary>Rows of the trace that <c>where</c> dropped.</summary>
    public int Filtered { get; init; }

    /// <summary>What is wrong, or worth knowing.</summary>
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    /// <summary>Reading and parsing.</summary>
    public double LoadMilliseconds { get; init; }
}

/// <summary>Reads traces and runs generators.</summary>
internal static class WorkloadLoader
{
    private const int MostRowsListed = 4;

    /// <summary>Makes the requests of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="reading">Its trace; null for a generated workload.</param>
    /// <param name="keepsRequests">Whether the requests must be a table, however many there are.</param>
    /// <param name="where">Which rows of a trace to keep; null for all.</param>
    public static LoadedWorkload Load(
        RunPlan plan, TraceReading? reading, bool keepsRequests, RecordPredicate? where)
    {
        var (rows, findings) = RowsOf(plan, reading);
        return findings.IsEmpty
            ? Prepare(plan, rows, keepsRequests, where) with { LoadMilliseconds = reading?.Milliseconds ?? 0 }
            : new LoadedWorkload { Findings = findings };
    }

    /// <summary>The rows of a plan's trace, or what is wrong with them.</summary>
    public static (TraceRows? Rows, ImmutableArray<Diagnostic> Findings) ReadRows(RunPlan plan, IFileSource files) =>
        RowsOf(plan, TraceOrder.Of(plan)?.Read(files));

    /// <summary>Makes the requests of a plan from the rows of its trace.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="rows">The rows; null for a generated workload.</param>
    /// <param name="keepsRequests">Whether the requests must be a table, however many there are.</param>
    /// <param name="where">Which rows to keep; null for all.</param>
    public static LoadedWorkload Prepare(
        RunPlan plan, TraceRows? rows, bool keepsRequests, RecordPredicate? where)
    {
        var watch = Stopwatch.StartNew();
        var canStream = !keepsRequests && AcceleratedSimulator.CanStream(plan.Options.Deployment);
        PreparedWorkload Prepare() => WorkloadPreparation.Prepare(
            plan.Options.Workload,
            rows,
            where,
            plan.Options.Seed,
            canStream ? WorkloadPreparation.MostRequestsHeld : long.MaxValue);
        var prepared = Prepare();
        if (prepared is { Requests: null, Stream: null })
        {
            return new LoadedWorkload { Findings = [Describe(prepared.Problem, plan)] };
        }

        var preparation = watch.Elapsed.TotalMilliseconds;
        var warning = prepared.Requests is { } table
            ? RunFindings.PromptsOverCache(plan.Options, plan.Budgets, plan.Trace, table)
            : null;
        return new LoadedWorkload
        {
            Requests = new PreparedRequests(prepared, preparation, Prepare),
            Filtered = prepared.Filtered,
            Findings = warning is null ? [] : [warning],
        };
    }

    private static (TraceRows? Rows, ImmutableArray<Diagnostic> Findings) RowsOf(RunPlan plan, TraceReading? reading) =>
        (plan.Trace, reading) switch
        {
            ({ } trace, { Result: { } result }) => (result.Rows, result.Rows is null ? Describe(result, trace) : []),
            ({ } trace, _) => (null, [Unreadable(trace)]),
            _ => (null, []),
        };

    private static Diagnostic Unreadable(TracePlan trace) =>
        At(trace.Location, Descriptors.TraceMissing, $"the trace `{trace.Path}` cannot be read");

    private static ImmutableArray<Diagnostic> Describe(TraceReadResult read, TracePlan trace) =>
    [
        .. read.Errors.GroupBy(TraceErrorText.DescriptorOf)
            .OrderBy(group => group.Key.Code, StringComparer.Ordinal)
            .Select(group => Describe(group.Key, [.. group], trace)),
    ];

    private static Diagnostic Describe(DiagnosticDescriptor descriptor, ImmutableArray<TraceError> errors,
        TracePlan trace) =>
        At(
            trace.Location,
            descriptor,
            $"the trace `{trace.Path}` cannot be used: {TraceErrorText.Of(errors[0])}") with
        {
            Label = errors.Length == 1 ? TraceErrorText.Where(errors[0]) : $"{errors.Length} rows",
            Help = TraceErrorText.Help(errors[0]),
            Notes = [.. errors.Skip(1).Take(MostRowsListed).Select(TraceErrorText.Of)],
        };

    private static Diagnostic Describe(WorkloadProblem problem, RunPlan plan)
    {
        var name = plan.WorkloadName;
        return problem switch
        {
            WorkloadProblem.NothingLeft => At(
                plan.Trace?.Location ?? plan.WorkloadLocation,
                Descriptors.EmptyWindow,
                $"no request of workload `{name}` is left after its window, duration and filter"),
            WorkloadProblem.TooLong => At(
                plan.WorkloadLocation,
                Descriptors.LimitExceeded,
                $"workload `{name}` reaches beyond the 106 days of simulated time that there are"),
            WorkloadProblem.TooLarge => At(
                plan.WorkloadLocation,
                Descriptors.LimitExceeded,
                $"workload `{name}` has more requests or content blocks than fit in memory"),
            WorkloadProblem.Meaningless => At(
                plan.WorkloadLocation,
                Descriptors.DistributionSupport,
                $"a distribution of workload `{name}` has parameters that describe none"),
            _ => At(
                plan.WorkloadLocation,
                Descriptors.RequiredMissing,
                $"workload `{name}` does not say enough: a trace, or arrivals and lengths with an end"),
        };
    }

    private static Diagnostic At(SourceLocation location, DiagnosticDescriptor descriptor, string message) =>
        new(descriptor, location.Source, location.Span, message);
}
