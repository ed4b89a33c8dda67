namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>Why a row of a trace cannot be used.</summary>
public enum TraceErrorReason
{
    /// <summary>The row is not a JSON value, or something follows it.</summary>
    MalformedJson,

    /// <summary>The row is JSON but not an object.</summary>
    NotAnObject,

    /// <summary>A required field is absent.</summary>
    MissingField,

    /// <summary>A field has a value of another JSON type.</summary>
    WrongType,

    /// <summary>A number is negative.</summary>
    NegativeNumber,

    /// <summary>A length is 0 where at least 1 is needed.</summary>
    NotPositive,

    /// <summary>A count has a fraction.</summary>
    NotWhole,

    /// <summary>A number is beyond its limit.</summary>
    NumberTooLarge,

    /// <summary>The content hashes stand for fewer tokens than the prompt has.</summary>
    BlocksTooFew,

    /// <summary>The first turn of a session has a delay after the previous one.</summary>
    DelayOnFirstTurn,

    /// <summary>A turn has no delay, and none follows from timestamps.</summary>
    DelayUnknown,

    /// <summary>A turn's timestamp lies before the previous turn's.</summary>
    TurnBeforePrevious,

    /// <summary>The row is longer than <see cref="MooncakeTrace.LongestRowBytes"/>.</summary>
    RowTooLong,

    /// <summary>The compressed data are damaged.</summary>
    DamagedCompression,

    /// <summary>There is no request at all.</summary>
    Empty,
}

/// <summary>One thing that is wrong in a trace.</summary>
/// <param name="Row">Line in the file, from 1; 0 where the file as a whole is meant.</param>
/// <param name="Column">Byte in the line, from 1; 0 where the line as a whole is meant.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Field">The field it concerns; empty where it is none in particular.</param>
/// <param name="Value">The number found, or the tokens the hashes stand for; 0 where there is none.</param>
/// <param name="Limit">The number it must not pass, or the tokens of the prompt; 0 where there is none.</param>
public sealed record TraceError(
    long Row,
    int Column,
    TraceErrorReason Reason,
    string Field,
    double Value = 0,
    double Limit = 0);
