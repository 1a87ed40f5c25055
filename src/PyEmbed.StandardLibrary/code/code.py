"""The interactive interpreter as a class."""

import sys
import traceback
from codeop import CommandCompiler, compile_command

__all__ = ["InteractiveInterpreter", "InteractiveConsole", "interact",
           "compile_command"]


class InteractiveInterpreter:
    """Runs statements in a namespace and shows their errors."""

    def __init__(self, locals=None):
        self.locals = {"__name__": "__console__", "__doc__": None} if locals is None else locals
        self.compile = CommandCompiler()

    def runsource(self, source, filename="<input>", symbol="single"):
        """Run a source unless it needs more lines; true if it does."""
        try:
            code = self.compile(source, filename, symbol)
        except (OverflowError, SyntaxError, ValueError):
            self.showsyntaxerror(filename)
        else:
            if code is None:
                return True
            self.runcode(code)
        return False

    def runcode(self, code):
        """Run code; all exceptions but SystemExit are shown."""
        try:
            exec(code, self.locals)
        except SystemExit:
            raise
        except:
            self.showtraceback()

    def showsyntaxerror(self, filename=None):
        """Show the syntax error that is being handled, as one in filename."""
        kind, error, tb = sys.exc_info()
        sys.last_type, sys.last_value, sys.last_traceback = kind, error, tb
        if filename and kind is SyntaxError:
            try:
                message, (_, line, offset, text) = error.args
            except ValueError:
                pass  # not of the usual form
            else:
                error = sys.last_value = SyntaxError(message, (filename, line, offset, text))
        if sys.excepthook is sys.__excepthook__:
            self.write(''.join(traceback.format_exception_only(kind, error)))
        else:
            sys.excepthook(kind, error, tb)

    def showtraceback(self):
        """Show the exception that is being handled, without the frame of this class."""
        kind, error, tb = sys.exc_info()
        sys.last_type, sys.last_value, sys.last_traceback = kind, error, tb
        try:
            text = ''.join(traceback.format_exception(kind, error, tb.tb_next))
            if sys.excepthook is sys.__excepthook__:
                self.write(text)
            else:
                sys.excepthook(kind, error, tb)
        finally:
            del kind, error, tb

    def write(self, data):
        """Write to standard error."""
        sys.stderr.write(data)


class InteractiveConsole(InteractiveInterpreter):
    """An interpreter that reads lines with prompts."""

    def __init__(self, locals=None, filename="<console>"):
        InteractiveInterpreter.__init__(self, locals)
        self.filename = filename
        self.resetbuffer()

    def resetbuffer(self):
        """Forget the lines of a statement that is not complete."""
        self.buffer = []

    def interact(self, banner=None, exitmsg=None):
        """Read and run until the end of input."""
        for name, prompt in (('ps1', '>>> '), ('ps2', '... ')):
            if not hasattr(sys, name):
                setattr(sys, name, prompt)
        if banner is None:
            hint = 'Type "help", "copyright", "credits" or "license" for more information.'
            self.write(f"Python {sys.version} on {sys.platform}\n{hint}\n({self.__class__.__name__})\n")
        elif banner:
            self.write(f"{banner}\n")
        more = False
        while True:
            try:
                try:
                    line = self.raw_input(sys.ps2 if more else sys.ps1)
                except EOFError:
                    self.write("\n")
                    break
                more = self.push(line)
            except KeyboardInterrupt:
                self.write("\nKeyboardInterrupt\n")
                self.resetbuffer()
                more = False
        if exitmsg is None:
            self.write(f'now exiting {self.__class__.__name__}...\n')
        elif exitmsg != '':
            self.write(f'{exitmsg}\n')

    def push(self, line):
        """Add a line and run what there is if it is complete; true if more lines are needed."""
        self.buffer.append(line)
        more = self.runsource("\n".join(self.buffer), self.filename)
        if not more:
            self.resetbuffer()
        return more

    def raw_input(self, prompt=""):
        """Read a line without its end; EOFError at the end of input."""
        return input(prompt)


def interact(banner=None, readfunc=None, local=None, exitmsg=None):
    """Run an InteractiveConsole; readfunc takes the place of its raw_input."""
    console = InteractiveConsole(local)
    if readfunc is None:
        try:
            import readline  # it gives input() its editing
        except ImportError:
            pass
    else:
        console.raw_input = readfunc
    console.interact(banner, exitmsg)


if __name__ == "__main__":
    from argparse import ArgumentParser

    options = ArgumentParser()
    options.add_argument('-q', action='store_true', help="don't print version and copyright messages")
    interact('' if options.parse_args().q or sys.flags.quiet else None)
