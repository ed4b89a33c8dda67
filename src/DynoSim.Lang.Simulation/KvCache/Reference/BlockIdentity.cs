namespace DynoSim.Lang.Simulation.KvCache.Reference;

/// <summary>
/// What the full blocks of one sequence contain, as a key for each: equal keys mean equal content and equal prefix. The
/// leading blocks have given keys; every block behind them holds tokens that nobody else can have.
/// </summary>
/// <param name="Given">Keys of the leading blocks, none negative.</param>
/// <param name="Owner">Number of the sequence, unique among those that share a cache.</param>
internal readonly record struct BlockIdentity(long[] Given, int Owner)
{
    private const long OwnMark = 1L << 62;

    /// <summary>The key of the block at an index from the start of the sequence.</summary>
    public long KeyOf(int index) => index < Given.Length ? Given[index] : OwnMark | ((long)Owner << 32) | (uint)index;
}
