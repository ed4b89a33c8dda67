using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Metrics;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>
/// Calls behind an object: <c>worker.overlap(request)</c>, <c>S.p99(ttft)</c>, <c>KvCost.pick(r)</c>.
/// </summary>
internal static class ObjectCalls
{
    /// <summary>The call; null if the object has nothing of that name to call.</summary>
    public static BoundExpression? Bind(
        CallSyntax syntax, MemberAccessSyntax callee, BoundExpression target, ExpressionBinder binder)
    {
        var name = callee.Name.Token.Text;
        switch (target)
        {
            case BoundContext context when context.Schema.Find(name) is { IsFunction: true } signal:
                return Signal(syntax, context, signal, binder);
            case { Type: EntityType { Kind.Name: "scenario" } or OpaqueType { Name: "Run" } }:
                return Aggregate(syntax, callee, target, binder);
            case { Type: EntityType { Kind.Name: "router" } } when name == "pick":
                return Pick(syntax, target, binder);
            default:
                return null;
        }
    }

    private static BoundExpression Aggregate(
        CallSyntax syntax, MemberAccessSyntax callee, BoundExpression target, ExpressionBinder binder)
    {
        var name = callee.Name.Token.Text;
        var location = binder.At(callee.Name);
        var group = binder.Binder.Catalog.FindFunction(name);
        if (group is not null && group.Overloads.Any(AggregateBinding.Is))
        {
            return AggregateBinding.TryBind(syntax, group, target, binder) ?? new BoundError(binder.At(syntax));
        }

        var aggregates = binder.Binder.Catalog.Functions.Values
            .Where(candidate => candidate.Overloads.Any(AggregateBinding.Is))
            .Select(candidate => candidate.Name);
        var near = Spelling.Suggest(name, aggregates);
        binder.Binder.Report(new Diagnostic(
            Descriptors.UnknownName, location.Source, location.Span, $"there is no aggregate `{name}`")
        {
            Help = Suggestions.Help(near) ?? "write `percentile(metric, 97%)` for any percentile",
            Fixes = Suggestions.Fixes(near, location),
        });
        return new BoundError(binder.At(syntax));
    }

    private static BoundExpression Signal(
        CallSyntax syntax, BoundContext target, SignalSchema signal, ExpressionBinder binder)
    {
        var location = binder.At(syntax);
        var parameters = signal.Parameters
            .Select(parameter => new Parameter(parameter.Name, parameter.IsOptional)).ToArray();
        if (ArgumentMatch.Match(syntax, parameters, isVariadic: false, out var mismatch) is not { } arguments)
        {
            if (mismatch is not null)
            {
                var names = string.Join(", ", signal.Parameters.Select(parameter => parameter.Name));
                ArgumentMatch.Report(mismatch, $"{target.Name}.{signal.Name}", $"{signal.Name}({names})", binder);
            }

            return new BoundError(location);
        }

        var bound = ImmutableArray.CreateBuilder<BoundExpression>();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is { } argument)
            {
                bound.Add(Argument(argument, signal, i, binder));
            }
        }

        return bound.Any(argument => argument.IsError)
            ? new BoundError(location)
            : new BoundSignal(location, signal.Type, target.Phase, target, signal, bound.ToImmutable());
    }

    private static BoundExpression Argument(
        ArgumentSyntax argument, SignalSchema signal, int index, ExpressionBinder binder)
    {
        var parameter = signal.Parameters[index];
        if (parameter.Type is not MetricType)
        {
            return binder.Bind(
                argument.Value, Expectation.Part(parameter.Type, $"`{parameter.Name}` of `{signal.Name}`"));
        }

        // What was observed of a metric is no result of the run: the metric's name is only a word here.
        var location = binder.At(argument.Value);
        return argument.Value is NameExpressionSyntax { Name.Token.Text: var name }
            && MetricCatalog.Find(name) is { Type: MetricType } metric
            ? new BoundConstant(location, metric.Type, new StringValue(name))
            : MetricBinding.ReportUnknown(location.Text, location, binder.Binder);
    }

    private static BoundExpression Pick(CallSyntax syntax, BoundExpression router, ExpressionBinder binder)
    {
        var location = binder.At(syntax);
        if (syntax.Arguments is not [var argument])
        {
            ArgumentMatch.Report(
                new Mismatch(syntax.Callee, "takes one argument, a request", null), "pick", "pick(request)", binder);
            return new BoundError(location);
        }

        var request = binder.Bind(argument.Value);
        if (!request.IsError && request.Type is not RecordType { Kind.Name: "request" })
        {
            return binder.Binder.Report(
                Descriptors.TypeMismatch,
                request.Location,
                $"`pick` routes a request of the test, but this is {Misfits.Describe(request.Type)}",
                help: "declare one, as in `request r { input = 4_000tok }`");
        }

        return request.IsError || !binder.Binder.Catalog.Fixtures.TryGetValue("worker", out var worker)
            ? new BoundError(location)
            : new BoundStudyCall(location, new RecordType(worker), "pick", [router, request]);
    }
}
