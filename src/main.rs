//! The command line goes in; what went wrong is printed once, with its hint, and the exit code comes out.

use clap::Parser;
use clap::error::ErrorKind;
use dateline::cli::{self, Cli, Outcome, Streams};
use dateline::error::Error;
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
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
    let result = cli::run(&cli, &mut Streams { out: &mut out, err: &mut err });
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
