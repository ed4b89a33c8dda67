using DynoSim.Lang.Simulation.Engines.Reference;
using DynoSim.Lang.Simulation.KvCache.Reference;

namespace DynoSim.Lang.SimulationTests.Engines;

/// <summary>The scheduler's rules one by one; the recordings hold all of them together.</summary>
[TestFixture]
internal sealed class VllmSchedulerTests
{
    private static readonly SchedulerSettings Settings = new()
    {
        BlockTokens = 4,
        Blocks = 16,
        MaxContext = 1_000,
        MaxBatchedTokens = 32,
        MaxSequences = 8,
    };

    [Test]
    public void Running_requests_come_first_and_admission_takes_what_they_leave()
    {
        var run = new SchedulerRun(Settings with { MaxBatchedTokens = 10 });
        run.Add(0, input: 8, output: 5);
        run.Add(1, input: 12, output: 1);
        Assert.That(run.Step(), Is.EqualTo("0:8@0 1:2@0"));
        Assert.That(run.Step(), Is.EqualTo("0:1@8 1:9@2"));
        Assert.That(run.Step(), Is.EqualTo("0:1@9 1:1@11"));
        Assert.That(run.Step(), Is.EqualTo("0:1@10"));
    }

    [Test]
    public void Threshold_caps_every_request_in_every_step()
    {
        var run = new SchedulerRun(Settings with { LongPrefillThreshold = 5 });
        run.Add(0, input: 12, output: 1);
        run.Add(1, input: 6, output: 1);
        Assert.That(run.Step(), Is.EqualTo("0:5@0 1:5@0"));
        Assert.That(run.Step(), Is.EqualTo("0:5@5 1:1@5"));
        Assert.That(run.Step(), Is.EqualTo("0:2@10"));
    }

    [Test]
    public void Unchunked_prompt_waits_for_a_step_with_room_for_all_of_it()
    {
        var run = new SchedulerRun(Settings with { MaxBatchedTokens = 10, ChunkedPrefill = false });
        run.Add(0, input: 6, output: 1);
        run.Add(1, input: 6, output: 1);
        Assert.That(run.Step(), Is.EqualTo("0:6@0"));
        Assert.That(run.Step(), Is.EqualTo("1:6@0"));
    }

    [Test]
    public void Prompt_of_whole_blocks_computes_its_last_block_again()
    {
        var run = new SchedulerRun(Settings);
        run.Add(0, input: 8, output: 1, keys: [1, 2]);
        run.Add(1, input: 8, output: 1, keys: [1, 2]);
        run.Add(2, input: 9, output: 1, keys: [1, 2]);

        // Published at allocation: they share within one step. The third also finds a copy of the second block.
        Assert.That(run.Step(), Is.EqualTo("0:8@0 1:4@4 2:1@8"));
    }

    [Test]
    public void Latest_admitted_gives_way_and_resumes_from_its_own_blocks()
    {
        var run = new SchedulerRun(Settings with { Blocks = 5 });
        run.Add(0, input: 8, output: 3);
        run.Add(1, input: 9, output: 3);
        Assert.That(run.Step(), Is.EqualTo("0:8@0 1:9@0"));
        Assert.That(run.Step(), Is.EqualTo("0:1@8 preempts 1"));
        Assert.That(run.Step(), Is.EqualTo("0:1@9"));

        // Ten tokens are known by now; its first two blocks are still there.
        Assert.That(run.Step(), Is.EqualTo("1:2@8"));
    }

    [Test]
    public void Nothing_is_admitted_in_a_step_that_preempted()
    {
        var settings = Settings with { Blocks = 5, ReserveFullIsl = false, PrefixCaching = false };
        var run = new SchedulerRun(settings with { LongPrefillThreshold = 8 });
        run.Add(0, input: 8, output: 9);
        run.Add(1, input: 12, output: 9);
        Assert.That(run.Step(), Is.EqualTo("0:8@0 1:8@0"));

        // Two blocks are free again, which is enough to begin with, but only from the next step on.
        Assert.That(run.Step(), Is.EqualTo("0:1@8 preempts 1"));
        Assert.That(run.Step(), Is.EqualTo("0:1@9 1:8@0"));
    }

    [Test]
    public void Least_urgent_gives_way_and_its_tokens_of_this_step_return_to_the_budget()
    {
        var run = new SchedulerRun(Settings with { Blocks = 4, PriorityScheduling = true, MaxBatchedTokens = 9 });
        run.Add(0, input: 5, output: 9, priority: 5);
        Assert.That(run.Step(), Is.EqualTo("0:5@0"));
        run.Add(1, input: 8, output: 9, priority: 1);
        Assert.That(run.Step(), Is.EqualTo("0:1@5 1:8@0"));
        Assert.That(run.Step(), Is.EqualTo("1:1@8 preempts 0"));
    }

    [Test]
    public void Request_that_gives_way_itself_ends_the_step_for_those_behind_it()
    {
        var run = new SchedulerRun(Settings with { Blocks = 4, PriorityScheduling = true });
        run.Add(0, input: 7, output: 9, priority: 5);
        Assert.That(run.Step(), Is.EqualTo("0:7@0"));
        run.Add(1, input: 8, output: 9, priority: 1);
        Assert.That(run.Step(), Is.EqualTo("0:1@7 1:8@0"));
        Assert.That(run.Step(), Is.EqualTo("preempts 0"));
    }

    [Test]
    public void Watermark_holds_admission_back_only_while_something_runs()
    {
        var run = new SchedulerRun(Settings with { Blocks = 8, WatermarkBlocks = 6 });
        run.Add(0, input: 8, output: 2);
        run.Add(1, input: 4, output: 1);
        Assert.That(run.Step(), Is.EqualTo("0:8@0"));
        Assert.That(run.Step(), Is.EqualTo("0:1@8"));
        Assert.That(run.Step(), Is.EqualTo("1:4@0"));
    }

    [Test]
    public void Admission_asks_for_room_for_the_whole_prompt_unless_told_otherwise([Values] bool reserve)
    {
        var run = new SchedulerRun(Settings with { Blocks = 6, MaxBatchedTokens = 12, ReserveFullIsl = reserve });
        run.Add(0, input: 8, output: 3);
        run.Add(1, input: 20, output: 1);
        Assert.That(run.Step(), Is.EqualTo(reserve ? "0:8@0" : "0:8@0 1:4@0"));
    }

    [Test]
    public void Oldest_gives_way_and_the_scan_skips_one_where_preemption_is_fifo()
    {
        var run = new SchedulerRun(Settings with { Blocks = 6, PreemptOldest = true });
        run.Add(0, input: 5, output: 9);
        run.Add(1, input: 8, output: 9);
        run.Add(2, input: 5, output: 9);
        Assert.That(run.Step(), Is.EqualTo("0:5@0 1:8@0 2:5@0"));

        // The second needs a block; the first, already scheduled, gives way; the third is passed over.
        Assert.That(run.Step(), Is.EqualTo("1:1@8 preempts 0"));
    }

    /// <summary>A scheduler whose steps are told in a line: request:tokens@computed, then who gave way.</summary>
    private sealed class SchedulerRun(SchedulerSettings settings)
    {
        private readonly VllmScheduler _scheduler = new(settings);
        private readonly SchedulerStep _step = new();

        public void Add(int request, int input, int output, int priority = 0, long[]? keys = null) =>
            _scheduler.Add(new Sequence
            {
                Request = request,
                InputTokens = input,
                OutputTokens = output,
                Priority = priority,
                Identity = new BlockIdentity(keys ?? [], request),
            });

        public string Step()
        {
            _scheduler.Schedule(_step);
            var scheduled = _step.Scheduled
                .Select(entry => $"{entry.Sequence.Request}:{entry.Tokens}@{entry.ComputedBefore}");
            var preempted = _step.Preempted.Select(sequence => $"preempts {sequence.Request}");
            var line = string.Join(' ', scheduled.Concat(preempted));
            _scheduler.Complete(_step);
            return line;
        }
    }
}
