using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Metrics;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>Aggregates of metrics: <c>p99(ttft)</c>, <c>S.mean(itl, class = chat)</c>.</summary>
internal static class AggregateBinding
{
    /// <summary>Whether a function aggregates a metric.</summary>
    public static bool Is(FunctionSchema function) => function.Parameters is [{ Type: MetricType }, ..];

    /// <summary>The aggregate; null if the call is about something else.</summary>
    /// <param name="syntax">The call.</param>
    /// <param name="group">The functions of its name.</param>
    /// <param name="scenario">The scenario or run before the dot; null without.</param>
    /// <param name="binder">Binds the arguments.</param>
    public static BoundExpression? TryBind(
        CallSyntax syntax, FunctionGroup group, BoundExpression? scenario, ExpressionBinder binder)
    {
        if (group.Overloads.FirstOrDefault(Is) is not { } function || syntax.Arguments.IsEmpty)
        {
            return null;
        }

        var first = syntax.Arguments[0];
        if (first.Name is null && Metric(first.Value, scenario, binder) is { } metric)
        {
            return Finish(syntax, function, metric, binder);
        }

        var onlyMetrics = scenario is not null || group.Overloads.All(Is);
        if (first.Value is not NameExpressionSyntax { Name.Token: { IsMissing: false } token })
        {
            return onlyMetrics ? NoMetric(syntax, function, first, binder) : null;
        }

        var isKnown = scenario is null && NameLookup.Find(token.Text, binder.Scope) is not null;
        if (isKnown)
        {
            return onlyMetrics ? NoMetric(syntax, function, first, binder) : null;
        }

        var looksLikeMetric = onlyMetrics || !Spelling.Suggest(
            token.Text, MetricCatalog.OfRun.Select(candidate => candidate.Name)).IsEmpty;
        if (!looksLikeMetric)
        {
            return null;
        }

        MetricBinding.ReportUnknown(token.Text, binder.At(first.Value), binder.Binder);
        return new BoundError(binder.At(syntax));
    }

    private static BoundMetric? Metric(ExpressionSyntax syntax, BoundExpression? scenario, ExpressionBinder binder)
    {
        if (syntax is NameExpressionSyntax { Name.Token: { IsMissing: false } token })
        {
            return scenario is not null || NameLookup.Find(token.Text, binder.Scope) is null or MetricMeaning
                ? MetricBinding.Named(syntax, scenario, binder)
                : null;
        }

        return syntax is MemberAccessSyntax && scenario is null && LooksLikeMetric(syntax, binder)
            ? binder.Bind(syntax) as BoundMetric
            : null;
    }

    private static bool LooksLikeMetric(ExpressionSyntax syntax, ExpressionBinder binder) => syntax
        is MemberAccessSyntax { Name.Token.Text: var name }
        && (MetricCatalog.Find(name) is not null || binder.Binder.Catalog.FindFunction(name) is null)
        && MetricCatalog.Find(name)?.Type is MetricType;

    private static BoundError NoMetric(
        CallSyntax syntax, FunctionSchema function, ArgumentSyntax argument, ExpressionBinder binder)
    {
        var bound = binder.Bind(argument.Value);
        if (!bound.IsError)
        {
            binder.Binder.Report(
                Descriptors.TypeMismatch,
                bound.Location,
                $"`{function.Name}` is of a metric, but `{Misfits.Shortened(bound.Location.Text)}` is "
                + $"{Misfits.Describe(bound.Type)}",
                help: argument.Value is NameExpressionSyntax && MetricCatalog.Find(bound.Location.Text) is not null
                    ? $"it is the one of a single request here: write `{bound.Location.Text}` alone"
                    : $"name a metric, as in `{function.Name}(ttft)`");
        }

        return new BoundError(binder.At(syntax));
    }

    private static BoundExpression Finish(
        CallSyntax syntax, FunctionSchema function, BoundMetric metric, ExpressionBinder binder)
    {
        var location = binder.At(syntax);
        var parameters = function.Parameters
            .Select(parameter => new Parameter(parameter.Name, parameter.IsOptional, parameter.IsOptional)).ToArray();
        if (ArgumentMatch.Match(syntax, parameters, isVariadic: false, out var mismatch) is not { } arguments)
        {
            if (mismatch is not null)
            {
                ArgumentMatch.Report(mismatch, function.Name, Signature(function), binder);
            }

            return new BoundError(location);
        }

        if (metric.Type is not MetricType { Element: var element })
        {
            binder.Binder.Report(
                Descriptors.TypeMismatch,
                metric.Location,
                $"`{metric.Name}` has one value a run, so there is nothing to aggregate",
                help: $"write `{metric.Name}` alone");
            return new BoundError(location);
        }

        BoundExpression? quantile = null;
        string? requestClass = null;
        string? pool = null;
        for (var i = 1; i < arguments.Length; i++)
        {
            if (arguments[i] is not { } argument)
            {
                continue;
            }

            var value = binder.Bind(
                argument.Value,
                Expectation.Part(function.Parameters[i].Type, $"`{parameters[i].Name}` of `{function.Name}`"));
            var word = (value as BoundConstant)?.Value as StringValue;
            quantile = parameters[i].Name == "q" ? value : quantile;
            requestClass = parameters[i].Name == "class" ? word?.Value : requestClass;
            pool = parameters[i].Name == "pool" ? word?.Value : pool;
        }

        var type = TypeInference.Substitute(
            function.Result, TypeInference.Infer([function.Parameters[0].Type], [new MetricType(element)]));
        return quantile is { IsError: true } || !IsShare(quantile, binder.Binder)
            ? new BoundError(location)
            : new BoundAggregate(location, type, function.Name, metric, quantile, requestClass, pool);
    }

    private static string Signature(FunctionSchema function)
    {
        var parameters = function.Parameters.Select(
            parameter => parameter.IsOptional ? $"{parameter.Name} = …" : parameter.Name);
        return $"{function.Name}({string.Join(", ", parameters)})";
    }

    /// <summary>A percentile is a share: 99 was meant as 99%.</summary>
    private static bool IsShare(BoundExpression? quantile, Binder binder)
    {
        if (quantile is null || Literal(quantile) is not { } share || share is >= 0 and <= 1)
        {
            return true;
        }

        var place = quantile.Location;
        var meant = share is > 1 and <= 100 && !place.Text.EndsWith('%') ? $"{place.Text}%" : null;
        binder.Report(new Diagnostic(
            Descriptors.OutOfRange, place.Source, place.Span, $"a percentile is in 0%..100%, not `{place.Text}`")
        {
            Help = meant is null ? null : $"did you mean `{meant}`?",
            Fixes = meant is null ? [] : [new TextEdit(place.Source, place.Span, meant)],
        });
        return false;
    }

    private static double? Literal(BoundExpression expression) => expression switch
    {
        BoundConversion conversion => Literal(conversion.Operand),
        BoundUnary { Operator: UnaryOperator.Negate } negation => -Literal(negation.Operand),
        BoundConstant constant => RealArithmetic.Number(constant.Value),
        _ => null,
    };
}
