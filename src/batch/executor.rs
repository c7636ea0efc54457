//! Threads that do numbered jobs, each within a time limit, all within a limit of memory.
//!
//! A thread cannot be stopped from outside. One whose job takes too long is given up: its job has failed,
//! another thread takes its place, and whatever it still makes is thrown away. It ends with the process.
//! Memory is the process's, so when it runs out all work ends: whoever asked for it must then end the process.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Layout of nested content goes deep; the usual 2 MiB of a thread are tight.
const STACK: usize = 16 << 20;

/// How many jobs are given up before no more are begun: their threads still use processors and memory, and
/// a template that never ends for three projects does not end for the next.
const MAX_TIMED_OUT: usize = 3;

/// How often memory is looked at. A text that doubles passes from the limit to twice the limit in more than that.
const POLL_INTERVAL: Duration = Duration::from_millis(20);

/// How long documents that are being written are waited for when memory has run out.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(1);

/// How much memory may be used.
#[derive(Debug, Clone, Copy)]
pub struct Memory {
    /// The most, in bytes.
    pub limit: usize,
    /// How much the process has in use; none where that cannot be found out.
    pub used: fn() -> Option<usize>,
}

impl Memory {
    fn is_spent(self) -> bool {
        (self.used)().is_some_and(|used| used > self.limit)
    }
}

/// How a executor works.
#[derive(Debug, Clone)]
pub struct Executor {
    /// How many jobs are done at once.
    pub threads: usize,
    /// How long a job may take, until it is to be finished.
    pub limit: Duration,
    /// How much memory all jobs may take.
    pub memory: Memory,
    /// Whether no job is begun after one has failed.
    pub fail_fast: bool,
    /// Set from outside when no more jobs are to be begun.
    pub stop: Arc<AtomicBool>,
}

/// What a executor does.
pub trait Work: Send + Sync + 'static {
    /// What is made within the time limit.
    type Made;
    /// What a finished job leaves behind.
    type Done: Send + 'static;
    /// Why a job failed.
    type Fault: Send + 'static;

    /// The part that may take too long, and must then leave no trace.
    fn make(&self, number: usize) -> Result<Self::Made, Self::Fault>;
    /// The part that is waited for.
    fn finish(&self, number: usize, made: Self::Made) -> Result<Self::Done, Self::Fault>;
    /// What a job that took too long failed of.
    fn late(&self, number: usize) -> Self::Fault;
    /// What a job failed of that was in hand when memory ran out; `longest` if it was in hand longer than all others.
    fn out_of_memory(&self, number: usize, longest: bool) -> Self::Fault;
}

/// A job in hand.
struct Running {
    since: Instant,
    /// Whether it is decided what becomes of the job: it is being finished, or was given up.
    settled: Arc<AtomicBool>,
    /// Whether it is being finished, so that no time limit holds any more.
    finishing: bool,
}

/// What a thread tells.
enum Signal<W: Work> {
    Begun(usize, Running),
    Ended(usize, Result<W::Done, W::Fault>),
    /// It takes no more jobs.
    Left,
}

/// What the threads of a executor share.
struct Shared<W> {
    work: Arc<W>,
    /// The job to begin next, and how many there are.
    next: AtomicUsize,
    count: usize,
    fail_fast: bool,
    /// Set when no more jobs are to be begun, from outside or by a fault.
    stops: [Arc<AtomicBool>; 2],
}

impl<W: Work> Shared<W> {
    fn stopped(&self) -> bool {
        self.stops.iter().any(|stop| stop.load(Ordering::SeqCst))
    }

    fn stop(&self) {
        self.stops[1].store(true, Ordering::SeqCst);
    }

    /// Does one job after another, until none is left or one took so long that it was given up.
    /// Nobody listens after a fault of the machine; jobs in hand are done all the same.
    fn jobs(&self, signals: &Sender<Signal<W>>) {
        while !self.stopped() {
            let number = self.next.fetch_add(1, Ordering::SeqCst);
            if number >= self.count {
                break;
            }
            let settled = Arc::new(AtomicBool::new(false));
            let running = Running { since: Instant::now(), settled: Arc::clone(&settled), finishing: false };
            let _ = signals.send(Signal::Begun(number, running));
            let made = self.work.make(number);
            if settled.swap(true, Ordering::SeqCst) {
                return;
            }
            let result = made.and_then(|made| self.work.finish(number, made));
            if self.fail_fast && result.is_err() {
                self.stop();
            }
            let _ = signals.send(Signal::Ended(number, result));
        }
        let _ = signals.send(Signal::Left);
    }
}

impl Executor {
    /// Whether it was told to stop.
    #[must_use]
    pub fn stopped(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }

    /// Does the jobs from 0 to `count`, tells of each as it ends, and returns how many were begun. Stops
    /// early on `fail_fast`, when told to from outside, when too many jobs were given up, or when memory has run
    /// out; threads may then still be at work that only the end of the process stops.
    ///
    /// # Errors
    /// If the machine gives no thread.
    pub fn work<W: Work>(
        &self,
        work: &Arc<W>,
        count: usize,
        mut tell: impl FnMut(usize, Result<W::Done, W::Fault>),
    ) -> io::Result<usize> {
        let shared = Arc::new(Shared {
            work: Arc::clone(work),
            next: AtomicUsize::new(0),
            count,
            fail_fast: self.fail_fast,
            stops: [Arc::clone(&self.stop), Arc::default()],
        });
        let (sender, signals) = channel();
        let hire = || {
            let (shared, sender) = (Arc::clone(&shared), sender.clone());
            thread::Builder::new().stack_size(STACK).spawn(move || shared.jobs(&sender))
        };
        let mut threads = self.threads.clamp(1, count.max(1));
        for _ in 0..threads {
            hire()?;
        }
        let mut running: BTreeMap<usize, Running> = BTreeMap::new();
        let (mut begun, mut given_up) = (0, 0);
        while threads > 0 {
            if self.memory.is_spent() {
                shared.stop();
                end(&shared, running, &signals, &mut begun, &mut tell);
                break;
            }
            let due = running.values().filter(|r| !r.finishing).map(|r| self.limit.saturating_sub(r.since.elapsed()));
            match signals.recv_timeout(due.min().unwrap_or(self.limit).min(POLL_INTERVAL)) {
                Ok(Signal::Begun(number, job)) => {
                    running.insert(number, job);
                    begun += 1;
                }
                Ok(Signal::Ended(number, result)) => {
                    running.remove(&number);
                    tell(number, result);
                }
                Ok(Signal::Left) => threads -= 1,
                Err(RecvTimeoutError::Timeout) => {
                    let late = running.iter().filter(|(_, r)| !r.finishing && r.since.elapsed() >= self.limit);
                    for number in late.map(|(number, _)| *number).collect::<Vec<_>>() {
                        let Some(job) = running.get_mut(&number) else { continue };
                        if job.settled.swap(true, Ordering::SeqCst) {
                            job.finishing = true;
                            continue;
                        }
                        running.remove(&number);
                        given_up += 1;
                        if self.fail_fast || given_up >= MAX_TIMED_OUT {
                            shared.stop();
                        }
                        // Its thread is lost; another takes its place.
                        hire()?;
                        tell(number, Err(shared.work.late(number)));
                    }
                }
                // Cannot be: a sender is kept here.
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        Ok(begun)
    }
}

/// Ends all work: jobs that are being finished are waited for a moment, the others have failed.
fn end<W: Work>(
    shared: &Shared<W>,
    mut running: BTreeMap<usize, Running>,
    signals: &Receiver<Signal<W>>,
    begun: &mut usize,
    tell: &mut impl FnMut(usize, Result<W::Done, W::Fault>),
) {
    // In hand longest among those that can be the cause: what is being finished takes no more.
    let longest =
        running.iter().filter(|(_, job)| !job.settled.load(Ordering::SeqCst)).min_by_key(|(_, job)| job.since);
    let longest = longest.map(|(number, _)| *number);
    let until = Instant::now() + SHUTDOWN_GRACE;
    let give_up = |running: &mut BTreeMap<usize, Running>, tell: &mut dyn FnMut(usize, Result<W::Done, W::Fault>)| {
        running.retain(|number, job| {
            let finishing = job.finishing || job.settled.swap(true, Ordering::SeqCst);
            if !finishing {
                tell(*number, Err(shared.work.out_of_memory(*number, longest == Some(*number))));
            }
            job.finishing = true;
            finishing
        });
    };
    give_up(&mut running, tell);
    // Jobs that were taken a moment ago are told of in the next.
    let taken = || shared.next.load(Ordering::SeqCst).min(shared.count);
    while !running.is_empty() || *begun < taken() {
        match signals.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(Signal::Begun(number, job)) => {
                *begun += 1;
                running.insert(number, job);
                give_up(&mut running, tell);
            }
            Ok(Signal::Ended(number, result)) => {
                running.remove(&number);
                tell(number, result);
            }
            Ok(Signal::Left) => {}
            Err(_) => break,
        }
    }
    for number in running.into_keys() {
        tell(number, Err(shared.work.out_of_memory(number, false)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Jobs that take so many milliseconds.
    struct Naps {
        lengths: Vec<u64>,
        finished: AtomicUsize,
    }

    impl Work for Naps {
        type Made = usize;
        type Done = usize;
        type Fault = &'static str;

        fn make(&self, number: usize) -> Result<usize, &'static str> {
            thread::sleep(Duration::from_millis(self.lengths[number]));
            if self.lengths[number] == 13 { Err("unlucky") } else { Ok(number) }
        }
        fn finish(&self, number: usize, made: usize) -> Result<usize, &'static str> {
            self.finished.fetch_add(1, Ordering::SeqCst);
            if number == made { Ok(made) } else { Err("mixed up") }
        }
        fn late(&self, _: usize) -> &'static str {
            "late"
        }
        fn out_of_memory(&self, _: usize, longest: bool) -> &'static str {
            if longest { "greedy" } else { "ended" }
        }
    }

    const ENOUGH: Memory = Memory { limit: 1, used: || None };

    type Ended = Vec<(usize, Result<usize, &'static str>)>;

    fn run(lengths: &[u64], threads: usize, fail_fast: bool) -> (usize, Ended, Arc<Naps>) {
        let naps = Arc::new(Naps { lengths: lengths.to_vec(), finished: AtomicUsize::new(0) });
        let mut ended = Vec::new();
        let executor =
            Executor { threads, limit: Duration::from_millis(400), memory: ENOUGH, fail_fast, stop: Arc::default() };
        let begun =
            executor.work(&naps, lengths.len(), |number, result| ended.push((number, result))).expect("threads");
        ended.sort_unstable();
        (begun, ended, naps)
    }

    #[test]
    fn a_job_without_end_does_not_stop_the_others_and_finishes_nothing() {
        let (begun, ended, naps) = run(&[0, 900, 1, 2], 2, false);
        assert_eq!(begun, 4);
        assert_eq!(ended, [(0, Ok(0)), (1, Err("late")), (2, Ok(2)), (3, Ok(3))]);
        thread::sleep(Duration::from_millis(700));
        assert_eq!(naps.finished.load(Ordering::SeqCst), 3, "the late job was finished after it was given up");
    }

    #[test]
    fn a_fault_that_keeps_coming_back_ends_the_work() {
        let (begun, ended, _) = run(&[5_000, 5_000, 1, 5_000, 1], 1, false);
        assert_eq!((begun, ended), (4, vec![(0, Err("late")), (1, Err("late")), (2, Ok(2)), (3, Err("late"))]));
    }

    #[test]
    fn who_is_told_to_stop_finishes_what_is_in_hand() {
        let naps = Arc::new(Naps { lengths: vec![1; 200], finished: AtomicUsize::new(0) });
        let stop = Arc::new(AtomicBool::new(false));
        let executor = Executor {
            threads: 2,
            limit: Duration::from_secs(9),
            memory: ENOUGH,
            fail_fast: false,
            stop: Arc::clone(&stop),
        };
        let mut ended = 0;
        let begun = executor.work(&naps, 200, |_, result| {
            ended += usize::from(result.is_ok());
            stop.store(true, Ordering::SeqCst);
        });
        let begun = begun.expect("threads");
        assert!(begun < 200);
        assert_eq!((ended, naps.finished.load(Ordering::SeqCst)), (begun, begun));
    }

    #[test]
    fn when_memory_runs_out_all_work_ends_and_the_job_in_hand_longest_is_named() {
        static USED: AtomicUsize = AtomicUsize::new(0);
        let naps = Arc::new(Naps { lengths: vec![9_000, 1, 9_000, 1, 1], finished: AtomicUsize::new(0) });
        let memory = Memory { limit: 7, used: || Some(USED.load(Ordering::SeqCst)) };
        let executor =
            Executor { threads: 2, limit: Duration::from_secs(30), memory, fail_fast: false, stop: Arc::default() };
        let mut ended = Vec::new();
        let begun = executor.work(&naps, 5, |number, result| {
            ended.push((number, result));
            USED.store(8, Ordering::SeqCst);
        });
        // The free thread may or may not have taken the next job by then.
        assert_eq!((ended.len(), &ended[..2]), (begun.expect("threads"), &[(1, Ok(1)), (0, Err("greedy"))][..]));
        assert!(ended[2..].iter().all(|end| *end == (2, Err("ended"))), "{ended:?}");
        assert_eq!(naps.finished.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn fail_fast_begins_nothing_after_a_fault() {
        let (begun, ended, _) = run(&[1, 13, 1], 1, true);
        assert_eq!((begun, ended), (2, vec![(0, Ok(0)), (1, Err("unlucky"))]));
        assert_eq!(run(&[1, 13, 1], 1, false).0, 3);
        assert_eq!(run(&[], 3, false).0, 0);
    }
}
