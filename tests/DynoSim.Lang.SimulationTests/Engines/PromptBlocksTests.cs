using DynoSim.Lang.Simulation.KvCache.Reference;
using DynoSim.Lang.SimulationTests.Kernel;

namespace DynoSim.Lang.SimulationTests.Engines;

/// <summary>Any content block size against any engine block size: exactly what two prompts share is shared.</summary>
[TestFixture]
internal sealed class PromptBlocksTests
{
    [Test]
    public void Prompts_share_the_engine_blocks_that_lie_within_their_common_content(
        [Values(1, 3, 4, 5, 7, 16)] int engineBlock,
        [Values(1, 2, 4, 6)] int contentBlock,
        [Values(0, 1, 2, 3)] int sharedWords)
    {
        const int Input = 29;
        var common = string.Join(' ', Enumerable.Range(0, sharedWords).Select(index => $"w{index}"));
        var requests = new TestRequests(contentBlock)
            .AddShared(0, Input, 1, common).AddShared(0, Input, 1, common).Build();
        var first = PromptBlocks.KeysOf(requests, 0, engineBlock);
        var second = PromptBlocks.KeysOf(requests, 1, engineBlock);
        Assert.That(first, Has.Length.EqualTo(Input / engineBlock));
        Assert.That(first, Is.Unique);
        var shared = Math.Min(Input, sharedWords * contentBlock) / engineBlock;
        Assert.That(first.Zip(second).TakeWhile(pair => pair.First == pair.Second).Count(), Is.EqualTo(shared));
        Assert.That(first.Intersect(second).Count(), Is.EqualTo(shared));
    }

    [Test]
    public void Blocks_behind_the_given_ones_belong_to_their_sequence_alone()
    {
        var (first, second) = (new BlockIdentity([5, 6], 0), new BlockIdentity([5, 6], 1));
        Assert.That(first.KeyOf(1), Is.EqualTo(second.KeyOf(1)));
        Assert.That(first.KeyOf(2), Is.Not.EqualTo(second.KeyOf(2)));
        Assert.That(first.KeyOf(2), Is.Not.EqualTo(first.KeyOf(3)));
        Assert.That(first.KeyOf(2), Is.EqualTo(new BlockIdentity([5, 6], 0).KeyOf(2)));
    }
}
