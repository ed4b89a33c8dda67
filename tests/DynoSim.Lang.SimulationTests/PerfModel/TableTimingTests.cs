using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.SimulationTests.PerfModel;

public sealed class TableTimingTests
{
    private const long Ms = SimulatedTime.PicosecondsPerMillisecond;

    private const string Good = """
        kind,batch,new_tokens,context_tokens,milliseconds
        prefill,1,512,0,40
        prefill,1,1024,0,70
        prefill,1,1024,8192,90
        decode,1,1,1000,20
        decode,1,1,9000,24
        decode,9,9,9000,28
        decode,9,9,81000,64
        """;

    private const string RisingTable = Good + "\nprefill,1,600,0,500\nprefill,1,800,0,60";

    private static TimingBuild Build(string table, Composition composition = Composition.Fused) => Samples.Build(
        Samples.Qwen32,
        Samples.H200,
        options: new TimingOptions { Source = TimingSources.Table("passes.csv"), Composition = composition },
        table: table);

    private static PassTiming Timing(string table, Composition composition = Composition.Fused)
    {
        var build = Build(table, composition);
        Assert.That(build.Problems, Is.Empty);
        return build.Timing!;
    }

    [TestCase(512, 0, 40)]
    [TestCase(768, 0, 55)]
    [TestCase(100, 0, 40, Description = "held below the first point")]
    [TestCase(1_536, 0, 100, Description = "the last line goes on")]
    [TestCase(1_024, 4_096, 80, Description = "between two curves")]
    public void Prefill_passes_lie_on_lines_between_measured_points(long tokens, long past, long milliseconds)
    {
        var timing = Timing(Good);
        Assert.That(timing.PassPicoseconds(Samples.Prompts(timing, 1, tokens, past)), Is.EqualTo(milliseconds * Ms));
    }

    [TestCase(1, 5_000, 22)]
    [TestCase(9, 45_000, 46)]
    [TestCase(5, 9_000, 26)]
    [TestCase(17, 9_000, 32)]
    public void Decode_passes_lie_on_lines_between_batches(int batch, long context, long milliseconds) =>
        Assert.That(Timing(Good).PassPicoseconds(Samples.Decoders(batch, context)), Is.EqualTo(milliseconds * Ms));

    [Test]
    public void Passes_with_both_pay_the_fixed_cost_once_or_twice()
    {
        var fused = Timing(Good);
        var serial = Timing(Good, Composition.Serial);
        var pass = Samples.Together(Samples.Prompts(fused, 1, 1_024), Samples.Decoders(1, 9_000));
        Assert.That(fused.PassPicoseconds(pass), Is.EqualTo(74 * Ms));
        Assert.That(serial.PassPicoseconds(pass), Is.EqualTo(94 * Ms));
    }

    [Test]
    public void Rows_faster_than_the_peaks_are_set_aside_and_said()
    {
        var build = Build(Good + "\ndecode,9,9,20000,3");
        Assert.That(build.RejectedRows, Has.Length.EqualTo(1));
        Assert.That(build.RejectedRows[0].Line, Is.EqualTo(9));
        Assert.That(build.RejectedRows[0].Reason, Does.StartWith("3ms is faster than the peaks allow ("));
        Assert.That(build.Notes[0], Does.StartWith("1 rows of the table are not used; line 9: 3ms"));
        Assert.That(build.Timing!.PassPicoseconds(Samples.Decoders(9, 45_000)), Is.EqualTo(46 * Ms));
    }

    [Test]
    public void Rows_against_the_trend_are_set_aside_and_the_longest_rising_rest_is_kept()
    {
        var build = Build(RisingTable);
        Assert.That(build.RejectedRows.Select(row => row.Line), Is.EqualTo(new[] { 9 }));
        Assert.That(
            Timing(RisingTable).PassPicoseconds(new PassTotals { PrefillRequests = 1, PrefillTokens = 800 }),
            Is.EqualTo(60 * Ms));
    }

    [Test]
    public void Mixed_and_repeated_rows_are_set_aside()
    {
        var build = Build(Good + "\nmixed,4,600,4000,50\ndecode,1,1,1000,21");
        Assert.That(build.RejectedRows.Select(row => row.Line), Is.EqualTo(new[] { 9, 10 }));
    }

    [TestCase("", "the table is empty")]
    [TestCase("kind,batch,new_tokens,context_tokens\n", "the table has no column `milliseconds`")]
    [TestCase(
        "kind,batch,new_tokens,context_tokens,milliseconds\ndecode,1,1,9,x",
        "line 2 of the table has a column that is not a number")]
    [TestCase(
        "kind,batch,new_tokens,context_tokens,milliseconds\nencode,1,1,9,30",
        "line 2 of the table is of kind `encode`, not prefill, decode or mixed")]
    [TestCase("kind,batch,new_tokens,context_tokens,milliseconds\ndecode,1,1", "line 2 of the table has 3 columns")]
    [TestCase(
        "kind,batch,new_tokens,context_tokens,milliseconds\ndecode,1,1,9,30",
        "the table has no usable prefill row")]
    public void Unusable_tables_are_refused_with_the_reason(string table, string reason)
    {
        var build = Build(table);
        Assert.That(build.Timing, Is.Null);
        Assert.That(build.Problems.Select(problem => problem.Message), Is.EqualTo(new[] { reason }));
    }

    [Test]
    public void Column_order_line_ends_and_short_names_do_not_matter()
    {
        var timing = Timing(
            "ms, kv_tokens, kind, batch, new_tokens\r\n30, 0, prefill, 1, 512\r\n\r\n20, 100, decode, 1, 1\r\n");
        Assert.That(timing.PassPicoseconds(Samples.Decoders(1, 100)), Is.EqualTo(20 * Ms));
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public bool A_decode_pass_never_gets_faster_with_context_or_requests(byte batch, ushort context, byte more)
    {
        var timing = Timing(Good);
        var before = timing.PassPicoseconds(Samples.Decoders(1 + batch, context));
        return timing.PassPicoseconds(Samples.Decoders(1 + batch, context + more)) >= before
            && timing.PassPicoseconds(Samples.Decoders(1 + batch + more, context)) >= before;
    }
}
