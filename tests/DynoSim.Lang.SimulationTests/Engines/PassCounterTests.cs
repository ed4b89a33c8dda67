using DynoSim.Lang.Simulation.Engines.Reference;
using DynoSim.Lang.Simulation.KvCache.Reference;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.SimulationTests.Engines;

/// <summary>What a latency model is told of a pass.</summary>
[TestFixture]
internal sealed class PassCounterTests
{
    [Test]
    public void First_chunk_of_a_prompt() => AssertTotals(
        Entry(input: 100, produced: 0, tokens: 30, before: 0),
        new PassTotals
        {
            PrefillRequests = 1,
            PrefillTokens = 30,
            PrefillTermPicoseconds = 30_000,
            PromptRequests = 1,
            PromptEndTokens = 30,
        });

    [Test]
    public void Last_chunk_of_a_prompt_emits_the_first_token_for_nothing() => AssertTotals(
        Entry(input: 100, produced: 0, tokens: 20, before: 80),
        new PassTotals
        {
            PrefillRequests = 1,
            PrefillTokens = 20,
            PrefillPastTokens = 80,
            PrefillTermPicoseconds = 20_080,
            PromptRequests = 1,
            PromptEndTokens = 100,
            PromptPrefixTokens = 80,
        });

    [Test]
    public void Decoder() => AssertTotals(
        Entry(input: 100, produced: 5, tokens: 1, before: 104),
        new PassTotals
        {
            DecodeRequests = 1,
            DecodeContextTokens = 105,
            EmittingRequests = 1,
            EmittingContextTokens = 105,
        });

    [Test]
    public void Recomputation_counts_its_prompt_part_as_prompt_and_emits() => AssertTotals(
        Entry(input: 100, produced: 5, tokens: 25, before: 80),
        new PassTotals
        {
            PrefillRequests = 1,
            PrefillTokens = 25,
            PrefillPastTokens = 80,
            PrefillTermPicoseconds = 25_080,
            PromptRequests = 1,
            PromptEndTokens = 100,
            PromptPrefixTokens = 80,
            EmittingRequests = 1,
            EmittingContextTokens = 105,
        });

    [Test]
    public void Prompt_token_that_is_the_only_one_left_is_no_decode() => AssertTotals(
        Entry(input: 100, produced: 0, tokens: 1, before: 99),
        new PassTotals
        {
            PrefillRequests = 1,
            PrefillTokens = 1,
            PrefillPastTokens = 99,
            PrefillTermPicoseconds = 1_099,
            PromptRequests = 1,
            PromptEndTokens = 100,
            PromptPrefixTokens = 99,
        });

    private static void AssertTotals(ScheduledSequence entry, PassTotals expected) =>
        Assert.That(PassCounter.Count([entry], default(TermTiming)), Is.EqualTo(expected));

    private static ScheduledSequence Entry(int input, int produced, int tokens, int before)
    {
        var sequence = new Sequence
        {
            Request = 0,
            InputTokens = input,
            OutputTokens = 10,
            Identity = new BlockIdentity([], 0),
            Produced = produced,
        };
        return new ScheduledSequence(sequence, tokens, before, Hit: -1);
    }

    private readonly struct TermTiming : IPassTiming
    {
        public long PrefillTermPicoseconds(long newTokens, long pastTokens) => (newTokens * 1_000) + pastTokens;

        public long PassPicoseconds(in PassTotals totals) => 1;
    }
}
