//! Threads that do numbered jobs, each within a time limit, all within a limit of memory. Knows nothing of what
//! the jobs are.
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

use crate::batch::spec::DocumentLimits;

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
struct Memory {
    /// The most, in bytes.
    limit: usize,
    /// How much the process has in use; none where that cannot be found out.
    used: fn() -> Option<usize>,
}

impl Memory {
    fn is_spent(self) -> bool {
        (self.used)().is_some_and(|used| used > self.limit)
    }
}

/// What tells the time.
pub type Clock = Arc<dyn Fn() -> Instant + Send + Sync>;

/// What does jobs.
#[derive(Clone)]
pub struct Executor {
    /// How many jobs are done at once.
    threads: usize,
    /// How long a job may take, until it is to be finished.
    limit: Duration,
    /// How much memory all jobs may take.
    memory: Memory,
    /// Whether no job is begun after one has failed.
    fail_fast: bool,
    /// Set from outside when no more jobs are to be begun.
    stop: Arc<AtomicBool>,
    /// What the time of jobs is measured with.
    clock: Clock,
}

/// What an executor does.
pub trait Work: Send + Sync + 'static {
    /// What is made within the time limit.
    type Product;
    /// What a finished job leaves behind.
    type Outcome: Send + 'static;
    /// Why a job failed.
    type Error: Send + 'static;

    /// The part that may take too long, and must then leave no trace.
    fn make(&self, number: usize) -> Result<Self::Product, Self::Error>;
    /// The part that is waited for.
    fn finish(&self, number: usize, product: Self::Product) -> Result<Self::Outcome, Self::Error>;
    /// Why a job failed that took too long.
    fn timed_out(&self, number: usize) -> Self::Error;
    /// Why a job failed that was running when memory ran out; `longest` if it was running longer than all others.
    fn out_of_memory(&self, number: usize, longest: bool) -> Self::Error;
}

/// A running job.
struct Running {
    since: Instant,
    /// Whether it is decided what becomes of the job: it is being finished, or was given up.
    settled: Arc<AtomicBool>,
    /// Whether it is being finished, so that no time limit holds any more.
    finishing: bool,
}

/// What a thread signals.
enum Signal<W: Work> {
    Begun(usize, Running),
    Ended(usize, Result<W::Outcome, W::Error>),
    /// It takes no more jobs.
    Left,
}

/// What the threads of an executor share.
struct Shared<W> {
    work: Arc<W>,
    /// The job to begin next, and how many there are.
    next: AtomicUsize,
    count: usize,
    fail_fast: bool,
    /// Set when no more jobs are to be begun, from outside or by a fault.
    stops: [Arc<AtomicBool>; 2],
    clock: Clock,
}

impl<W: Work> Shared<W> {
    fn stopped(&self) -> bool {
        self.stops.iter().any(|stop| stop.load(Ordering::SeqCst))
    }

    fn stop(&self) {
        self.stops[1].store(true, Ordering::SeqCst);
    }

    /// Does one job after another, until none is left or one took so long that it was given up.
    /// Nobody listens after a fault of the machine; running jobs are done all the same.
    fn jobs(&self, signals: &Sender<Signal<W>>) {
        while !self.stopped() {
            let number = self.next.fetch_add(1, Ordering::SeqCst);
            if number >= self.count {
                break;
            }
            let settled = Arc::new(AtomicBool::new(false));
            let running = Running { since: (self.clock)(), settled: Arc::clone(&settled), finishing: false };
            let _ = signals.send(Signal::Begun(number, running));
            let product = self.work.make(number);
            if settled.swap(true, Ordering::SeqCst) {
                return;
            }
            let result = product.and_then(|product| self.work.finish(number, product));
            if self.fail_fast && result.is_err() {
                self.stop();
            }
            let _ = signals.send(Signal::Ended(number, result));
        }
        let _ = signals.send(Signal::Left);
    }
}

impl Executor {
    /// An executor within these limits, which begins no more jobs once `stop` is set.
    #[must_use]
    pub fn new(threads: usize, limits: DocumentLimits, fail_fast: bool, stop: Arc<AtomicBool>) -> Self {
        let used = || memory_stats::memory_stats().map(|stats| stats.physical_mem);
        let most = usize::try_from(u64::from(limits.max_mib) << 20).unwrap_or(usize::MAX);
        Self {
            threads,
            limit: Duration::from_secs(limits.max_seconds.into()),
            memory: Memory { limit: most, used },
            fail_fast,
            stop,
            clock: Arc::new(Instant::now),
        }
    }

    /// Whether it was told to stop.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }

    /// Does the jobs from 0 to `count`, reports each as it ends, and returns how many were begun. Stops
    /// early on `fail_fast`, when told to from outside, when too many jobs were given up, or when memory has run
    /// out; threads may then still be at work that only the end of the process stops.
    ///
    /// # Errors
    /// If the machine gives no thread.
    pub fn run<W: Work>(
        &self,
        work: &Arc<W>,
        count: usize,
        mut report: impl FnMut(usize, Result<W::Outcome, W::Error>),
    ) -> io::Result<usize> {
        let shared = Arc::new(Shared {
            work: Arc::clone(work),
            next: AtomicUsize::new(0),
            count,
            fail_fast: self.fail_fast,
            stops: [Arc::clone(&self.stop), Arc::default()],
            clock: Arc::clone(&self.clock),
        });
        let (sender, signals) = channel();
        let spawn = || {
            let (shared, sender) = (Arc::clone(&shared), sender.clone());
            thread::Builder::new().stack_size(STACK).spawn(move || shared.jobs(&sender))
        };
        let mut threads = self.threads.clamp(1, count.max(1));
        for _ in 0..threads {
            spawn()?;
        }
        let mut running: BTreeMap<usize, Running> = BTreeMap::new();
        let (mut begun, mut given_up) = (0, 0);
        while threads > 0 {
            if self.memory.is_spent() {
                shared.stop();
                end(&shared, running, &signals, &mut begun, &mut report);
                break;
            }
            let elapsed = |job: &Running| (self.clock)().saturating_duration_since(job.since);
            let due = running.values().filter(|r| !r.finishing).map(|r| self.limit.saturating_sub(elapsed(r)));
            match signals.recv_timeout(due.min().unwrap_or(self.limit).min(POLL_INTERVAL)) {
                Ok(Signal::Begun(number, job)) => {
                    running.insert(number, job);
                    begun += 1;
                }
                Ok(Signal::Ended(number, result)) => {
                    running.remove(&number);
                    report(number, result);
                }
                Ok(Signal::Left) => threads -= 1,
                Err(RecvTimeoutError::Timeout) => {
                    let late = running.iter().filter(|(_, r)| !r.finishing && elapsed(r) >= self.limit);
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
                        spawn()?;
                        report(number, Err(shared.work.timed_out(number)));
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
    report: &mut impl FnMut(usize, Result<W::Outcome, W::Error>),
) {
    // Running longest among those that can be the cause: what is being finished takes no more.
    let longest =
        running.iter().filter(|(_, job)| !job.settled.load(Ordering::SeqCst)).min_by_key(|(_, job)| job.since);
    let longest = longest.map(|(number, _)| *number);
    let until = Instant::now() + SHUTDOWN_GRACE;
    let give_up = |running: &mut BTreeMap<usize, Running>,
                   report: &mut dyn FnMut(usize, Result<W::Outcome, W::Error>)| {
        running.retain(|number, job| {
            let finishing = job.finishing || job.settled.swap(true, Ordering::SeqCst);
            if !finishing {
                report(*number, Err(shared.work.out_of_memory(*number, longest == Some(*number))));
            }
            job.finishing = true;
            finishing
        });
    };
    give_up(&mut running, report);
    // Jobs that were taken a moment ago are reported in the next.
    let taken = || shared.next.load(Ordering::SeqCst).min(shared.count);
    while !running.is_empty() || *begun < taken() {
        match signals.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(Signal::Begun(number, job)) => {
                *begun += 1;
                running.insert(number, job);
                give_up(&mut running, report);
            }
            Ok(Signal::Ended(number, result)) => {
                running.remove(&number);
                report(number, result);
            }
            Ok(Signal::Left) => {}
            Err(_) => break,
        }
    }
    for number in running.into_keys() {
        report(number, Err(shared.work.out_of_memory(number, false)));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Condvar, Mutex, Weak};

    use super::*;

    const LIMIT: Duration = Duration::from_secs(60);

    /// What a job does.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    enum Task {
        Works,
        Fails,
        /// It goes on until all jobs are let go.
        Hangs,
        /// The same, and while it hangs the time of jobs runs out.
        TimesOut,
    }
    use Task::{Fails, Hangs, TimesOut, Works};

    /// What a test holds in its hands: the time, and the end of jobs that hang.
    #[derive(Default)]
    struct Controls {
        passed: Mutex<Duration>,
        let_go: Mutex<bool>,
        woken: Condvar,
        finished: AtomicUsize,
    }

    impl Controls {
        fn run_out_of_time(&self) {
            *self.passed.lock().expect("no panic") += LIMIT;
        }

        fn let_go(&self) {
            *self.let_go.lock().expect("no panic") = true;
            self.woken.notify_all();
        }

        fn clock(self: &Arc<Self>) -> Clock {
            let (controls, start) = (Arc::clone(self), Instant::now());
            // It moves whenever somebody looks, so that no two jobs begin at once.
            Arc::new(move || {
                let mut passed = controls.passed.lock().expect("no panic");
                *passed += Duration::from_nanos(1);
                start + *passed
            })
        }
    }

    struct Tasks {
        tasks: Vec<Task>,
        controls: Arc<Controls>,
    }

    impl Work for Tasks {
        type Product = usize;
        type Outcome = usize;
        type Error = &'static str;

        fn make(&self, number: usize) -> Result<usize, &'static str> {
            let task = self.tasks[number];
            if task == TimesOut {
                self.controls.run_out_of_time();
            }
            if matches!(task, Hangs | TimesOut) {
                let let_go = self.controls.let_go.lock().expect("no panic");
                drop(self.controls.woken.wait_while(let_go, |let_go| !*let_go));
            }
            if task == Fails { Err("failed") } else { Ok(number) }
        }
        fn finish(&self, number: usize, product: usize) -> Result<usize, &'static str> {
            self.controls.finished.fetch_add(1, Ordering::SeqCst);
            if number == product { Ok(product) } else { Err("mixed up") }
        }
        fn timed_out(&self, _: usize) -> &'static str {
            "timed out"
        }
        fn out_of_memory(&self, _: usize, longest: bool) -> &'static str {
            if longest { "longest" } else { "ended" }
        }
    }

    type Ended = Vec<(usize, Result<usize, &'static str>)>;

    /// Does the tasks; after each that ends `then` is called with how many have.
    fn run(
        tasks: &[Task],
        controls: &Arc<Controls>,
        change: impl FnOnce(&mut Executor),
        mut then: impl FnMut(usize),
    ) -> (usize, Ended, Weak<Tasks>) {
        let limits = DocumentLimits { max_pages: 1, max_seconds: 60, max_mib: 1 };
        let mut executor = Executor::new(1, limits, false, Arc::default());
        executor.memory.used = || None;
        executor.clock = controls.clock();
        change(&mut executor);
        let work = Arc::new(Tasks { tasks: tasks.to_vec(), controls: Arc::clone(controls) });
        let mut ended = Vec::new();
        let begun = executor.run(&work, tasks.len(), |number, result| {
            ended.push((number, result));
            then(ended.len());
        });
        (begun.expect("threads"), ended, Arc::downgrade(&work))
    }

    #[test]
    fn a_job_without_end_does_not_stop_the_others_and_finishes_nothing() {
        let controls = Arc::default();
        let two_threads = |executor: &mut Executor| executor.threads = 2;
        let others_ended = |ended| {
            if ended == 3 {
                Controls::run_out_of_time(&controls)
            }
        };
        let (begun, mut ended, work) = run(&[Works, Hangs, Works, Works], &controls, two_threads, others_ended);
        assert_eq!((begun, ended[3]), (4, (1, Err("timed out"))));
        ended.sort_unstable();
        assert_eq!(ended, [(0, Ok(0)), (1, Err("timed out")), (2, Ok(2)), (3, Ok(3))]);
        controls.let_go();
        // Its thread is the last to hold the work.
        while work.strong_count() > 0 {
            thread::yield_now();
        }
        assert_eq!(controls.finished.load(Ordering::SeqCst), 3, "the late job was finished after it was given up");
    }

    #[test]
    fn a_fault_that_keeps_coming_back_ends_the_work() {
        let tasks = [TimesOut, TimesOut, Works, TimesOut, Works];
        let (begun, ended, _) = run(&tasks, &Arc::default(), |_| {}, |_| {});
        let late = Err("timed out");
        assert_eq!((begun, ended), (4, vec![(0, late), (1, late), (2, Ok(2)), (3, late)]));
    }

    #[test]
    fn who_is_told_to_stop_finishes_what_is_running() {
        let (controls, stop) = (Arc::default(), Arc::new(AtomicBool::new(false)));
        let change = |executor: &mut Executor| (executor.threads, executor.stop) = (2, Arc::clone(&stop));
        let then = |_| {
            stop.store(true, Ordering::SeqCst);
            Controls::let_go(&controls);
        };
        let (begun, ended, _) = run(&[Works, Hangs, Hangs, Works, Works], &controls, change, then);
        assert!(begun <= 3, "{begun} jobs were begun");
        assert_eq!((ended.len(), controls.finished.load(Ordering::SeqCst)), (begun, begun));
        assert!(ended.iter().all(|(_, result)| result.is_ok()));
    }

    #[test]
    fn when_memory_runs_out_all_work_ends_and_the_longest_running_job_is_named() {
        static USED: AtomicUsize = AtomicUsize::new(0);
        let controls = Arc::default();
        let change = |executor: &mut Executor| {
            executor.threads = 2;
            executor.memory = Memory { limit: 7, used: || Some(USED.load(Ordering::SeqCst)) };
        };
        let (begun, ended, _) =
            run(&[Hangs, Works, Hangs, Works, Works], &controls, change, |_| USED.store(8, Ordering::SeqCst));
        // The free thread may or may not have taken the next job by then.
        assert_eq!((ended.len(), &ended[..2]), (begun, &[(1, Ok(1)), (0, Err("longest"))][..]));
        assert!(ended[2..].iter().all(|end| *end == (2, Err("ended"))), "{ended:?}");
        assert_eq!(controls.finished.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn fail_fast_begins_nothing_after_a_fault() {
        let tasks = [Works, Fails, Works];
        let (begun, ended, _) = run(&tasks, &Arc::default(), |executor| executor.fail_fast = true, |_| {});
        assert_eq!((begun, ended), (2, vec![(0, Ok(0)), (1, Err("failed"))]));
        assert_eq!(run(&tasks, &Arc::default(), |_| {}, |_| {}).0, 3);
        assert_eq!(run(&[], &Arc::default(), |_| {}, |_| {}).0, 0);
    }
}
