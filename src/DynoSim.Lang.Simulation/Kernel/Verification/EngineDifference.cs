namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>What two engines disagree about first.</summary>
/// <param name="Where">Whose figure it is: <c>request 3</c>, <c>worker 0</c>, <c>run</c>.</param>
/// <param name="Field">Which figure.</param>
/// <param name="Reference">The reference stepper's value.</param>
/// <param name="Accelerated">The accelerated kernel's value.</param>
public sealed record EngineDifference(string Where, string Field, string Reference, string Accelerated)
{
    /// <summary>Row of the request it is about; null for workers and the run.</summary>
    public int? Request { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Where}: {Field} is {Reference} in the reference, {Accelerated} accelerated";
}
