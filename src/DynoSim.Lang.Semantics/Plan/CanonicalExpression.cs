using System.Collections.Immutable;
using System.Globalization;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Simulation.Schema;
using Scope = DynoSim.Lang.Semantics.Evaluation.Environment;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>
/// Bound expressions as nodes of a graph: what is static is its value, lets and functions are written out, operators
/// have parentheses. The text is an expression of the language with the same meaning.
/// </summary>
/// <param name="graph">Takes the nodes.</param>
/// <param name="lets">The lets of a lowered policy; none for other expressions.</param>
/// <param name="valueText">The text of a value.</param>
internal sealed class CanonicalExpression(
    CanonicalGraph graph, ImmutableArray<BoundExpression> lets, Func<Value, string> valueText)
{
    private const char Hole = CanonicalGraph.Hole;

    private readonly Dictionary<int, int> _lets = [];
    private readonly Dictionary<string, int> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<(object Owner, string Name, int? Run), int> _namedResults = [];
    private int _variables;

    /// <summary>The node of an expression of a lowered policy.</summary>
    public int Add(BoundExpression expression) => Add(expression, null, null);

    /// <summary>The node of a condition of the result phase.</summary>
    public int Add(ExpectationPlan expectation, Evaluator evaluator) =>
        Add(expectation.Condition, evaluator, new Frame(expectation.Environment, [], null));

    private int Add(BoundExpression expression, Evaluator? evaluator, Frame? frame)
    {
        if (evaluator is not null && expression.Phase == KnobPhase.Static && !MentionsLocals(expression))
        {
            return graph.Add(valueText(evaluator.Evaluate(expression, frame?.Environment)));
        }

        int Of(BoundExpression part) => Add(part, evaluator, frame);
        int Call(string name, IEnumerable<(string? Name, BoundExpression Value)> arguments)
        {
            (string? Name, BoundExpression Value)[] given = [.. arguments];
            var text = string.Join(", ", given.Select(each => each.Name is null ? $"{Hole}" : $"{each.Name} = {Hole}"));
            return graph.Add($"{name}({text})", [.. given.Select(each => Of(each.Value))]);
        }

        return expression switch
        {
            BoundConstant constant => graph.Add(valueText(constant.Value)),
            BoundSetting setting => graph.Add(valueText(setting.Value)),
            BoundPolicyLet let => Let(let.Index),
            BoundLocal local => frame?.Find(local.Hops, local.Slot) ?? graph.Add("none"),
            BoundContext context => graph.Add(context.Name),
            BoundSignal { Signal.IsFunction: true } signal => Call(
                Dotted(signal.Target.Name, signal.Signal.Name), signal.Arguments.Select(each => ((string?)null, each))),
            BoundSignal signal => graph.Add(Dotted(signal.Target.Name, signal.Signal.Name)),
            BoundConversion conversion => Of(conversion.Operand),
            BoundUnary unary => graph.Add(
                unary.Operator == UnaryOperator.Not ? $"(not {Hole})" : $"(-{Hole})", Of(unary.Operand)),
            BoundBinary binary => graph.Add(
                $"({Hole} {binary.Operator.Symbol()} {Hole})", Of(binary.Left), Of(binary.Right)),
            BoundConditional node => graph.Add(
                $"(if {Hole} then {Hole} else {Hole})", Of(node.Condition), Of(node.Then), Of(node.Else)),
            BoundCoalesce node => graph.Add($"({Hole} ?? {Hole})", Of(node.Value), Of(node.Fallback)),
            BoundList list => graph.Add($"[{Holes(list.Items.Length)}]", [.. list.Items.Select(Of)]),
            BoundTuple tuple => graph.Add($"({Holes(tuple.Items.Length)})", [.. tuple.Items.Select(Of)]),
            BoundIndex index => graph.Add($"{Hole}[{Hole}]", Of(index.Target), Of(index.Index)),
            BoundRange range => Range(range, Of),
            BoundComprehension loop => Loop(loop, evaluator, frame),
            BoundBuiltinCall call => Call(call.Function.Name, Named(call)),
            BoundFunctionCall call => Function(call, evaluator, frame?.Run, [.. call.Arguments.Select(Of)]),
            BoundStudyCall call => Call(
                call.Function, call.Arguments.OfType<BoundExpression>().Select(each => ((string?)null, each))),
            BoundMetric metric => Metric(metric, Of, frame?.Run, string.Empty, string.Empty),
            BoundAggregate aggregate => Aggregate(aggregate, Of, frame?.Run),
            BoundDefinition { Symbol: LetSymbol let } when evaluator is not null => Named(
                (let, string.Empty, frame?.Run), evaluator.Binder.Let(let), evaluator, new Frame(null, [], null)),
            BoundMember { Phase: KnobPhase.Result } member when evaluator is not null
                && evaluator.Evaluate(member.Target, frame?.Environment) is EntityValue owner
                && MemberReading.Let(owner, member.Name) is { } let => Named(
                    (owner, member.Name, member.Target is BoundSelf ? frame?.Run : Of(member.Target)),
                    let.Value,
                    evaluator,
                    new Frame(let.Environment, [], null)),
            BoundMember member => graph.Add($"{Hole}.{member.Name}", Of(member.Target)),
            _ => graph.Add(expression.Location.Text),
        };
    }

    private static string Dotted(string target, string name) => target.Length == 0 ? name : $"{target}.{name}";

    private static string Holes(int count) => string.Join(", ", Enumerable.Repeat($"{Hole}", count));

    private int Let(int index)
    {
        if (!_lets.TryGetValue(index, out var known))
        {
            _lets[index] = known = Add(lets[index]);
        }

        return known;
    }

    /// <summary>A let over results is what it says, of the run it is read of; it is written once.</summary>
    private int Named(
        (object Owner, string Name, int? Run) key, BoundExpression value, Evaluator evaluator, Frame frame)
    {
        if (!_namedResults.TryGetValue(key, out var known))
        {
            _namedResults[key] = known = Add(value, evaluator, frame with { Run = key.Run });
        }

        return known;
    }

    private int Range(BoundRange range, Func<BoundExpression, int> of) => range.Amount is null
        ? graph.Add($"({Hole}..{Hole})", of(range.Low), of(range.High))
        : graph.Add(
            $"({Hole}..{Hole} {(range.Mode == RangeMode.Log ? "log" : "step")} {Hole})",
            of(range.Low),
            of(range.High),
            of(range.Amount));

    private int Loop(BoundComprehension loop, Evaluator? evaluator, Frame? frame)
    {
        var source = Add(loop.Source, evaluator, frame);
        var name = string.Create(CultureInfo.InvariantCulture, $"item_{++_variables}");
        var inside = new Frame(
            frame is null ? null : Scope.OfLocals([ErrorValue.Instance], frame.Environment), [graph.Add(name)], frame)
        {
            Run = frame?.Run,
        };
        var value = Add(loop.Value, evaluator, inside);
        return loop.Condition is null
            ? graph.Add($"[for {name} in {Hole}: {Hole}]", source, value)
            : graph.Add(
                $"[for {name} in {Hole}: {Hole} if {Hole}]", source, value, Add(loop.Condition, evaluator, inside));
    }

    /// <summary>A function is its body; a body under the same arguments is written once.</summary>
    private int Function(BoundFunctionCall call, Evaluator? evaluator, int? run, ImmutableArray<int> arguments)
    {
        var key = $"{run} {call.Function.NameLocation}({string.Join(',', arguments)})";
        if (evaluator is null)
        {
            return graph.Add(call.Location.Text);
        }

        if (!_calls.TryGetValue(key, out var known))
        {
            var values = Enumerable.Repeat<Value>(ErrorValue.Instance, arguments.Length).ToArray();
            var inside = new Frame(Scope.OfLocals(values, null), arguments, null) { Run = run };
            _calls[key] = known = Add(evaluator.Binder.Function(call.Function).Body, evaluator, inside);
        }

        return known;
    }

    /// <summary>Arguments by position, behind one left out by name.</summary>
    private static IEnumerable<(string? Name, BoundExpression Value)> Named(BoundBuiltinCall call)
    {
        var isNamed = false;
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            if (call.Arguments[i] is { } value)
            {
                yield return (isNamed ? call.Function.Parameters[i].Name : null, value);
            }
            else
            {
                isNamed = true;
            }
        }
    }

    private int Metric(BoundMetric metric, Func<BoundExpression, int> of, int? run, string before, string behind)
    {
        var name = metric.Pool is { } pool ? $"deployment.{pool}.{metric.Name}" : metric.Name;
        return RunOf(metric, of, run) is { } scenario
            ? graph.Add($"{Hole}.{before}{name}{behind}", scenario)
            : graph.Add($"{before}{name}{behind}");
    }

    private int Aggregate(BoundAggregate aggregate, Func<BoundExpression, int> of, int? run)
    {
        var options = (aggregate.Class is { } name ? $", class = {name}" : string.Empty)
            + (aggregate.Pool is { } pool ? $", pool = {pool}" : string.Empty);
        if (aggregate.Quantile is not { } quantile)
        {
            return Metric(aggregate.Metric, of, run, $"{aggregate.Aggregate}(", options + ")");
        }

        var measured = aggregate.Metric;
        return RunOf(measured, of, run) is { } scenario
            ? graph.Add($"{Hole}.{aggregate.Aggregate}({measured.Name}, {Hole}{options})", scenario, of(quantile))
            : graph.Add($"{aggregate.Aggregate}({measured.Name}, {Hole}{options})", of(quantile));
    }

    private static int? RunOf(BoundMetric metric, Func<BoundExpression, int> of, int? run) =>
        metric.Scenario is { } scenario ? of(scenario) : run;

    private static bool MentionsLocals(BoundExpression expression) =>
        expression is BoundLocal || expression.Children.Any(MentionsLocals);

    /// <summary>What is around an expression: the objects for its static parts, the nodes of its locals.</summary>
    private sealed record Frame(Scope? Environment, ImmutableArray<int> Locals, Frame? Outer)
    {
        /// <summary>The scenario whose figures are read; null for the one the expectation is of.</summary>
        public int? Run { get; init; }

        public int? Find(int hops, int slot) => hops > 0
            ? Outer?.Find(hops - 1, slot)
            : slot < Locals.Length ? Locals[slot] : null;
    }
}
