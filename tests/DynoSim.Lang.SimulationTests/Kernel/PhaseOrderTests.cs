using static DynoSim.Lang.SimulationTests.Kernel.TestRun;

namespace DynoSim.Lang.SimulationTests.Kernel;

/// <summary>What happens in which order at one instant, and what the router can see of it.</summary>
[TestFixture]
internal sealed class PhaseOrderTests
{
    [Test]
    public void Arrival_at_the_end_of_a_pass_joins_the_next_one()
    {
        var requests = new TestRequests().Add(0, 8, 3).Add(Pass, 8, 1);
        var result = Run(Setup(requests));
        Assert.That(result.AdmitPicoseconds, Is.EqualTo(new[] { 0, Pass }));
        Assert.That(result.FirstTokenPicoseconds, Is.EqualTo(new[] { Pass, 2 * Pass }));
    }

    [Test]
    public void Arrival_during_a_pass_waits_for_its_end()
    {
        var result = Run(Setup(new TestRequests().Add(0, 8, 3).Add(1, 8, 1)));
        Assert.That(result.AdmitPicoseconds, Is.EqualTo(new[] { 0, Pass }));
    }

    [Test]
    public void Completion_frees_its_place_before_a_simultaneous_arrival_is_routed()
    {
        var running = new List<int>();
        var requests = new TestRequests().Add(0, 8, 1).Add(Pass, 8, 1);
        Run(Setup(requests), new ObservingRouter((_, workers) => See(running, workers[0].Running, 0)));
        Assert.That(running, Is.EqualTo(new[] { 0, 0 }));
    }

    [Test]
    public void Simultaneous_arrivals_are_routed_in_trace_order()
    {
        var order = new List<int>();
        var requests = new TestRequests().Add(0, 8, 1).Add(5, 8, 1).Add(5, 8, 1).Add(5, 8, 1);
        Run(Setup(requests, workers: 2), new ObservingRouter((request, _) => See(order, (int)request, 0)));
        Assert.That(order, Is.EqualTo(new[] { 0, 1, 2, 3 }));
    }

    [Test]
    public void Simultaneous_completions_refill_in_trace_order()
    {
        // Workers 0 and 1 complete together; the refills are the next rows, whoever made room for them.
        var requests = new TestRequests().Add(0, 8, 1).Add(0, 8, 1).Add(0, 8, 1).Add(0, 8, 2);
        var order = new List<int>();
        var result = Run(
            Setup(requests, workers: 2) with { Concurrency = 2 },
            new ObservingRouter((request, _) => See(order, (int)request, (int)request % 2)));
        Assert.That(order, Is.EqualTo(new[] { 0, 1, 2, 3 }));
        Assert.That(result.ArrivalPicoseconds, Is.EqualTo(new[] { 0, 0, Pass, Pass }));
    }

    [Test]
    public void Turn_without_delay_arrives_when_the_one_before_it_ends()
    {
        var requests = new TestRequests().AddTurn(0, 0, 0, 8, 2).AddTurn(0, 1, 0, 12, 1).AddTurn(0, 2, 50, 16, 1);
        var result = Run(Setup(requests));
        Assert.That(result.ArrivalPicoseconds, Is.EqualTo(new[] { 0, 2 * Pass, (3 * Pass) + 50 }));
        Assert.That(result.AdmitPicoseconds, Is.EqualTo(result.ArrivalPicoseconds));
    }

    [Test]
    public void Router_sees_the_blocks_of_a_pass_when_it_is_complete()
    {
        var overlaps = new List<int>();
        var requests = new TestRequests()
            .AddShared(0, 8, 1, "a b").AddShared(Pass - 1, 8, 1, "a b").AddShared(Pass, 8, 1, "a b");
        Run(Setup(requests), new ObservingRouter((_, workers) => See(overlaps, workers[0].OverlapBlocks, 0)));
        Assert.That(overlaps, Is.EqualTo(new[] { 0, 0, 2 }));
    }

    [Test]
    public void Router_sees_load_as_of_the_latest_completed_pass_and_what_it_sent_since()
    {
        var seen = new List<(int Queued, int Running)>();
        var requests = new TestRequests().Add(0, 8, 5).Add(1, 8, 5).Add(2, 8, 5).Add(Pass + 1, 8, 5);
        Run(Setup(requests), new ObservingRouter((_, workers) =>
        {
            seen.Add((workers[0].Queued, workers[0].Running));
            return 0;
        }));

        // The first is admitted at 0 but shows as queued until its pass is complete.
        Assert.That(seen, Is.EqualTo(new[] { (0, 0), (1, 0), (2, 0), (2, 1) }));
    }

    [Test]
    public void Book_counts_a_prefill_net_of_its_overlap_until_the_first_token()
    {
        var seen = new List<(long Prefill, long Decode, long New)>();
        var requests = new TestRequests()
            .AddShared(0, 10, 3, "a b").AddShared(1, 9, 2, "a c").AddShared(Pass, 13, 1, "a b d");
        Run(Setup(requests), new ObservingRouter((_, workers) =>
        {
            ref readonly var worker = ref workers[0];
            seen.Add((worker.ActivePrefillTokens, worker.ActiveDecodeBlocks, worker.NewActiveBlocks));
            return 0;
        }));

        // Full prompt blocks: a b, then a c of which a is in use, then a b d of which only d is new.
        Assert.That(seen, Is.EqualTo(new[] { (0L, 0L, 2L), (10L, 2L, 1L), (9L, 3L, 1L) }));
    }

    [Test]
    public void Request_that_no_worker_is_eligible_for_waits_at_the_router_and_is_not_overtaken()
    {
        var requests = new TestRequests().Add(0, 8, 2).Add(1, 8, 1).Add(2, 8, 1);
        var result = Run(
            Setup(requests),
            new ObservingRouter((request, workers) => request == 1 && workers[0].Busy ? -1 : 0));
        Assert.That(result.Worker, Is.EqualTo(new[] { 0, 0, 0 }));
        Assert.That(result.AdmitPicoseconds, Is.EqualTo(new[] { 0, Pass, Pass }));
    }

    private static int See(List<int> list, int value, int choice)
    {
        list.Add(value);
        return choice;
    }
}
