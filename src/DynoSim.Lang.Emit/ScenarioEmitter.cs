using System.Collections.Immutable;
using DynoSim.Lang.Emit.Running;
using DynoSim.Lang.Emit.Writing;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Emit;

/// <summary>The structure of a scenario as C# text. Equal structures give equal text.</summary>
public static class ScenarioEmitter
{
    /// <summary>What every emitted file begins with.</summary>
    internal const string Head =
        """
        // Emitted by dynosim: the structure of one scenario. Its numbers come in at run time.
        using System;
        using System.Collections.Immutable;
        using System.Runtime.CompilerServices;
        using DynoSim.Lang.Emit.Running;
        using DynoSim.Lang.Simulation.Kernel;
        using DynoSim.Lang.Simulation.Kernel.Accelerated;
        using DynoSim.Lang.Simulation.Kernel.Reference;
        using DynoSim.Lang.Simulation.Metrics;
        using DynoSim.Lang.Simulation.PerfModel;
        using DynoSim.Lang.Simulation.Routing;
        using DynoSim.Lang.Simulation.Workloads;

        namespace DynoSim.Emitted;

        """;

    private static readonly string[] Engines = ["Reference", "Accelerated"];

    /// <summary>Writes the text.</summary>
    /// <param name="router">The router's decision.</param>
    /// <param name="slo">The SLO's condition; null without one.</param>
    /// <param name="timings">The timing of a worker of each pool; only its type matters.</param>
    /// <param name="filter">Which rows of the trace are replayed; null for all.</param>
    /// <exception cref="EmitException">The language let something through that has no C#.</exception>
    public static EmittedScenario Emit(
        RouterPlan router, SloPlan? slo, ImmutableArray<PassTiming> timings, FilterPlan? filter = null)
    {
        var code = new CodeWriter();
        foreach (var line in Head.Split('\n'))
        {
            code.Line(line);
        }

        WriteScenario(code, router, slo, timings, filter);
        code.Line();
        new RouterWriter(code, router).Write("Router");
        if (slo is not null)
        {
            code.Line();
            ConditionWriter.Write(
                code, "Slo", "IsGood", typeof(RequestOutcome), slo.Good, slo.Lets, slo.Settings);
        }

        if (filter is not null)
        {
            code.Line();
            ConditionWriter.Write(
                code, "Filter", "Keeps", typeof(TraceRecord), filter.Keep, filter.Lets, filter.Settings);
        }

        return new EmittedScenario(code.ToString());
    }

    /// <summary>The values of settings, in the order the emitted code asks for them.</summary>
    public static SettingValues ValuesOf(ImmutableArray<BoundSetting> settings)
    {
        var size = settings.IsEmpty ? 0 : settings.Max(setting => setting.Slot) + 1;
        var values = new object[size];
        var ends = new object[size];
        foreach (var setting in settings)
        {
            if (setting.Value is RangeValue range)
            {
                var type = range.Low is CountValue ? "long" : "double";
                values[setting.Slot] = Plain(setting, range.Low, type);
                ends[setting.Slot] = Plain(setting, range.High, type);
            }
            else
            {
                values[setting.Slot] = Plain(setting, setting.Value, ExpressionWriter.TypeOf(setting));
            }
        }

        return new SettingValues(values, ends);
    }

    private static void WriteScenario(
        CodeWriter code, RouterPlan router, SloPlan? slo, ImmutableArray<PassTiming> timings, FilterPlan? filter)
    {
        var types = timings.Select(PoolTimings.TypeOf).Distinct().ToArray();
        var opened = types is [var only]
            ? $"PoolTimings.Open<{TypeText(only)}>(timings)"
            : "PoolTimings.Mixed(timings)";
        code.Open("public sealed class Scenario : CompiledScenario");
        foreach (var engine in Engines)
        {
            if (engine != Engines[0])
            {
                code.Line();
            }

            code.Line($"public override SimulationResult Run{engine}(");
            code.Line("    SimulationSetup setup, ImmutableArray<PassTiming> timings, SettingValues router) =>");
            code.Line($"    {engine}Simulator.Run(");
            code.Line("        setup,");
            code.Line($"        {opened},");
            code.Line($"        {SettingFields.Construction("Router", router.Settings, "router")});");
        }

        if (slo is not null)
        {
            code.Line();
            code.Line("public override RequestPredicate Good(SettingValues slo) =>");
            code.Line($"    {SettingFields.Construction("Slo", slo.Settings, "slo")}.IsGood;");
        }

        if (filter is not null)
        {
            code.Line();
            code.Line("public override RecordPredicate Keep(SettingValues filter) =>");
            code.Line($"    {SettingFields.Construction("Filter", filter.Settings, "filter")}.Keeps;");
        }

        code.Close();
    }

    private static string TypeText(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}"
            + $"<{string.Join(", ", type.GetGenericArguments().Select(TypeText))}>"
        : type.Name;

    private static object Plain(BoundSetting setting, Value value, string type) => (value, type) switch
    {
        (CountValue count, "double") => (double)count.Value,
        (CountValue count, _) => count.Value,
        (QuantityValue quantity, _) => quantity.Magnitude,
        (BoolValue truth, _) => truth.Value,
        (StringValue text, _) => text.Value,
        (EnumValue member, _) => member.Member,
        _ => throw ExpressionWriter.Unsupported(setting),
    };
}
