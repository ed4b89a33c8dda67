using System.Globalization;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.SimulationTests.PerfModel;

public sealed class AnalyticTimingTests
{
    private static IEnumerable<TestCaseData> Systems()
    {
        yield return new TestCaseData(Samples.Qwen32, Samples.H200, ParallelShape.Of(2)).SetArgDisplayNames("dense");
        var fp8 = Samples.Qwen32 with { Weights = Precision.Fp8 };
        yield return new TestCaseData(fp8, Samples.H200, ParallelShape.Of(1))
            .SetArgDisplayNames("dense fp8");
        yield return new TestCaseData(Samples.Qwen32, Samples.A100, ParallelShape.Of(16))
            .SetArgDisplayNames("across nodes");
        yield return new TestCaseData(Samples.DeepSeek, Samples.B200, ParallelShape.Of(8, ep: 8))
            .SetArgDisplayNames("latent");
        yield return new TestCaseData(Samples.GptOss, Samples.B200, ParallelShape.Of(1))
            .SetArgDisplayNames("window, experts");
        yield return new TestCaseData(Samples.Qwen32, Unfitted(), ParallelShape.Of(4)).SetArgDisplayNames("unfitted");
    }

    private static NodeOptions Unfitted() =>
        Samples.H200 with { Accelerator = Samples.H200.Accelerator with { Fit = null } };

    [TestCaseSource(nameof(Systems))]
    public void A_decode_pass_never_gets_faster_with_more_context(
        ModelOptions model,
        NodeOptions node,
        ParallelShape shape)
    {
        var timing = Samples.Timing(model, node, shape);
        foreach (var batch in (int[])[1, 3, 16, 200, 1_000])
        {
            var before = 0L;
            for (var context = (long)batch; context < batch * 200_000L; context = (context * 9 / 8) + 1)
            {
                var now = timing.PassPicoseconds(Samples.Decoders(batch, context));
                Assert.That(now, Is.GreaterThanOrEqualTo(before), $"batch {batch}, context {context}");
                before = now;
            }
        }
    }

    [TestCaseSource(nameof(Systems))]
    public void A_decode_pass_never_gets_faster_with_more_requests_of_the_same_length(
        ModelOptions model,
        NodeOptions node,
        ParallelShape shape)
    {
        var timing = Samples.Timing(model, node, shape);
        foreach (var length in (long[])[1, 500, 4_096, 100_000])
        {
            var before = 0L;
            for (var batch = 1; batch < 1_100; batch++)
            {
                var now = timing.PassPicoseconds(Samples.Decoders(batch, batch * length));
                Assert.That(now, Is.GreaterThanOrEqualTo(before), $"batch {batch}, length {length}");
                before = now;
            }
        }
    }

    [TestCaseSource(nameof(Systems))]
    public void A_prefill_pass_never_gets_faster_with_more_tokens(
        ModelOptions model,
        NodeOptions node,
        ParallelShape shape)
    {
        var timing = Samples.Timing(model, node, shape);
        foreach (var past in (long[])[0, 1, 700, 14_336, 120_000])
        {
            var before = 0L;
            for (var tokens = 1L; tokens < 40_000; tokens += 1 + (tokens / 50))
            {
                var now = timing.PassPicoseconds(Samples.Prompts(timing, 1, tokens, past));
                Assert.That(now, Is.GreaterThanOrEqualTo(before), $"{tokens} tokens after {past}");
                before = now;
            }
        }
    }

    [TestCaseSource(nameof(Systems))]
    public void Prefill_attention_never_gets_faster_with_more_past(
        ModelOptions model,
        NodeOptions node,
        ParallelShape shape)
    {
        var timing = Samples.Timing(model, node, shape);
        foreach (var tokens in (long[])[1, 100, 512, 8_192])
        {
            var before = 0L;
            for (var past = 0L; past < 300_000; past += 1 + (past / 30))
            {
                var now = timing.PrefillTermPicoseconds(tokens, past);
                Assert.That(now, Is.GreaterThanOrEqualTo(before), $"{tokens} tokens after {past}");
                before = now;
            }
        }
    }

    [TestCaseSource(nameof(Systems))]
    public void A_pass_is_never_faster_than_its_decoders_or_its_prompts_alone(
        ModelOptions model,
        NodeOptions node,
        ParallelShape shape)
    {
        var timing = Samples.Timing(model, node, shape);
        foreach (var batch in (int[])[1, 8, 128])
        {
            foreach (var tokens in (long[])[1, 60, 2_000])
            {
                var decoders = Samples.Decoders(batch, batch * 3_000L);
                var prompts = Samples.Prompts(timing, 2, tokens, 500);
                var together = timing.PassPicoseconds(Samples.Together(prompts, decoders));
                Assert.That(together, Is.GreaterThanOrEqualTo(timing.PassPicoseconds(decoders)));
                Assert.That(together, Is.GreaterThanOrEqualTo(timing.PassPicoseconds(prompts)));
                Assert.That(
                    together,
                    Is.LessThan(timing.PassPicoseconds(decoders) + timing.PassPicoseconds(prompts)),
                    "the weights are read once");
            }
        }
    }

    [TestCaseSource(nameof(Systems))]
    public void Segments_equal_the_passes_they_stand_for(ModelOptions model, NodeOptions node, ParallelShape shape)
    {
        var timing = Samples.Timing(model, node, shape);
        foreach (var batch in (int[])[1, 2, 7, 64, 300])
        {
            for (var context = batch * 5L; context < batch * 60_000L; context = (context * 3 / 2) + 1)
            {
                var segment = timing.Use(new SegmentAt(batch, context));
                var passes = Math.Min(400, ((segment.LastContextTokens - context) / batch) + 1);
                var sum = 0L;
                for (var pass = 0; pass < passes; pass++)
                {
                    var single = timing.PassPicoseconds(Samples.Decoders(batch, context + (pass * batch)));
                    Assert.That(
                        single,
                        Is.EqualTo(segment.BasePicoseconds + (segment.SlopePicoseconds * pass * batch)));
                    sum += single;
                }

                Assert.That(segment.SumPicoseconds(passes, batch), Is.EqualTo(sum));
            }
        }
    }

    [Test]
    public void Results_do_not_depend_on_the_order_of_questions_the_culture_or_the_thread()
    {
        var questions = new List<PassTotals>();
        var first = Samples.Timing(Samples.GptOss, Samples.H200, ParallelShape.Of(2));
        for (var batch = 1; batch < 400; batch += 13)
        {
            questions.Add(Samples.Decoders(batch, batch * 777L));
            questions.Add(Samples.Prompts(first, 1 + (batch % 5), batch * 11, batch * 17));
        }

        var expected = questions.Select(question => first.PassPicoseconds(question)).ToArray();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            german.NumberFormat.NumberDecimalSeparator = ",";
            german.NumberFormat.NumberGroupSeparator = ".";
            CultureInfo.CurrentCulture = german;
            var second = Samples.Timing(Samples.GptOss, Samples.H200, ParallelShape.Of(2));
            var answers = new long[questions.Count];
            Parallel.For(0, questions.Count, i => answers[^(i + 1)] = second.PassPicoseconds(questions[^(i + 1)]));
            Assert.That(answers, Is.EqualTo(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Test]
    public void Serial_composition_adds_the_two_parts_from_batch_means()
    {
        var options = new TimingOptions { Composition = Composition.Serial };
        var serial = Samples.Timing(Samples.Qwen32, Samples.H200, options: options);
        var fused = Samples.Timing(Samples.Qwen32, Samples.H200);
        var prompts = Samples.Prompts(serial, 3, 700, 512);
        var decoders = Samples.Decoders(20, 20 * 2_000L);
        Assert.That(
            serial.PassPicoseconds(Samples.Together(prompts, decoders)),
            Is.EqualTo(fused.PassPicoseconds(prompts) + fused.PassPicoseconds(decoders)));

        var uneven = new PassTotals { PromptRequests = 2, PromptEndTokens = 1_001, PromptPrefixTokens = 301 };
        Assert.That(
            serial.PassPicoseconds(uneven),
            Is.EqualTo(fused.PassPicoseconds(Samples.Prompts(fused, 2, 350, 150))));
    }

    [Test]
    public void An_empty_pass_takes_no_time() =>
        Assert.That(Samples.Timing(Samples.Qwen32, Samples.H200).PassPicoseconds(default), Is.Zero);

    [Test]
    public void The_step_multiplier_scales_every_pass()
    {
        var plain = Samples.Timing(Samples.Qwen32, Samples.H200);
        var slow = Samples.Timing(Samples.Qwen32, Samples.H200, options: new TimingOptions { StepMultiplier = 1.25 });
        foreach (var totals in (PassTotals[])[Samples.Decoders(9, 9_000), Samples.Prompts(plain, 1, 3_000)])
        {
            var own = totals.PrefillRequests == 0 ? totals : Samples.Prompts(slow, 1, 3_000);
            Assert.That(
                slow.PassPicoseconds(own) / (double)plain.PassPicoseconds(totals),
                Is.EqualTo(1.25).Within(1e-5));
        }
    }

    private sealed class SegmentAt(int batch, long contextTokens) : ITimingUse<DecodeSegment>
    {
        public DecodeSegment With<TTiming>(TTiming timing)
            where TTiming : struct, ISegmentedTiming => timing.DecodeSegment(batch, contextTokens);
    }
}
