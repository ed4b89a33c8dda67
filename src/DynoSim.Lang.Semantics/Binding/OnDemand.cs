namespace DynoSim.Lang.Semantics.Binding;

/// <summary>
/// A value made when first asked for. Asking again while it is being made is a cycle in the user's definitions, not a
/// fault of the program: the second asker gets the answer of <c>whenCyclic</c>.
/// </summary>
internal sealed class OnDemand<T>(Func<T> make, Func<T> whenCyclic)
    where T : class
{
    private Func<T>? _make = make;
    private bool _isBeingMade;
    private T? _value;

    /// <summary>The value.</summary>
    public T Value
    {
        get
        {
            if (_value is { } known)
            {
                return known;
            }

            if (_isBeingMade || _make is not { } maker)
            {
                return whenCyclic();
            }

            _isBeingMade = true;
            try
            {
                _value = maker();
                _make = null;
                return _value;
            }
            finally
            {
                _isBeingMade = false;
            }
        }
    }
}
