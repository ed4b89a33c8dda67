namespace DynoSim.Lang.Semantics.Binding;

/// <summary>
/// What a definition means, worked out when first asked for. Asking again while that is under way is a cycle in the
/// user's definitions, not a fault of the program: it is reported, and the second asker gets the fallback.
/// </summary>
/// <param name="guard">Knows what else is under way.</param>
/// <param name="name">What is defined, for the report.</param>
/// <param name="location">Where it is defined.</param>
/// <param name="make">Works it out.</param>
/// <param name="fallback">What to say instead after a report.</param>
internal sealed class OnDemand<T>(
    CycleGuard guard, string name, SourceLocation location, Func<T> make, Func<T> fallback)
    where T : class
{
    private bool _isUnderWay;
    private T? _value;

    /// <summary>Whether it is being worked out.</summary>
    public bool IsUnderWay => _isUnderWay;

    /// <summary>The meaning.</summary>
    public T Value
    {
        get
        {
            if (_value is { } known)
            {
                return known;
            }

            if (_isUnderWay)
            {
                guard.Report(this);
                return fallback();
            }

            return _value = Make();
        }
    }

    private T Make()
    {
        if (!guard.TryEnter(this, name, location))
        {
            return fallback();
        }

        _isUnderWay = true;
        try
        {
            return make();
        }
        finally
        {
            _isUnderWay = false;
            guard.Leave();
        }
    }
}
