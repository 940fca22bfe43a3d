//! The command line goes in; what went wrong is printed once, with its hint, and the exit code comes out.

use clap::Parser;
use clap::error::ErrorKind;
use dateline::cli::{self, Cli, Outcome, Streams};
use dateline::error::Error;
use std::ffi::OsString;
use std::io::Write;
use std::panic::AssertUnwindSafe;
use std::process::ExitCode;

/// Articles are many small texts: an allocator made for those saves a tenth of the time to index.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // A panic is told once, below, in words: not by the library that had it.
    std::panic::set_hook(Box::new(|_| {}));
    let cli = match Cli::try_parse_from(arguments()) {
        Ok(cli) => cli,
        Err(error) => {
            let is_answer = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            // A closed pipe while help is printed is no failure.
            let _ = error.print();
            return ExitCode::from(if is_answer { 0 } else { 2 });
        }
    };
    let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let mut err = std::io::stderr();
    let run = AssertUnwindSafe(|| cli::run(&cli, &mut Streams { out: &mut out, err: &mut err }));
    let result = std::panic::catch_unwind(run).unwrap_or_else(|panic| Err(Error::defect(&*panic)));
    let result = result.and_then(|outcome| out.flush().map(|()| outcome).map_err(Error::from));
    match result {
        Ok(Outcome::Done) | Err(Error::ClosedPipe) => ExitCode::SUCCESS,
        Ok(Outcome::Nothing) => ExitCode::from(1),
        Ok(Outcome::Failed) => ExitCode::from(2),
        Err(error) => {
            let _ = out.flush();
            // Nothing is left to be done when standard error is closed.
            let _ = writeln!(err, "dateline: {error}");
            if let Some(hint) = error.hint() {
                let _ = writeln!(err, "  hint: {hint}");
            }
            ExitCode::from(2)
        }
    }
}

/// The arguments as typed; a query that begins with an exclusion (`-mali coup`) is set apart from the options.
fn arguments() -> impl Iterator<Item = OsString> {
    std::env::args_os().enumerate().map(|(index, argument)| {
        let is_exclusion = index > 1
            && argument.to_str().is_some_and(|text| {
                let mut letters = text.chars();
                let begins = letters.next() == Some('-')
                    && letters.next().is_some_and(|c| c.is_alphabetic() || "\"(“«".contains(c));
                begins && text.chars().count() > 2 && !is_short_option(text)
            });
        if !is_exclusion {
            return argument;
        }
        // White space in front makes it no option, and nothing to the query.
        let mut apart = OsString::from(" ");
        apart.push(argument);
        apart
    })
}

/// `-n20`
fn is_short_option(text: &str) -> bool {
    text.strip_prefix("-n")
        .is_some_and(|number| number.trim_start_matches('=').chars().all(|c| c.is_ascii_digit()))
}
