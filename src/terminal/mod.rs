//! Results and messages on the terminal: results go to standard output, everything else to standard error. What happens in a
//! run is shown as its events come (`run`), and summed up at its end (`summary`). Knows no arguments and no command.

pub mod environment;
pub mod run;
pub mod summary;
pub mod words;

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use crate::diagnostic::{Diagnostic, Style, render};
use crate::language::Language;
use crate::message::{Message, say};

/// The width of tables where there is no terminal to measure.
const DEFAULT_WIDTH: usize = 100;
/// The narrowest table that can still be read.
const MIN_WIDTH: usize = 60;

/// That standard output cannot be written to.
#[derive(Debug)]
pub struct OutputError(pub io::Error);

/// The two streams and what is known of the terminal behind them.
pub struct Terminal {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    out_closed: bool,
    style: Style,
    /// The language people are spoken to in.
    pub language: Language,
    /// The width of tables in columns.
    pub width: usize,
    /// Whether somebody watches standard error, so that progress is worth showing.
    pub watched: bool,
    read: bool,
}

impl Terminal {
    /// The process's own streams, for people who are spoken to in this language. Colours only for a terminal that
    /// has them, and only where `NO_COLOR` is not set.
    #[must_use]
    pub fn standard(language: Language) -> Self {
        let read = io::stderr().is_terminal();
        let colours = AutoStream::choice(&io::stderr()) != ColorChoice::Never;
        let width = terminal_size::terminal_size_of(io::stdout()).map_or(DEFAULT_WIDTH, |(width, _)| width.0.into());
        Self {
            out: Box::new(io::stdout()),
            // Old consoles of Windows are told in their own way.
            err: Box::new(AutoStream::always(io::stderr())),
            out_closed: false,
            style: if colours { Style::Colour } else { Style::Plain },
            language,
            width: width.max(MIN_WIDTH),
            watched: read && !environment::is_dumb_terminal(),
            read,
        }
    }

    /// Writes a line of the result.
    ///
    /// # Errors
    /// If standard output cannot be written to. A reader that has seen enough and gone is no error: a
    /// batch goes on without it.
    pub fn line(&mut self, text: &str) -> Result<(), OutputError> {
        // What a workbook says must not repaint the terminal.
        let text: String =
            text.chars().map(|c| if c.is_control() && !matches!(c, '\n' | '\r') { '\u{fffd}' } else { c }).collect();
        self.raw(format!("{text}\n").as_bytes())
    }

    /// Writes a line of the result that is said to people.
    ///
    /// # Errors
    /// As [`Self::line`].
    pub fn tell(&mut self, message: &Message) -> Result<(), OutputError> {
        self.line(&message.text(self.language))
    }

    /// Writes a result that is not for people, byte by byte as it is.
    ///
    /// # Errors
    /// As [`Self::line`].
    pub fn raw(&mut self, bytes: &[u8]) -> Result<(), OutputError> {
        if self.out_closed {
            return Ok(());
        }
        match self.out.write_all(bytes).and_then(|()| self.out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.out_closed = true;
                Ok(())
            }
            done => done.map_err(OutputError),
        }
    }

    /// Writes a line to standard error. That it cannot be read there is nothing anybody could be told.
    pub fn message(&mut self, message: &Message) {
        let _ = writeln!(self.err, "{}", message.text(self.language));
    }

    /// Says why nothing more is done.
    pub fn error(&mut self, message: Message) {
        let head = self.style.error(&say!("error").text(self.language));
        let _ = writeln!(self.err, "{head}: {}", message.text(self.language));
    }

    /// Writes a question to standard error; the answer goes on the same line.
    pub fn prompt(&mut self, question: &Message) {
        let text = format!("{}: ", question.text(self.language));
        let _ = self.err.write_all(text.as_bytes()).and_then(|()| self.err.flush());
    }

    /// Waits for the Enter key where the window, and all that it says, would be gone otherwise.
    pub fn wait_where_the_window_closes(&mut self) {
        if self.read && io::stdin().is_terminal() && environment::closes_window() {
            self.prompt(&say!("Enter closes this window"));
            let _ = io::stdin().read_line(&mut String::new());
        }
    }

    /// Whether somebody reads standard error.
    pub fn is_read(&self) -> bool {
        self.read
    }

    /// Empties the screen, where there is one and somebody watches it.
    pub fn clear(&mut self) {
        if self.watched {
            let _ = self.err.write_all(b"\x1b[2J\x1b[3J\x1b[H");
        }
    }

    /// Draws findings on standard error.
    pub fn diagnostics<'d>(&mut self, diagnostics: impl IntoIterator<Item = &'d Diagnostic>) {
        for diagnostic in diagnostics {
            let _ = writeln!(self.err, "{}", render(diagnostic, self.style, self.language));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Failing(io::ErrorKind);

    impl Write for Failing {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn terminal(out: impl Write + 'static) -> Terminal {
        Terminal {
            out: Box::new(out),
            err: Box::new(io::sink()),
            out_closed: false,
            style: Style::Plain,
            language: Language::English,
            width: DEFAULT_WIDTH,
            watched: false,
            read: false,
        }
    }

    #[test]
    fn a_reader_that_is_gone_is_no_error_but_a_full_disk_is() {
        let mut gone = terminal(Failing(io::ErrorKind::BrokenPipe));
        assert!(gone.line("one").is_ok());
        assert!(gone.line("two").is_ok());
        assert!(terminal(Failing(io::ErrorKind::StorageFull)).line("one").is_err());
    }
}
