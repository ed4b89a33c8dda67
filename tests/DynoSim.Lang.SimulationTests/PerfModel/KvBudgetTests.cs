using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.SimulationTests.PerfModel;

public sealed class KvBudgetTests
{
    private const double GiB = 1L << 30;

    private static readonly EngineOptions Vllm = new();

    private static KvBudget Budget(ModelOptions model, NodeOptions node, long tp, EngineOptions engine, long ep = 1) =>
        KvBudget.For(model, node.Accelerator, ParallelShape.Of(tp, ep: ep), engine);

    private static double Line(KvBudget budget, string label) => budget.Lines.Single(line => line.Label == label).Bytes;

    [Test]
    public void The_published_estimate_for_an_8_bit_model_is_met_to_the_byte()
    {
        var model = Samples.Qwen32 with { Weights = Precision.Fp8Block, KvDtype = Precision.Fp8 };
        var budget = Budget(model, Samples.H200, 1, Vllm);
        Assert.Multiple(() =>
        {
            Assert.That(budget.WeightBytes, Is.EqualTo(34_317_271_040));
            Assert.That(Line(budget, "activations"), Is.EqualTo(-1_476_395_008));
            Assert.That(Line(budget, "runtime"), Is.EqualTo(-3_758_096_384));
            Assert.That(Math.Floor(budget.BudgetBytes), Is.EqualTo(96_706_075_033));
            Assert.That(budget.BytesPerToken, Is.EqualTo(131_072));
            Assert.That(budget.Blocks, Is.EqualTo(11_528));
            Assert.That(budget.StatedNote, Is.Null);
        });
    }

    [Test]
    public void A_pair_of_cards_pays_for_collectives_and_halves_the_rest()
    {
        var budget = Budget(Samples.Qwen32, Samples.H200, 2, Vllm with { MemoryFraction = 0.92, Block = 16 });
        Assert.Multiple(() =>
        {
            Assert.That(budget.WeightBytes / GiB, Is.EqualTo(30.5).Within(0.05));
            Assert.That(Line(budget, "activations") / GiB, Is.EqualTo(-0.8125).Within(1e-9));
            Assert.That(Line(budget, "collectives") / GiB, Is.EqualTo(-0.334).Within(0.001));
            Assert.That(budget.BudgetBytes / GiB, Is.EqualTo(94.5).Within(0.1));
            Assert.That(budget.Tokens, Is.EqualTo(774_000).Within(1_000));
        });
    }

    [Test]
    public void Stated_blocks_hold_and_the_note_says_what_they_need()
    {
        var model = Samples.Qwen32 with { Weights = Precision.Fp8Block, Context = 262_144 };
        var budget = Budget(model, Samples.H200, 1, Vllm with { Block = 512, KvBlocks = 16_384 });
        Assert.Multiple(() =>
        {
            Assert.That(budget.Blocks, Is.EqualTo(16_384));
            Assert.That(budget.DerivedBlocks, Is.EqualTo(720));
            Assert.That(budget.NeededBytes, Is.EqualTo(16_384L * 512 * 262_144));
            Assert.That(
                budget.StatedNote,
                Is.EqualTo("kv_blocks = 16384 of 512 tok needs 2199.0GB a GPU; "
                    + "the memory model leaves 96.7GB (720 blocks)"));
        });
    }

    [Test]
    public void Seventy_billion_parameters_do_not_fit_one_card_of_80_GiB()
    {
        var llama = Samples.Qwen32 with
        {
            Layers = 80,
            Hidden = 8_192,
            Intermediate = 28_672,
            Vocab = 128_256,
            Heads = 64,
            Context = 131_072,
        };
        var node = Samples.Node("h100_sxm", 80, 3.35e12, 989e12, 1_978e12, null);
        var budget = Budget(llama, node, 1, Vllm);
        Assert.That(budget.Fits, Is.False);
        Assert.That(budget.Blocks, Is.Zero);
        Assert.That(Budget(llama, node, 4, Vllm).Fits, Is.True);
    }

    [Test]
    public void Backends_differ_in_what_their_fraction_is_of()
    {
        var vllm = Budget(Samples.Qwen32, Samples.H200, 2, Vllm);
        var sglang = Budget(Samples.Qwen32, Samples.H200, 2, Vllm with { Backend = Backend.Sglang });
        var trtllm = Budget(Samples.Qwen32, Samples.H200, 2, Vllm with { Backend = Backend.Trtllm });
        var rest = vllm.Lines.Skip(1).Sum(line => line.Bytes);
        Assert.Multiple(() =>
        {
            Assert.That(vllm.BudgetBytes, Is.EqualTo((141 * GiB * 0.9) + rest).Within(1));
            Assert.That(trtllm.BudgetBytes, Is.EqualTo(((141 * GiB) + rest) * 0.9).Within(1));
            Assert.That(sglang.BudgetBytes, Is.LessThan(vllm.BudgetBytes), "more activations and runtime");
        });
    }

    [Test]
    public void A_latent_cache_is_not_divided_and_a_window_is_kept_once()
    {
        var one = Budget(Samples.DeepSeek, Samples.B200, 8, Vllm, ep: 8);
        Assert.That(one.BytesPerToken, Is.EqualTo(61 * 576 * 2));
        Assert.That(one.WeightBytes, Is.EqualTo(671e9 / 8).Within(5).Percent);

        var full = Samples.GptOss with { Attention = new AttentionOptions() };
        var share = Budget(Samples.GptOss, Samples.H200, 1, Vllm).BytesPerToken
            / Budget(full, Samples.H200, 1, Vllm).BytesPerToken;
        Assert.That(share, Is.EqualTo(0.5 + (0.5 * 128 / 131_072)).Within(1e-9));
    }

    [Test]
    public void Captured_graphs_take_from_the_cache()
    {
        var graphs = Vllm with { Graphs = new GraphsOptions { Memory = 2e9 } };
        var taken = Budget(Samples.Qwen32, Samples.H200, 2, Vllm).BudgetBytes
            - Budget(Samples.Qwen32, Samples.H200, 2, graphs).BudgetBytes;
        Assert.That(taken, Is.EqualTo(2e9).Within(1));
    }

    [Test]
    public void Parameters_agree_with_the_published_counts()
    {
        var data = PerfData.Load();
        foreach (var (name, kind) in ((string, string)[])
            [("Qwen3-32B", "bfloat16"), ("Llama-3.1-70B", "bfloat16"), ("DeepSeek-V3", "fp8_block"),
             ("gpt-oss-120b", "bfloat16"), ("Qwen3-1.7B", "bfloat16"), ("MiniMax-M2.5", "fp8_block"),
             ("Kimi-K2-Instruct", "fp8_block")])
        {
            var model = data.Model(name, kind, "bfloat16");
            Assert.That(model.Parameters / 1e9, Is.EqualTo(data.Billions(name)).Within(0.2).Percent, name);
        }
    }
}
