using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel;
using static DynoSim.Lang.SimulationTests.Kernel.TestRun;

namespace DynoSim.Lang.SimulationTests.Kernel;

/// <summary>What can never be served is rejected with its reason; nothing hangs.</summary>
[TestFixture]
internal sealed class RejectionTests
{
    private static readonly EngineOptions Unchunked = Engine with { ChunkedPrefill = false };

    [TestCase(99, 5, RejectionReason.None)]
    [TestCase(100, 5, RejectionReason.PromptExceedsContext)]
    public void Prompt_must_be_shorter_than_the_context(int input, int output, RejectionReason reason) =>
        Assert.That(ReasonFor(input, output, Engine, blocks: 64), Is.EqualTo(reason));

    [TestCase(32, 1, RejectionReason.None)]
    [TestCase(33, 1, RejectionReason.PromptExceedsCache)]
    [TestCase(20, 13, RejectionReason.None)]
    [TestCase(20, 14, RejectionReason.OutputExceedsCache)]
    public void Sequence_must_fit_in_the_cache_but_for_its_last_token(int input, int output, RejectionReason reason) =>
        Assert.That(ReasonFor(input, output, Engine, blocks: 8), Is.EqualTo(reason));

    [TestCase(64, 0, RejectionReason.None)]
    [TestCase(65, 0, RejectionReason.PromptExceedsBudget)]
    [TestCase(65, 64, RejectionReason.None)]
    public void Prompt_must_fit_in_the_budget_where_it_is_not_chunked(
        int input, int threshold, RejectionReason reason) =>
        Assert.That(
            ReasonFor(input, 1, Unchunked with { LongPrefillThreshold = threshold }, blocks: 64),
            Is.EqualTo(reason));

    [Test]
    public void Context_ends_generation()
    {
        var result = Run(Setup(new TestRequests().Add(0, 90, 50), context: 100));
        Assert.That(result.Status[0], Is.EqualTo(RequestStatus.Completed));
        Assert.That(result.ProducedTokens[0], Is.EqualTo(10));
    }

    [Test]
    public void Request_without_output_completes_with_its_prefill()
    {
        var result = Run(Setup(new TestRequests().Add(0, 8, 0)));
        Assert.That(result.Status[0], Is.EqualTo(RequestStatus.Completed));
        Assert.That((result.FirstTokenPicoseconds[0], result.LastTokenPicoseconds[0]), Is.EqualTo((-1L, Pass)));
    }

    [Test]
    public void Rejected_request_holds_nobody_up()
    {
        var result = Run(Setup(new TestRequests().Add(0, 200, 1).Add(0, 8, 1), context: 100));
        Assert.That(result.Worker[0], Is.Zero);
        Assert.That(result.AdmitPicoseconds, Is.EqualTo(new[] { -1, 0 }));
    }

    [Test]
    public void Late_rejection_waits_for_the_head_of_the_queue_and_the_end_of_that_pass()
    {
        var requests = new TestRequests().Add(0, 8, 1).Add(0, 200, 1).Add(0, 8, 1).Add(0, 8, 1);
        var setup = Setup(requests, Engine with { LateRejection = true }, context: 100);
        var result = Run(setup with { Concurrency = 2 });

        // The refused one kept the second place until the first pass was over.
        Assert.That(result.ArrivalPicoseconds, Is.EqualTo(new[] { 0, 0, Pass, Pass }));
    }

    [Test]
    public void Late_rejection_by_an_idle_worker_takes_no_time()
    {
        var requests = new TestRequests().Add(0, 200, 1).Add(0, 8, 1);
        var setup = Setup(requests, Engine with { LateRejection = true }, context: 100);
        Assert.That(Run(setup with { Concurrency = 1 }).ArrivalPicoseconds, Is.EqualTo(new[] { 0, 0 }));
    }

    [Test]
    public void Late_rejection_frees_a_place_for_who_waits_at_the_router_at_once()
    {
        var requests = new TestRequests().Add(0, 200, 1).Add(0, 8, 1);
        var setup = Setup(requests, Engine with { LateRejection = true }, context: 100);
        var router = new ObservingRouter((_, workers) => workers[0].Queued > 0 ? -1 : 0);
        Assert.That(Run(setup, router).AdmitPicoseconds, Is.EqualTo(new[] { -1, 0 }));
    }

    [Test]
    public void Unchunked_request_that_grew_beyond_the_budget_cannot_resume()
    {
        // The second gives way after its third token: its 33 tokens no longer fit in one pass.
        var requests = new TestRequests().Add(0, 32, 16).Add(0, 30, 20);
        var engine = Unchunked with { MaxBatchedTokens = 32, PrefixCaching = false };
        var result = Run(Setup(requests, engine, blocks: 17));
        Assert.That(result.Status, Is.EqualTo(new[] { RequestStatus.Completed, RequestStatus.Rejected }));
        Assert.That(result.Rejection[1], Is.EqualTo(RejectionReason.CannotResume));
        Assert.That(result.ProducedTokens[1], Is.GreaterThan(2));
    }

    [Test]
    public void Livelock_ends_in_a_rejection()
    {
        // Equal priorities take the cache from each other for ever: each starts from nothing.
        var requests = new TestRequests().Add(0, 12, 4).Add(0, 5, 13).Add(0, 1, 9, priority: 1).Add(0, 3, 10);
        var engine = new EngineOptions
        {
            Block = 3,
            MaxBatchedTokens = 3,
            MaxSequences = 2,
            LongPrefillThreshold = 2,
            PriorityScheduling = true,
            PrefixCaching = false,
            ReserveFullIsl = false,
        };
        var result = Run(Setup(requests, engine, blocks: 6));
        Assert.That(result.Rejection, Has.Some.EqualTo(RejectionReason.Livelock));
        Assert.That(result.Status, Has.None.EqualTo(RequestStatus.Running));
    }

    [Test]
    public void Request_that_no_worker_ever_becomes_eligible_for_is_rejected_at_the_end()
    {
        var requests = new TestRequests().Add(0, 8, 1).Add(1, 8, 1).Add(2, 8, 1);
        var result = Run(Setup(requests), new ObservingRouter((request, _) => request == 1 ? -1 : 0));
        Assert.That(result.Rejection[1], Is.EqualTo(RejectionReason.NoEligibleWorker));
        Assert.That(result.Worker[1], Is.EqualTo(-1));
    }

    [Test]
    public void Whoever_waits_in_vain_is_rejected_when_the_router_has_seen_everything(
        [Values(0, 5 * Pass)] long delay, [Values(3 * Pass, 4 * Pass, 9 * Pass)] long cutoff)
    {
        // The last pass ends after two; a run that is cut off before the router has seen that still waits.
        var setup = Setup(new TestRequests().Add(0, 8, 2).Add(1, 8, 1)) with
        {
            View = new ViewDelays(SimulatedTime.Zero, new SimulatedTime(delay)),
            Cutoff = new SimulatedTime(cutoff),
        };
        var result = Run(setup, new ObservingRouter((request, _) => request == 1 ? -1 : 0));
        var settled = (2 * Pass) + delay;
        Assert.That(result.EndPicoseconds, Is.EqualTo(Math.Min(settled, cutoff)));
        Assert.That(
            result.Status[1], Is.EqualTo(settled > cutoff ? RequestStatus.Running : RequestStatus.Rejected));
    }

    private static RejectionReason ReasonFor(int input, int output, EngineOptions engine, long blocks)
    {
        var result = Run(Setup(new TestRequests().Add(0, input, output), engine, blocks: blocks, context: 100));
        Assert.That(
            result.Status[0],
            Is.EqualTo(result.Rejection[0] == RejectionReason.None ? RequestStatus.Completed : RequestStatus.Rejected));
        return result.Rejection[0];
    }
}
