//! `man`: nothing goes in, the manual page in roff comes out.

use super::{Cli, Outcome, Streams};
use crate::error::Result;
use clap::CommandFactory;

pub(super) fn run(streams: &mut Streams<'_>) -> Result<Outcome> {
    let command = Cli::command();
    clap_mangen::Man::new(command.clone()).render(streams.out)?;
    for verb in command.get_subcommands() {
        clap_mangen::Man::new(verb.clone().name(format!("dateline-{}", verb.get_name()).leak() as &str))
            .render(streams.out)?;
    }
    Ok(Outcome::Done)
}
