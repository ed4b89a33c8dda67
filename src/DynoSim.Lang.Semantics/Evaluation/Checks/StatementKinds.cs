using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Evaluation.Checks;

/// <summary>Statements by the names the catalog has for them.</summary>
internal static class StatementKinds
{
    public static StatementKind? Of(BoundStatement statement) => statement switch
    {
        ExpectStatement => StatementKind.Expect,
        WhereStatement => StatementKind.Where,
        EligibleStatement => StatementKind.Eligible,
        ChooseStatement => StatementKind.Choose,
        GoodWhenStatement => StatementKind.GoodWhen,
        EveryStatement => StatementKind.Every,
        VaryStatement => StatementKind.Vary,
        ObjectiveStatement => StatementKind.Objective,
        RejectStatement => StatementKind.Reject,
        _ => null,
    };

    public static string Word(StatementKind kind) => kind switch
    {
        StatementKind.Choose => "choose worker minimizing …",
        StatementKind.GoodWhen => "good when …",
        StatementKind.Every => "every … { … }",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
