using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>Two results field by field: every request, every worker, the gaps, the run.</summary>
internal static class ResultComparison
{
    /// <summary>The columns of a result as declared: what is added to one is compared from then on.</summary>
    public static ImmutableArray<PropertyInfo> Columns { get; } =
        [.. typeof(SimulationResult).GetProperties().Where(property => property.PropertyType.IsArray)];

    private static readonly ImmutableArray<Func<SimulationResult, Array>> _columns =
        [.. Columns.Select(column => new Func<SimulationResult, Array>(result => ColumnOf(result, column)))];

    private static readonly ImmutableArray<PropertyInfo> _statistics = [.. typeof(WorkerStatistics).GetProperties()];

    /// <summary>The first difference; null if there is none.</summary>
    public static EngineDifference? Of(SimulationResult reference, SimulationResult accelerated) =>
        OfRequests(reference, accelerated) ?? OfWorkers(reference, accelerated) ?? OfRun(reference, accelerated);

    private static EngineDifference? OfRequests(SimulationResult reference, SimulationResult accelerated)
    {
        var first = (Row: int.MaxValue, Column: 0);
        for (var column = 0; column < _columns.Length; column++)
        {
            var row = FirstDifference(_columns[column](reference), _columns[column](accelerated));
            if (row < first.Row)
            {
                first = (row, column);
            }
        }

        return first.Row == int.MaxValue
            ? null
            : new EngineDifference(
                $"request {first.Row.ToString(CultureInfo.InvariantCulture)}",
                Words(Columns[first.Column]),
                Cell(_columns[first.Column](reference), first.Row),
                Cell(_columns[first.Column](accelerated), first.Row))
            {
                Request = first.Row,
            };
    }

    private static Array ColumnOf(SimulationResult result, PropertyInfo column) =>
        column.GetValue(result) as Array ?? Array.Empty<int>();

    private static int FirstDifference(Array one, Array other)
    {
        if (one is long[] longs && other is long[] others)
        {
            return First<long>(longs, others);
        }

        if (one is int[] wholes && other is int[] otherWholes)
        {
            return First<int>(wholes, otherWholes);
        }

        for (var row = 0; row < Math.Max(one.Length, other.Length); row++)
        {
            if (row >= one.Length || row >= other.Length || !Equals(one.GetValue(row), other.GetValue(row)))
            {
                return row;
            }
        }

        return int.MaxValue;
    }

    private static int First<T>(ReadOnlySpan<T> one, ReadOnlySpan<T> other)
    {
        var same = one.CommonPrefixLength(other);
        return same == one.Length && same == other.Length ? int.MaxValue : same;
    }

    private static EngineDifference? OfWorkers(SimulationResult reference, SimulationResult accelerated)
    {
        if (reference.Workers.Length != accelerated.Workers.Length)
        {
            return Run("number of workers", reference.Workers.Length, accelerated.Workers.Length);
        }

        for (var worker = 0; worker < reference.Workers.Length; worker++)
        {
            var (one, other) = (reference.Workers[worker], accelerated.Workers[worker]);
            if (one != other)
            {
                var differing = _statistics.First(
                    statistic => !Equals(statistic.GetValue(one), statistic.GetValue(other)));
                return Of(
                    $"worker {worker.ToString(CultureInfo.InvariantCulture)}",
                    Words(differing),
                    differing.GetValue(one),
                    differing.GetValue(other));
            }
        }

        return null;
    }

    private static EngineDifference? OfRun(SimulationResult reference, SimulationResult accelerated)
    {
        if (reference.EndPicoseconds != accelerated.EndPicoseconds)
        {
            return Run("end picoseconds", reference.EndPicoseconds, accelerated.EndPicoseconds);
        }

        if (reference.RequestsInSystemAtEnd != accelerated.RequestsInSystemAtEnd)
        {
            return Run(
                "requests in system at end", reference.RequestsInSystemAtEnd, accelerated.RequestsInSystemAtEnd);
        }

        if (reference.Gaps.SumPicoseconds != accelerated.Gaps.SumPicoseconds)
        {
            return Run("sum of the gaps", reference.Gaps.SumPicoseconds, accelerated.Gaps.SumPicoseconds);
        }

        var (one, other) = (reference.Gaps.Summarise(), accelerated.Gaps.Summarise());
        return one != other ? Run("gaps between tokens", one, other) : null;
    }

    private static EngineDifference Run(string field, object reference, object accelerated) =>
        Of("run", field, reference, accelerated);

    private static EngineDifference Of(string where, string field, object? reference, object? accelerated) =>
        new(where, field, Text(reference), Text(accelerated));

    private static string Cell(Array column, int row) => row < column.Length ? Text(column.GetValue(row)) : "missing";

    private static string Text(object? value) => value is IFormattable number
        ? number.ToString(null, CultureInfo.InvariantCulture)
        : value?.ToString() ?? "nothing";

    /// <summary><c>FirstTokenPicoseconds</c> as <c>first token picoseconds</c>.</summary>
    private static string Words(PropertyInfo property) => string.Concat(property.Name.Select(
        (letter, index) => char.IsAsciiLetterUpper(letter)
            ? (index == 0 ? string.Empty : " ") + char.ToLowerInvariant(letter)
            : letter.ToString()));
}
