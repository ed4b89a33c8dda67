using DynoSim.Lang.Cli.CommandLine;

using var interrupt = System.Runtime.InteropServices.PosixSignalRegistration.Create(
    System.Runtime.InteropServices.PosixSignal.SIGINT,
    context =>
    {
        context.Cancel = true;
        Environment.Exit(ExitCode.Interrupted);
    });
using var input = Console.OpenStandardInput();
using var output = Console.OpenStandardOutput();
using var error = Console.OpenStandardError();
return Entry.Run(
    args, new Streams(output, error, !Console.IsOutputRedirected, !Console.IsErrorRedirected, input));
