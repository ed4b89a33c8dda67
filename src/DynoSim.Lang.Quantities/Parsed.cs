using System.Diagnostics.CodeAnalysis;

namespace DynoSim.Lang.Quantities;

/// <summary>
/// The outcome of parsing: a value or the reason why there is none. Parsers of this project never throw.
/// </summary>
/// <typeparam name="T">What is parsed.</typeparam>
public sealed class Parsed<T>
    where T : class
{
    private Parsed(T? value, QuantityError? error)
    {
        Value = value;
        Error = error;
    }

    /// <summary>The value, or null if the text is at fault.</summary>
    public T? Value { get; }

    /// <summary>The fault, or null if there is a value.</summary>
    public QuantityError? Error { get; }

    /// <summary>Takes the outcome apart.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out QuantityError? error)
    {
        value = Value;
        error = Error;
        return value is not null;
    }

    internal static Parsed<T> Success(T value) => new(value, null);

    internal static Parsed<T> Failure(QuantityError error) => new(null, error);
}
