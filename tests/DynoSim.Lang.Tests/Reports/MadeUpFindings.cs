using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Reports.Page;

namespace DynoSim.Lang.Tests.Reports;

/// <summary>What a made-up sweep says about itself.</summary>
internal static class MadeUpFindings
{
    public static ImmutableArray<PageExpectation> Expectations { get; } =
    [
        new()
        {
            Text = "frontier.size >= 5",
            Verdict = PageVerdict.Holds,
            Picture = [new("frontier.size", "31"), new("5", "5")],
            Place = "frontier.dyno:26:3",
        },
        new()
        {
            Text = "best(goodput) >= 1.15 * baseline(goodput)",
            Because = "ship only if 15% better",
            Verdict = PageVerdict.Fails,
            Picture =
            [
                new("best(goodput)", "41.2req/s \u00b1 0.9req/s"), new("1.15 * baseline(goodput)", "44.9req/s"),
                new("baseline(goodput)", "39.0req/s \u00b1 0.7req/s", 1),
            ],
            Place = "frontier.dyno:27:3",
            Reproduce = "dynosim sweep frontier.dyno Frontier --expect 2",
        },
        new()
        {
            Text = "increasing(p99(ttft), over = load.rate)",
            Verdict = PageVerdict.Inconclusive,
            Picture = [new("p99(ttft) at load.rate = 5req/s, 10req/s", "112ms \u00b1 9ms, 109ms \u00b1 8ms")],
            Place = "frontier.dyno:28:3",
        },
        new()
        {
            Text = "at(load.rate == 40req/s, goodput_ratio) >= 99%",
            Because = "provisioning SLA",
            Verdict = PageVerdict.Holds,
            Picture = [new("at(load.rate == 40req/s, goodput_ratio)", "99.6%"), new("99%", "99%")],
            Place = "frontier.dyno:29:3",
        },
    ];

    public static ImmutableArray<string> Assumptions { get; } =
    [
        "prefill and decode times follow the analytic model, fitted on H100; error 6% median on the fitted shapes",
        "GPUs are billed for the whole horizon at $2.99/gpu/h",
    ];

    public static ImmutableArray<string> Warnings { get; } =
    [
        "DYN4040 overload: 312 points offer more than the roofline capacity; their queues grow without bound",
        "DYN5012 mixed-direction: objectives are both maximised and minimised; the hypervolume scales each",
    ];
}
