using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>A random latency form with random coefficients; all pools of a scenario get the same form.</summary>
internal sealed class RandomTiming
{
    private readonly int _form;
    private readonly Composition _composition;
    private readonly TimingSource.Affine _affine;
    private readonly SimulatedTime _prefill;
    private readonly SimulatedTime _decode;
    private readonly double _multiplier;
    private readonly PassAdjustments _adjustments;

    public RandomTiming(Dice dice)
    {
        _form = dice.Of(0, 0, 1, 2);
        _composition = dice.Of(Composition.Fused, Composition.Serial);
        _affine = new TimingSource.Affine(
            new SimulatedTime(dice.Whole(1, 20_000_000) * 1_000L),
            dice.Chance(0.3) ? 0 : dice.Fraction() * 2e-5,
            dice.Chance(0.3) ? 0 : dice.Fraction() * 5e-5,
            dice.Chance(0.3) ? 0 : dice.Fraction() * 3e-8);
        _prefill = new SimulatedTime(dice.Whole(1, 50_000_000) * 1_000L);
        _decode = new SimulatedTime(dice.Whole(1, 20_000_000) * 1_000L);
        _multiplier = dice.Chance(0.3) ? 0.25 + dice.Fraction() : 1;
        _adjustments = dice.Chance(0.3)
            ? new PassAdjustments(
                dice.Whole(0, 5_000), dice.Whole(0, 900), dice.Whole(0, 70_000), dice.Of(1.0, 1.0, 3.0))
            : new PassAdjustments(0, 0, 0, 1);
    }

    public PassTiming For(long kvTokens) => _form switch
    {
        0 => Of(new AffineTiming(_affine, _composition, _multiplier)),
        1 => Of(new PolynomialTiming(kvTokens, _composition, _multiplier)),
        _ => Of(new FixedTiming(_prefill, _decode, _composition, _multiplier)),
    };

    private PassTiming Of<TTiming>(TTiming timing)
        where TTiming : struct, ISegmentedTiming =>
        _adjustments.IsNone
            ? PassTiming.Of(timing)
            : PassTiming.Of(new AdjustedTiming<TTiming>(timing, _adjustments));
}
