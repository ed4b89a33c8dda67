using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>
/// The results that expressions of the result phase read: those of one run, or of the points of an experiment. A
/// border: whoever runs simulations implements it.
/// </summary>
public interface IMetricSource
{
    /// <summary>A metric with one value a run, in base units.</summary>
    /// <param name="name">The metric, as in a file.</param>
    /// <param name="pool">The pool it is of; null for the whole deployment.</param>
    /// <returns>The value; null if the run has none, as the cost without a price.</returns>
    double? Metric(string name, string? pool);

    /// <summary>An aggregate of a metric with one value a request, in base units.</summary>
    /// <param name="aggregate">The function: <c>mean</c>, <c>p99</c>, <c>percentile</c>, <c>count</c> ….</param>
    /// <param name="metric">The metric, as in a file.</param>
    /// <param name="quantile">For <c>percentile</c>, which, from 0 to 1.</param>
    /// <param name="requestClass">The class of requests; null for all.</param>
    /// <param name="pool">The pool; null for all.</param>
    /// <returns>The value; null if no request counts.</returns>
    double? Aggregate(string aggregate, string metric, double? quantile, string? requestClass, string? pool);

    /// <summary>
    /// The results of another scenario, run with the same seed and repetitions; null if it was not run.
    /// </summary>
    IMetricSource? Of(EntityValue scenario);

    /// <summary>
    /// The first request that fared differently in another run, in words; null if none did.
    /// </summary>
    string? FirstDifference(IMetricSource other);

    /// <summary>
    /// The value of a function over runs or points (<c>run</c>, <c>best</c>, <c>increasing</c> …); null if there is
    /// none.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="evaluate">Gives the value of an argument under the results of another run or point.</param>
    Value? Study(BoundStudyCall call, Func<BoundExpression, IMetricSource, Value> evaluate);
}
