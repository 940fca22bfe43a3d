//! `completions`: the name of a shell goes in, its completion script comes out.

use super::{Cli, Outcome, Streams};
use crate::error::Result;
use clap::CommandFactory;
use clap_complete::Shell;

/// Prints the completions of a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  dateline completions bash > ~/.local/share/bash-completion/completions/dateline")]
pub struct Args {
    /// The shell
    shell: Shell,
}

pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> Result<Outcome> {
    // The generator panics on a closed pipe: it writes to memory first.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "dateline", &mut script);
    streams.out.write_all(&script)?;
    Ok(Outcome::Done)
}
