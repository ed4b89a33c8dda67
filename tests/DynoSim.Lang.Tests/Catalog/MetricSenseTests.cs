using DynoSim.Lang.Simulation.Metrics;

namespace DynoSim.Lang.Tests.Catalog;

/// <summary>
/// Of each metric it is said which way it is better, or that it depends; a new one must be thought of.
/// </summary>
public sealed class MetricSenseTests
{
    private static readonly string[] _neither =
    [
        "arrived", "batch_mean", "busy_ratio", "duration", "filtered", "frontier.size", "input_tokens", "kv_used_max",
        "kv_used_mean", "output_tokens", "prefilled_tokens", "prefix_reuse.disk", "prefix_reuse.host",
        "prefix_reuse.remote", "replicas_max", "replicas_mean", "running", "steps", "transfer_bytes", "transfers",
    ];

    [Test]
    public void Every_metric_has_a_sense_or_is_known_to_have_none() => Assert.That(
        MetricCatalog.All.Select(metric => metric.Name).Distinct()
            .Where(name => MetricCatalog.SenseOf(name) == MetricSense.Neither).Order(StringComparer.Ordinal),
        Is.EqualTo(_neither));

    [TestCase("goodput_ratio", MetricSense.More)]
    [TestCase("tpot", MetricSense.Less)]
    [TestCase("no_metric", MetricSense.Neither)]
    public void The_sense_is_that_of_the_metric(string name, MetricSense expected) =>
        Assert.That(MetricCatalog.SenseOf(name), Is.EqualTo(expected));
}
