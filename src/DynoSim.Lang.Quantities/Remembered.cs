using System.Collections.Concurrent;

namespace DynoSim.Lang.Quantities;

/// <summary>The latest answers of a function of its argument alone. Any thread may ask.</summary>
/// <param name="answer">The function.</param>
internal sealed class Remembered<TKey, TValue>(Func<TKey, TValue> answer)
    where TKey : notnull
{
    private const int Most = 4_096;

    private readonly ConcurrentDictionary<TKey, TValue> _known = new();
    private int _count;

    /// <summary>The answer.</summary>
    public TValue Of(TKey key)
    {
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        // Counted beside the dictionary: asking it for its size takes all of its locks. A race at worst forgets early.
        if (Interlocked.Increment(ref _count) > Most)
        {
            _known.Clear();
            _count = 0;
        }

        return _known.GetOrAdd(key, answer(key));
    }
}
