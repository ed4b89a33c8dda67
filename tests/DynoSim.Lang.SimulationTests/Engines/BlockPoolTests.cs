using DynoSim.Lang.Simulation.KvCache.Reference;

namespace DynoSim.Lang.SimulationTests.Engines;

/// <summary>The order in which blocks are reused, and what is found again.</summary>
[TestFixture]
internal sealed class BlockPoolTests
{
    [Test]
    public void Blocks_without_content_are_reused_first_and_the_deepest_content_before_its_prefix()
    {
        var pool = new BlockPool(6, caching: true, events: null);
        var held = Take(pool, 3);
        pool.Publish(held[0], 10);
        pool.Publish(held[1], 11);
        pool.Release(held);
        Assert.That(pool.FreeKeys, Is.EqualTo(new[] { -1L, -1, -1, -1, 11, 10 }));
        Assert.That(pool.Free, Is.EqualTo(6));
    }

    [Test]
    public void Content_is_reused_by_the_time_of_its_release_not_of_its_hit()
    {
        var pool = new BlockPool(2, caching: true, events: null);
        var (first, second) = (Take(pool, 1), Take(pool, 1));
        pool.Publish(first[0], 1);
        pool.Publish(second[0], 2);
        pool.Release(first);
        pool.Hold(first[0]);
        pool.Release(second);
        pool.Release(first);
        Assert.That(pool.FreeKeys, Is.EqualTo(new[] { 2L, 1 }));
    }

    [Test]
    public void Without_caching_the_queue_is_a_stack()
    {
        var pool = new BlockPool(4, caching: false, events: null);
        var held = Take(pool, 2);
        pool.Publish(held[0], 1);
        pool.Release(held);
        Assert.That(pool.CachedKeys, Is.Zero);
        Assert.That(Take(pool, 2), Is.EqualTo(new[] { held[1], held[0] }));
    }

    [Test]
    public void Hit_takes_the_oldest_copy_still_present()
    {
        var log = new KvEventLog();
        var pool = new BlockPool(3, caching: true, log);
        var copies = Take(pool, 3);
        copies.ForEach(block => pool.Publish(block, 7));
        Assert.That(Hit(pool, 7), Is.EqualTo(copies[0]));

        // The middle copy goes, then the oldest.
        pool.Release([copies[1]]);
        _ = pool.Take();
        Assert.That(Hit(pool, 7), Is.EqualTo(copies[0]));
        pool.Release([copies[0]]);
        _ = pool.Take();
        Assert.That(Hit(pool, 7), Is.EqualTo(copies[2]));

        var resident = new HashSet<long>();
        KvEventLog.Apply(log.Drain(), resident);
        Assert.That(resident, Is.EqualTo(new[] { 7L }));
        pool.Release([copies[2]]);
        _ = pool.Take();
        KvEventLog.Apply(log.Drain(), resident);
        Assert.That(resident, Is.Empty);
        Assert.That((pool.Allocated, pool.Freed, pool.CountHeld()), Is.EqualTo((6L, 3L, 3)));
    }

    [Test]
    public void Block_with_two_holders_is_free_when_both_have_left()
    {
        var pool = new BlockPool(1, caching: true, events: null);
        var held = Take(pool, 1);
        pool.Hold(held[0]);
        pool.Release(held);
        Assert.That(pool.Free, Is.Zero);
        pool.Release(held);
        Assert.That(pool.Free, Is.EqualTo(1));
    }

    private static List<int> Take(BlockPool pool, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => pool.Take())];

    private static int Hit(BlockPool pool, long key)
    {
        var hits = new List<int>();
        pool.FindPrefix(new BlockIdentity([key], 0), 1, hits);
        return hits.Single();
    }
}
