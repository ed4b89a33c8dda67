using System.Collections.Immutable;
using System.Globalization;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Semantics.Evaluation.Values;

/// <summary>
/// A value of the static phase, or of a result. Immutable; units are erased to base units but remembered, so that a
/// message can print <c>60s</c> rather than 60.
/// </summary>
public abstract class Value
{
    private protected Value()
    {
    }

    /// <summary>Whether an error was already reported, so that nothing that follows from it is.</summary>
    public virtual bool IsError => false;

    /// <summary>The value as a user would write it.</summary>
    public abstract string Display { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => Display;
}

/// <summary>The value of what could not be evaluated.</summary>
public sealed class ErrorValue : Value
{
    private ErrorValue()
    {
    }

    /// <summary>The only instance.</summary>
    public static ErrorValue Instance { get; } = new();

    /// <inheritdoc/>
    public override bool IsError => true;

    /// <inheritdoc/>
    public override string Display => "?";
}

/// <summary>The absent value.</summary>
public sealed class NoneValue : Value
{
    private NoneValue()
    {
    }

    /// <summary>The only instance.</summary>
    public static NoneValue Instance { get; } = new();

    /// <inheritdoc/>
    public override string Display => "none";
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed class BoolValue : Value
{
    private BoolValue(bool value) => Value = value;

    /// <summary><c>true</c>.</summary>
    public static BoolValue True { get; } = new(true);

    /// <summary><c>false</c>.</summary>
    public static BoolValue False { get; } = new(false);

    /// <summary>The truth.</summary>
    public bool Value { get; }

    /// <inheritdoc/>
    public override string Display => Value ? "true" : "false";

    /// <summary>The one or the other.</summary>
    public static BoolValue Of(bool value) => value ? True : False;
}

/// <summary>A whole number without dimension.</summary>
public sealed class CountValue(long value) : Value
{
    /// <summary>The number.</summary>
    public long Value { get; } = value;

    /// <inheritdoc/>
    public override string Display => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A real number of some dimension, in base units; a ratio if it has none.</summary>
public sealed class QuantityValue(Quantity quantity) : Value
{
    /// <summary>Makes one of a number in base units.</summary>
    public QuantityValue(double value, Dimension dimension)
        : this(new Quantity(value, dimension))
    {
    }

    /// <summary>The number and what it measures.</summary>
    public Quantity Quantity { get; } = quantity;

    /// <summary>The number in base units.</summary>
    public double Magnitude => Quantity.Value;

    /// <summary>What it measures.</summary>
    public Dimension Dimension => Quantity.Dimension;

    /// <inheritdoc/>
    public override string Display => Quantity.ToString();
}

/// <summary>A text.</summary>
public sealed class StringValue(string value) : Value
{
    /// <summary>The text without quotes.</summary>
    public string Value { get; } = value;

    /// <inheritdoc/>
    public override string Display => $"\"{Value}\"";
}

/// <summary>The path of a data file.</summary>
/// <param name="text">The path as written.</param>
/// <param name="folder">The folder it is relative to; empty for the working folder.</param>
public sealed class PathValue(string text, string folder) : Value
{
    /// <summary>The path as written.</summary>
    public string Text { get; } = text;

    /// <summary>The path to open: relative to the working folder, or absolute.</summary>
    public string Resolved { get; } = Files.ProjectPath.Combine(folder, text);

    /// <inheritdoc/>
    public override string Display => $"\"{Text}\"";
}

/// <summary>A member of an enum.</summary>
public sealed class EnumValue(EnumType type, string member) : Value
{
    /// <summary>The enum.</summary>
    public EnumType Type { get; } = type;

    /// <summary>The word.</summary>
    public string Member { get; } = member;

    /// <inheritdoc/>
    public override string Display => Member;
}

/// <summary>A word that stands in place of a value, such as <c>auto</c>.</summary>
public sealed class WordValue(string word) : Value
{
    /// <summary>The word.</summary>
    public string Word { get; } = word;

    /// <inheritdoc/>
    public override string Display => Word;
}

/// <summary>A list.</summary>
public sealed class ListValue(ImmutableArray<Value> items) : Value
{
    /// <summary>The items in order.</summary>
    public ImmutableArray<Value> Items { get; } = items;

    /// <inheritdoc/>
    public override string Display => ValueDisplay.Sequence("[", Items, "]");
}

/// <summary>A row of values.</summary>
public sealed class TupleValue(ImmutableArray<Value> items) : Value
{
    /// <summary>The items in order.</summary>
    public ImmutableArray<Value> Items { get; } = items;

    /// <inheritdoc/>
    public override string Display => ValueDisplay.Sequence("(", Items, ")");
}

/// <summary>
/// A value that a function of the runtime made: a distribution, an arrival process, a trace, a timing source.
/// </summary>
/// <param name="content">The object of the runtime.</param>
/// <param name="display">The call as a user would write it.</param>
public sealed class RuntimeValue(object content, string display) : Value
{
    /// <summary>The object of the runtime.</summary>
    public object Content { get; } = content;

    /// <inheritdoc/>
    public override string Display { get; } = display;

    /// <summary>The call that made it, defaults filled in; null for a converted value.</summary>
    internal RuntimeCall? Call { get; init; }

    /// <summary>The value that was converted; null for a call.</summary>
    internal Value? Converted { get; init; }
}

/// <summary>A call of a function of the runtime with the values of its arguments.</summary>
/// <param name="Function">The name.</param>
/// <param name="Arguments">The arguments by name, in order of the parameters; those that are none are left out.</param>
internal sealed record RuntimeCall(string Function, ImmutableArray<(string Name, Value Value)> Arguments);
