using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>What is wrong with a row of a trace, in words.</summary>
public static class TraceErrorText
{
    /// <summary>The diagnostic a fault belongs to.</summary>
    public static DiagnosticDescriptor DescriptorOf(TraceError error) => error.Reason switch
    {
        TraceErrorReason.BlocksTooFew => Descriptors.TraceBlock,
        TraceErrorReason.Empty => Descriptors.EmptyWindow,
        _ => Descriptors.TraceField,
    };

    /// <summary>Where it is: <c>row 3, byte 17</c>.</summary>
    public static string Where(TraceError error) => (error.Row, error.Column) switch
    {
        (0, _) => "the whole file",
        (var row, 0) => $"row {row}",
        var (row, column) => $"row {row}, byte {column}",
    };

    /// <summary>One sentence with its place.</summary>
    public static string Of(TraceError error) => error.Row == 0 ? Fault(error) : $"{Where(error)}: {Fault(error)}";

    /// <summary>What to do about it; null where that is plain.</summary>
    public static string? Help(TraceError error) => error.Reason switch
    {
        TraceErrorReason.BlocksTooFew => "set `block` to the tokens that one content hash of the trace stands for",
        TraceErrorReason.MalformedJson or TraceErrorReason.NotAnObject =>
            "a trace has one JSON object a line: timestamp, input_length, output_length, hash_ids",
        TraceErrorReason.MissingField when error.Field == "timestamp" =>
            "without timestamps a trace needs a closed loop: `concurrency = 32`",
        _ => null,
    };

    private static string Fault(TraceError error) => error.Reason switch
    {
        TraceErrorReason.MalformedJson => "this is not JSON",
        TraceErrorReason.NotAnObject => "this is not a JSON object",
        TraceErrorReason.MissingField => $"`{error.Field}` is missing",
        TraceErrorReason.WrongType => $"`{error.Field}` has the wrong JSON type",
        TraceErrorReason.NegativeNumber => $"`{error.Field}` is {error.Value}, but cannot be negative",
        TraceErrorReason.NotPositive => $"`{error.Field}` is {error.Value}, but must be at least 1",
        TraceErrorReason.NotWhole => $"`{error.Field}` is {error.Value}, but must be whole",
        TraceErrorReason.NumberTooLarge => $"`{error.Field}` is {error.Value}, but the most is {error.Limit}",
        TraceErrorReason.BlocksTooFew =>
            $"`hash_ids` stand for {error.Value} tokens, but `input_length` is {error.Limit}",
        TraceErrorReason.DelayOnFirstTurn => "the first turn of a session has a `delay`",
        TraceErrorReason.DelayUnknown => "a later turn has no `delay`, and none follows from timestamps",
        TraceErrorReason.TurnBeforePrevious => "a turn has an earlier timestamp than the one before it",
        TraceErrorReason.RowTooLong => "the row is longer than 64 MiB",
        TraceErrorReason.DamagedCompression => "the compressed data are damaged",
        TraceErrorReason.Empty => "it has no request",
        _ => "the row makes no sense",
    };
}
