using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Experiments.Testing;

/// <summary>
/// A <c>request r { … }</c> of a test. What is left out follows from what is said: blocks from the input or the other
/// way round, at the block size given or the engines' default.
/// </summary>
internal sealed record RequestFixture(
    long Id,
    double Input,
    double OutputLimit,
    double Blocks,
    double FullBlocks,
    double BlockTokens,
    long Priority,
    long Session,
    long Turn)
{
    public static RequestFixture Of(EntityValue fixture, long number)
    {
        var values = new FixtureValues(fixture);
        var blockTokens = values.Number("block_tokens") ?? new EngineOptions().Block;
        var stated = values.Number("blocks") ?? values.Number("full_blocks");
        var input = values.Number("input") ?? ((stated ?? 0) * blockTokens);
        return new RequestFixture(
            (long)(values.Number("id") ?? number),
            input,
            values.Number("output_limit") ?? 0,
            values.Number("blocks") ?? Math.Ceiling(input / blockTokens),
            values.Number("full_blocks") ?? Math.Floor(input / blockTokens),
            blockTokens,
            (long)(values.Number("priority") ?? 0),
            (long)(values.Number("session") ?? -1),
            (long)(values.Number("turn") ?? 0));
    }

    public RequestContext ToContext() => new()
    {
        Id = Id,
        Input = Input,
        OutputLimit = OutputLimit,
        Blocks = Blocks,
        FullBlocks = FullBlocks,
        BlockTokens = BlockTokens,
        Priority = Priority,
        Session = Session,
        Turn = Turn,
    };
}
