namespace PyEmbed.Tests.Hosting;

[Platform(Exclude = "Win", Reason = "Programs are started by POSIX's posix_spawn.")]
public sealed class ProcessTests
{
    private static string Run(string source)
    {
        using var output = new StringWriter();
        using var engine = new PyEngine(new PyEngineOptions { StandardOutput = output, FileSystem = new PhysicalFileSystem(), Processes = new PhysicalProcesses() });
        engine.Execute("import subprocess, os, sys\n" + source);
        return output.ToString();
    }

    [TestCase("print(subprocess.check_output(['/bin/sh', '-c', 'echo out']))", "b'out\\n'\n")]
    [TestCase("print(subprocess.run(['/bin/sh', '-c', 'exit 3']).returncode)", "3\n")]
    [TestCase("print(subprocess.run(['/bin/sh', '-c', 'kill -9 $$']).returncode)", "-9\n")]
    [TestCase("print(subprocess.run('cat', shell=True, input='text', text=True, capture_output=True).stdout)", "text\n")]
    [TestCase("print(len(subprocess.run('/bin/cat', input=b'x' * 300_000, capture_output=True).stdout))", "300000\n")]
    [TestCase("print(subprocess.run('echo error >&2', shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout)", "b'error\\n'\n")]
    [TestCase("print(subprocess.check_output(['/bin/sh', '-c', 'echo $NAME; pwd'], cwd='/', env={'NAME': 'value'}))", "b'value\\n/\\n'\n")]
    [TestCase("p = subprocess.Popen(['/bin/sh', '-c', 'read x'], stdin=subprocess.PIPE)\nprint(p.poll())\np.kill()\nprint(p.wait())", "None\n-9\n")]
    public void A_script_starts_programs_that_the_host_grants(string source, string expected) => Run(source).ShouldBe(expected);

    [TestCase("subprocess.run(['/nowhere/program'])", "FileNotFoundError [Errno 2] No such file or directory: '/nowhere/program'")]
    [TestCase("subprocess.run(['/bin/sh'], cwd='/nowhere')", "FileNotFoundError [Errno 2] No such file or directory: '/nowhere'")]
    [TestCase("subprocess.Popen(['/bin/sh', '-c', 'exec sleep 1']).wait(timeout=0.01)", "TimeoutExpired Command '['/bin/sh', '-c', 'exec sleep 1']' timed out after 0.01 seconds")]
    [TestCase("os.waitpid(-1, 0)", "ChildProcessError [Errno 10] No child processes")]
    public void What_fails_says_so(string statement, string expected) =>
        Run($"try:\n    {statement}\nexcept Exception as error:\n    print(type(error).__name__, error)").ShouldBe(expected + "\n");
}
