//! A piece of work goes in, the CPU time and the memory that it took come out, asked of the system.

use crate::Result;
use rustix::time::{ClockId, clock_gettime};
use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Ticks a second in which Linux counts the time of processes.
const TICKS: f64 = 100.0;
/// CPU that a measurement lasts at least: what disturbs for a moment does not count then.
const ENOUGH: Duration = Duration::from_millis(80);
/// How often the memory of a running process is looked at.
const LOOK: Duration = Duration::from_millis(5);

/// What a process used.
#[derive(Clone, Copy, Debug)]
pub struct Used {
    /// Seconds of CPU, of all its threads.
    pub seconds: f64,
    /// Its memory at the peak.
    pub megabytes: f64,
}

impl Used {
    /// More than anything uses.
    pub const MOST: Used = Used { seconds: f64::INFINITY, megabytes: f64::INFINITY };

    /// The less of both.
    pub fn least(self, other: Used) -> Used {
        Used { seconds: self.seconds.min(other.seconds), megabytes: self.megabytes.min(other.megabytes) }
    }
}

/// Runs a process to its end; an error when it fails.
pub fn of_process(command: &mut Command) -> Result<Used> {
    let before = of_children()?;
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut megabytes: f64 = 0.0;
    let end = loop {
        if let Some(end) = child.try_wait()? {
            break end;
        }
        let peak = fs::read_to_string(&status).ok().and_then(|text| peak(&text));
        megabytes = megabytes.max(peak.unwrap_or(0.0));
        std::thread::sleep(LOOK);
    };
    if !end.success() {
        return Err(format!("{command:?} failed: {end}").into());
    }
    Ok(Used { seconds: of_children()? - before, megabytes })
}

/// Seconds of CPU of all children that have ended.
pub fn of_children() -> Result<f64> {
    let text = fs::read_to_string("/proc/self/stat")?;
    // The second field is a name in brackets that may hold spaces: fields are counted from its end.
    let fields = text.rsplit_once(')').map(|(_, rest)| rest.split_whitespace().collect::<Vec<_>>());
    let fields = fields.ok_or("/proc/self/stat has no name")?;
    let ticks = |at: usize| -> Result<f64> { Ok(fields.get(at).ok_or("/proc/self/stat is short")?.parse()?) };
    Ok((ticks(13)? + ticks(14)?) / TICKS)
}

/// Microseconds of CPU that `work` takes, on this thread and those that help it, once warm: the mean over as many
/// runs as it needs.
pub fn of_work(mut work: impl FnMut() -> Result<()>) -> Result<f64> {
    work()?;
    let mut runs: u32 = 1;
    loop {
        let before = used();
        for _ in 0..runs {
            work()?;
        }
        let took = used().saturating_sub(before);
        if took >= ENOUGH {
            return Ok(took.as_secs_f64() / f64::from(runs) * 1e6);
        }
        let factor = (ENOUGH * 5 / 4).as_nanos() / took.as_nanos().max(1);
        runs *= (factor as u32).clamp(2, 8);
    }
}

/// CPU that all threads of this process have used, also those that have ended.
fn used() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

fn peak(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes / 1e3)
}
