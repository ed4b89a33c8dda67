using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Metrics;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>Metrics as arguments of aggregates.</summary>
internal static class MetricBinding
{
    /// <summary>The metric an argument names; null if it is no plain name.</summary>
    public static BoundMetric? Named(ExpressionSyntax syntax, BoundExpression? scenario, ExpressionBinder binder)
    {
        if (syntax is not NameExpressionSyntax { Name.Token: { IsMissing: false } token }
            || MetricCatalog.Find(token.Text) is not { } metric)
        {
            return null;
        }

        return new BoundMetric(binder.At(syntax), metric.Type, metric.Name, scenario, null);
    }

    /// <summary>Reports a metric that does not exist.</summary>
    public static BoundExpression ReportUnknown(string name, SourceLocation location, Binder binder)
    {
        var near = Spelling.Suggest(name, MetricCatalog.OfRun.Select(metric => metric.Name));
        return binder.Report(new Diagnostic(
            Descriptors.UnknownMetric, location.Source, location.Span, $"there is no metric `{name}`")
        {
            Help = Suggestions.Help(near),
            Fixes = Suggestions.Fixes(near, location),
        });
    }

    /// <summary>Whether a metric has one value a request, so that an aggregate of it can be taken.</summary>
    public static bool IsPerRequest(BoundExpression expression) => expression is BoundMetric { Type: MetricType };
}
