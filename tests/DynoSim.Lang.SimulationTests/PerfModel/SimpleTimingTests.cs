using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.SimulationTests.PerfModel;

public sealed class SimpleTimingTests
{
    private const long Ms = SimulatedTime.PicosecondsPerMillisecond;

    // The first two passes of DynoSim's recording rr-w1-s1: 16,384 blocks of 512 tokens.
    [TestCase(2, 8_192 + 0, 0, 0, 0, 169_136_918)]
    [TestCase(2, 10_649, 2_458, 1, 6_759, 174_876_259)]
    public void The_polynomial_gives_DynoSim_s_nanoseconds(
        int prompts,
        long ends,
        long prefixes,
        int emitting,
        long context,
        long nanoseconds)
    {
        var timing = new PolynomialTiming(16_384L * 512);
        var totals = new PassTotals
        {
            PromptRequests = prompts,
            PromptEndTokens = ends,
            PromptPrefixTokens = prefixes,
            EmittingRequests = emitting,
            EmittingContextTokens = context,
        };
        Assert.That(timing.PassPicoseconds(totals), Is.EqualTo(nanoseconds * 1_000));
    }

    [Test]
    public void Speed_ratios_divide_the_rounded_nanoseconds_as_DynoSim_does()
    {
        // Recording speedup2-dec3: prefill at twice, decode at six times the speed.
        var timing = new PolynomialTiming(16_384L * 512, stepMultiplier: 0.5, decodeSpeedup: 3);
        var prompt = new PassTotals { PromptRequests = 1, PromptEndTokens = 8_192 };
        Assert.That(timing.PassPicoseconds(prompt), Is.EqualTo(84_568_459_000));

        var plain = new PolynomialTiming(1_000).PassPicoseconds(Samples.Decoders(1, 500));
        var fast = new PolynomialTiming(1_000, stepMultiplier: 0.5, decodeSpeedup: 3)
            .PassPicoseconds(Samples.Decoders(1, 500));
        Assert.That(fast, Is.EqualTo(Math.Round(plain / 6_000.0) * 1_000).Within(1_000));
    }

    [Test]
    public void The_fused_polynomial_pays_the_fixed_decode_cost_once()
    {
        var timing = new PolynomialTiming(1_000_000, Composition.Fused);
        var prompts = new PassTotals { PrefillRequests = 1, PrefillTokens = 1_000 };
        var decoders = Samples.Decoders(10, 300_000);
        var idle = timing.PassPicoseconds(Samples.Decoders(10, 0));
        Assert.That(
            timing.PassPicoseconds(Samples.Together(prompts, decoders)),
            Is.EqualTo(timing.PassPicoseconds(prompts) + timing.PassPicoseconds(decoders) - idle));
    }

    [TestCase(Composition.Serial, 27)]
    [TestCase(Composition.Fused, 20)]
    public void Fixed_durations_add_or_overlap(Composition composition, long milliseconds)
    {
        var timing = new FixedTiming(new SimulatedTime(20 * Ms), new SimulatedTime(7 * Ms), composition);
        var prompts = Samples.Prompts(PassTiming.Of(timing), 1, 5);
        var decoders = Samples.Decoders(3, 300);
        Assert.That(timing.PassPicoseconds(prompts), Is.EqualTo(20 * Ms));
        Assert.That(timing.PassPicoseconds(decoders), Is.EqualTo(7 * Ms));
        Assert.That(timing.PassPicoseconds(Samples.Together(prompts, decoders)), Is.EqualTo(milliseconds * Ms));
    }

    [Test]
    public void Affine_sums_over_requests_new_tokens_and_context()
    {
        var source = new TimingSource.Affine(new SimulatedTime(8 * Ms), 20e-6, 50e-6, 30e-9);
        var prompts = Samples.Prompts(PassTiming.Of(new AffineTiming(source)), 2, 150);
        var pass = Samples.Together(prompts, Samples.Decoders(5, 10_000));
        var fused = (8 * Ms) + (7 * 20_000_000L) + (305 * 50_000_000L) + (10_000 * 30_000L);
        Assert.That(new AffineTiming(source).PassPicoseconds(pass), Is.EqualTo(fused));
        Assert.That(new AffineTiming(source, Composition.Serial).PassPicoseconds(pass), Is.EqualTo(fused + (8 * Ms)));
    }

    [Test]
    public void Every_source_can_be_built_and_every_adjustment_shows()
    {
        TimingSource[] sources =
        [
            TimingSources.Analytic(),
            TimingSources.Polynomial(),
            TimingSources.Fixed(new SimulatedTime(20 * Ms), new SimulatedTime(7 * Ms)),
            TimingSources.Affine(new SimulatedTime(8 * Ms), 20e-6, 50e-6, 30e-9),
        ];
        foreach (var source in sources)
        {
            var options = new TimingOptions { Source = source };
            var plain = Pass(options);
            Assert.Multiple(() =>
            {
                Assert.That(
                    Pass(options with { StepOverhead = new SimulatedTime(3 * Ms) }) - plain,
                    Is.EqualTo(3 * Ms));
                Assert.That(Pass(options with { HostGap = 1e-4 }) - plain, Is.EqualTo(Ms / 2));
                Assert.That(
                    Pass(options with { PrefillOverheadPerLayer = new SimulatedTime(Ms) }) - plain,
                    Is.EqualTo(64 * Ms));
                Assert.That(Pass(options with { StepMultiplier = 2 }) / (double)plain, Is.EqualTo(2).Within(1e-4));
                Assert.That(Pass(options with { DecodeSpeedup = 1e6 }), Is.LessThanOrEqualTo(plain));
                Assert.That(
                    Decode(options with { DecodeSpeedup = 2 }) / (double)Decode(options),
                    Is.EqualTo(0.5).Within(1e-4));
            });
        }
    }

    [Test]
    public void Adjusted_segments_equal_the_passes_they_stand_for()
    {
        var options = new TimingOptions { StepOverhead = new SimulatedTime(Ms), HostGap = 1e-5, DecodeSpeedup = 1.5 };
        foreach (var speedup in (double[])[1, 1.5])
        {
            var own = options with { DecodeSpeedup = speedup };
            var timing = Samples.Timing(Samples.Qwen32, Samples.H200, options: own);
            var segment = timing.Use(new Segment());
            Assert.That(segment.BasePicoseconds, Is.EqualTo(timing.PassPicoseconds(Samples.Decoders(4, 5_000))));
            Assert.That(
                segment.BasePicoseconds + (segment.SlopePicoseconds * (segment.LastContextTokens - 5_000)),
                Is.EqualTo(timing.PassPicoseconds(Samples.Decoders(4, segment.LastContextTokens))));
        }
    }

    [Test]
    public void Operator_tables_are_refused_in_words()
    {
        var options = new TimingOptions { Source = TimingSources.Operators("x") };
        Assert.That(
            Samples.Build(Samples.Qwen32, Samples.H200, options: options).Problems,
            Has.One.With.Property(nameof(TimingProblem.Kind)).EqualTo(TimingProblemKind.NotSimulated));
    }

    private static long Pass(TimingOptions options)
    {
        var timing = Samples.Timing(Samples.Qwen32, Samples.H200, options: options);
        return timing.PassPicoseconds(Samples.Together(Samples.Prompts(timing, 2, 700), Samples.Decoders(3, 6_000)));
    }

    private static long Decode(TimingOptions options) =>
        Samples.Timing(Samples.Qwen32, Samples.H200, options: options).PassPicoseconds(Samples.Decoders(3, 6_000));

    private sealed class Segment : ITimingUse<DecodeSegment>
    {
        public DecodeSegment With<TTiming>(TTiming timing)
            where TTiming : struct, ISegmentedTiming => timing.DecodeSegment(4, 5_000);
    }
}
