using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>
/// The functions of the language itself: arithmetic, lists, results. Their values come from the evaluator and, in
/// policies, from emitted code; functions that make a value for a property live with the runtime that uses it.
/// </summary>
internal static class BuiltinFunctions
{
    internal static IEnumerable<FunctionSchema> All(SchemaReader reader) =>
    [
        .. Arithmetic(reader), .. Lists(reader), .. Policy(reader), .. Aggregates(reader), .. Surfaces(reader),
        .. Searches(reader),
    ];

    private static IEnumerable<FunctionSchema> Arithmetic(SchemaReader reader)
    {
        var any = new Maker(reader, KnobPhase.Static, IsSimulated: true);
        yield return any.Make("abs", "T", "The value without its sign.", "x: T");
        yield return any.Make("min", "T", "The least of the values.", "x: T", "y: T") with { IsVariadic = true };
        yield return any.Make("min", "T", "The least item.", "items: List<T>");
        yield return any.Make("max", "T", "The greatest of the values.", "x: T", "y: T") with { IsVariadic = true };
        yield return any.Make("max", "T", "The greatest item.", "items: List<T>");
        yield return any.Make("clamp", "T", "The value moved into the bounds.", "x: T", "bounds: Range<T>");
        yield return any.Make("floor", "T", "The whole number below, in base units.", "x: T") with
        {
            ResultOf = WholeOf,
        };
        yield return any.Make(
            "ceil", "T", "The whole number above, in base units.", "x: T") with
        { ResultOf = WholeOf };
        yield return any.Make("round", "T", "The nearest multiple of `to`, half away from zero.", "x: T", "to: T?") with
        {
            ResultOf = WholeOf,
        };
        yield return any.Make("sqrt", "T", "The square root; the exponents of the dimension must be even.", "x: T") with
        {
            ResultOf = RootOf,
        };
        yield return any.Make("exp", "Ratio", "The exponential.", "x: Ratio");
        yield return any.Make("log2", "Ratio", "The logarithm to base 2.", "x: Ratio");
        yield return any.Make("ln", "Ratio", "The natural logarithm.", "x: Ratio");
        yield return any.Make("format", "String", "The value in the given unit.", "x: T", "unit: String");
        yield return any.Make("string", "String", "The value as text.", "x: T");
    }

    private static IEnumerable<FunctionSchema> Lists(SchemaReader reader)
    {
        var any = new Maker(reader, KnobPhase.Static, IsSimulated: true);
        yield return any.Make("sum", "T", "The sum of the items.", "items: List<T>");
        yield return any.Make("mean", "T", "The mean of the items.", "items: List<T>") with { ResultOf = MeanOf };
        yield return any.Make("size", "Count", "The number of items.", "items: List<T>");
        yield return any.Make("all", "Bool", "Whether every item is true.", "items: List<Bool>");
        yield return any.Make("any", "Bool", "Whether an item is true.", "items: List<Bool>");
        yield return any.Make("sort", "List<T>", "The items in ascending order.", "items: List<T>");
        yield return any.Make("first", "T", "The first item.", "items: List<T>");
        yield return any.Make("last", "T", "The last item.", "items: List<T>");
        yield return any.Make("zip", "List<(A, B)>", "Pairs of items, row by row.", "a: List<A>", "b: List<B>");
    }

    private static IEnumerable<FunctionSchema> Policy(SchemaReader reader)
    {
        var policy = new Maker(reader, KnobPhase.Policy, IsSimulated: false);
        yield return policy.Make("load_time", "Time", "Time to load a block from its tier.", "block: Block");
        yield return policy.Make("recompute_time", "Time", "Time to compute a block again.", "block: Block");
        yield return policy.Make("forecast", "T", "A signal so far ahead, by the planner's predictor.",
            "signal: T", "horizon: Time in >0");
        yield return policy.Make("token_rate", "TokenRate", "Tokens per time over the window.", "side: TokenSide");
        yield return policy.Make("request_rate", "Rate", "Requests per time over the window.");
        yield return policy.Make("by", "Evict", "Evict the block with the greatest value first.", "key: T");
    }

    private static IEnumerable<FunctionSchema> Aggregates(SchemaReader reader)
    {
        var result = new Maker(reader, KnobPhase.Result, IsSimulated: true);
        foreach (var (name, doc) in new[]
        {
            ("mean", "The mean over the requests."),
            ("p50", "The median over the requests."),
            ("p75", "The 75th percentile over the requests."),
            ("p90", "The 90th percentile over the requests."),
            ("p95", "The 95th percentile over the requests."),
            ("p99", "The 99th percentile over the requests."),
            ("p999", "The 99.9th percentile over the requests."),
            ("std", "The standard deviation over the requests."),
            ("min", "The least over the requests."),
            ("max", "The greatest over the requests."),
        })
        {
            yield return result.Make(name, "T", doc, "metric: Metric<T>", "class: ClassName?", "pool: PoolName?");
        }

        yield return result.Make("count", "Requests", "The number of values.",
            "metric: Metric<T>", "class: ClassName?", "pool: PoolName?");
        yield return result.Make("percentile", "T", "A percentile over the requests.",
            "metric: Metric<T>", "q: Ratio", "class: ClassName?", "pool: PoolName?");
    }

    private static IEnumerable<FunctionSchema> Surfaces(SchemaReader reader)
    {
        var result = new Maker(reader, KnobPhase.Result, IsSimulated: true);
        yield return result.Make("best", "T", "The best value over the points.", "e: T");
        yield return result.Make("baseline", "T", "The value of the unchanged scenario.", "e: T");
        yield return result.Make(
            "at", "T", "The value at the point where the condition holds.", "condition: Bool", "e: T");
        yield return result.Make("increasing", "Bool", "Whether it never falls along an axis.", "e: T", "over: A");
        yield return result.Make("decreasing", "Bool", "Whether it never rises along an axis.", "e: T", "over: A");
        yield return result.Make("run", "Run", "A run of a scenario.", "scenario: Scenario", "seed: Count?");
        yield return result.Make("interval", "Range<T>", "The 95% confidence interval.", "e: T");
        yield return result.Make("per_gpu", "T", "The value divided by the GPUs of the deployment.", "e: T") with
        {
            ResultOf = PerGpuOf,
        };
    }

    private static IEnumerable<FunctionSchema> Searches(SchemaReader reader)
    {
        var search = new Maker(reader, KnobPhase.Static, IsSimulated: true) { IsWord = true };
        yield return search.Make("exhaustive", "Search", "Every point of the grid.", "limit: Count?");
        yield return search.Make("sample", "Search", "So many points, spread over the space.",
            "n: Count in >0", "method: SampleMethod?", "seed: Count?");
        yield return search.Make("bayesian", "Search", "Points chosen by what the earlier ones showed.",
            "trials: Count in >0", "seed: Count?");
        yield return search.Make("evolutionary", "Search", "Points bred from the best so far (NSGA-II).",
            "trials: Count in >0", "seed: Count?");
        yield return search.Make("bisect", "Search", "The greatest value of an axis while a condition holds.",
            "axis: A", "while: Bool?", "tolerance: Ratio? in >0");
    }

    private static QuantityType? WholeOf(ImmutableArray<LanguageType> arguments) =>
        arguments is [QuantityType { IsDimensionless: true } or UntypedNumberType, ..] ? QuantityType.Count : null;

    private static QuantityType? MeanOf(ImmutableArray<LanguageType> arguments) =>
        arguments is [ListType { Element: QuantityType { IsCount: true } or UntypedNumberType }]
            ? QuantityType.Ratio
            : null;

    private static LanguageType? RootOf(ImmutableArray<LanguageType> arguments)
    {
        if (arguments is not [QuantityType quantity, ..])
        {
            return arguments is [UntypedNumberType, ..] ? QuantityType.Ratio : null;
        }

        return quantity.Dimension.TrySquareRoot(out var root) ? new QuantityType(root) : ErrorType.Instance;
    }

    private static QuantityType? PerGpuOf(ImmutableArray<LanguageType> arguments) =>
        arguments is [QuantityType quantity, ..]
            ? new QuantityType(quantity.Dimension / Quantities.Dimension.Gpus)
            : null;

    private sealed record Maker(SchemaReader Reader, KnobPhase Phase, bool IsSimulated)
    {
        internal bool IsWord { get; init; }

        internal FunctionSchema Make(string name, string result, string doc, params string[] parameters) =>
            new(name, [.. parameters.Select(Parameter)], Reader.ParseType(result), Phase, IsSimulated, doc)
            {
                MayBeWord = IsWord,
            };

        private ParameterSchema Parameter(string text)
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            var range = text.IndexOf(" in ", StringComparison.Ordinal);
            var type = Reader.ParseType(text[(colon + 1)..(range < 0 ? text.Length : range)].Trim());
            return new ParameterSchema(text[..colon], type, type is OptionalType)
            {
                Range = range < 0 ? null : SchemaRange.Parse(text[(range + " in ".Length)..]),
            };
        }
    }
}
