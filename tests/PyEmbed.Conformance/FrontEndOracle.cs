using System.Diagnostics;
using System.Globalization;
using System.Text;
using PyEmbed.Parser.Tests;

namespace PyEmbed.Conformance;

/// <summary>A CPython that stays alive and says of one source after another what its parser makes of it (front_end.py).</summary>
internal sealed class FrontEndOracle : IDisposable
{
    private readonly Process _process;
    private readonly Stream _output;

    public FrontEndOracle(string python)
    {
        _process = Process.Start(StartInfo(python))!;
        _output = new BufferedStream(_process.StandardOutput.BaseStream, 1 << 16);
    }

    /// <summary>The answers, in order. Questions are written ahead by a thread of their own, so both sides work at once.</summary>
    public IEnumerable<(FrontEndCase Case, string Answer)> Ask(IEnumerable<FrontEndCase> cases)
    {
        using var asked = new System.Collections.Concurrent.BlockingCollection<FrontEndCase>(256);
        var writer = Task.Run(() =>
        {
            try
            {
                foreach (var item in cases)
                {
                    asked.Add(item);
                    Write(item);
                }
            }
            finally
            {
                asked.CompleteAdding();
            }
        });
        foreach (var item in asked.GetConsumingEnumerable()) yield return (item, Read());
        writer.Wait();
    }

    public string Ask(FrontEndCase item)
    {
        Write(item);
        return Read();
    }

    /// <summary>Seconds that CPython needs for <c>ast.parse</c> and for its parser alone, the best of some rounds.</summary>
    public static (double AstParse, double Parser) Time(string python, List<string> files, int rounds)
    {
        var start = StartInfo(python);
        start.ArgumentList.Add("time");
        start.ArgumentList.Add(rounds.ToString(CultureInfo.InvariantCulture));
        using var process = Process.Start(start)!;
        foreach (var file in files) process.StandardInput.WriteLine(file);
        process.StandardInput.Close();
        var seconds = process.StandardOutput.ReadToEnd().Split();
        return (double.Parse(seconds[0], CultureInfo.InvariantCulture), double.Parse(seconds[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string python)
    {
        var start = new ProcessStartInfo(python) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-X");
        start.ArgumentList.Add("utf8");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "front_end.py"));
        return start;
    }

    private void Write(FrontEndCase item)
    {
        var stream = _process.StandardInput.BaseStream;
        stream.Write(Encoding.ASCII.GetBytes($"{item.ModeName} {item.Flags} {item.FeatureVersion} {item.Want} {item.Source.Length}\n"));
        stream.Write(item.Source);
        stream.Flush();
    }

    private string Read()
    {
        var length = 0;
        int c;
        while ((c = _output.ReadByte()) != '\n')
        {
            if (c < 0) throw new InvalidOperationException("the oracle ended");
            length = length * 10 + c - '0';
        }
        var answer = new byte[length];
        _output.ReadExactly(answer);
        return Encoding.UTF8.GetString(answer);
    }
}
